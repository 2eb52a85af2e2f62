"""Paper through a scanner: typed text on tinted paper, a little crooked, with specks. And a photograph."""

import io
import math
import random
from datetime import datetime, timezone

from PIL import Image, ImageDraw, ImageFilter, ImageFont

MONOSPACED = "/usr/share/fonts/truetype/liberation2/LiberationMono-Regular.ttf"


def page(text, dpi=150, points=11, angle=0.6, seed=1, size=(148, 210), paper=236):
    """A grey picture of a typed page; `size` in millimetres, `angle` in degrees."""
    chance = random.Random(seed)
    width, height = (round(length / 25.4 * dpi) for length in size)
    image = Image.new("L", (width, height), paper)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(MONOSPACED, round(points / 72 * dpi))
    left, top, line = round(0.09 * width), round(0.07 * height), round(points * 1.45 / 72 * dpi)
    for row, content in enumerate(text.splitlines()):
        draw.text((left, top + row * line), content, font=font, fill=chance.randint(28, 52))
    image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=paper)
    image = image.filter(ImageFilter.GaussianBlur(0.5))
    draw = ImageDraw.Draw(image)
    for _ in range(width * height // 1800):
        x, y = chance.randrange(width), chance.randrange(height)
        draw.point((x, y), fill=chance.randint(150, 215))
    # The shadow of the lid along one edge.
    for x in range(14):
        draw.line((x, 0, x, height), fill=paper - 70 + 5 * x)
    return image


def png(image, dpi=150):
    """A grey PNG of sixteen shades."""
    buffer = io.BytesIO()
    image.quantize(16).convert("L").save(buffer, "PNG", dpi=(dpi, dpi), optimize=True)
    return buffer.getvalue()


def jpeg(image, dpi=150, quality=60):
    """A JPEG."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", dpi=(dpi, dpi), quality=quality)
    return buffer.getvalue()


def tiff(images, dpi=200):
    """A black and white TIFF of several pages, as fax machines make them."""
    buffer = io.BytesIO()
    pages = [image.point(lambda value: 255 if value > 140 else 0).convert("1") for image in images]
    pages[0].save(
        buffer, "TIFF", compression="group4", dpi=(dpi, dpi), save_all=True, append_images=pages[1:]
    )
    return buffer.getvalue()


def pdf(images, title, created, dpi=200, quality=45):
    """A PDF that holds pictures of pages and no text."""
    moment = datetime.fromisoformat(created).replace(hour=11, tzinfo=timezone.utc).timetuple()
    buffer = io.BytesIO()
    images[0].save(
        buffer,
        "PDF",
        resolution=dpi,
        save_all=True,
        append_images=images[1:],
        quality=quality,
        title=title,
        producer="Scanner",
        creationDate=moment,
        modDate=moment,
    )
    return buffer.getvalue()


def photograph(seed=3, size=(420, 300)):
    """A colour picture without any text: evening over a river."""
    chance = random.Random(seed)
    width, height = size
    image = Image.new("RGB", size)
    pixels = image.load()
    for y in range(height):
        for x in range(width):
            glow = math.exp(-(((x - 300) / 160) ** 2 + ((y - 130) / 70) ** 2))
            if y < 150:
                colour = (90 + 150 * glow + y * 0.3, 95 + 90 * glow + y * 0.25, 140 + 20 * glow)
            else:
                wave = 12 * math.sin(y * 0.7 + 3 * math.sin(x * 0.03))
                colour = (60 + 110 * glow + wave, 75 + 60 * glow + wave, 100 + wave)
            pixels[x, y] = tuple(max(0, min(255, round(part))) for part in colour)
    draw = ImageDraw.Draw(image)
    ridge = [(0, 150)]
    for step in range(0, width + 20, 20):
        ridge.append((step, 150 - 25 - 18 * math.sin(step * 0.015) - chance.randrange(9)))
    draw.polygon(ridge + [(width, 150)], fill=(48, 52, 66))
    draw.ellipse((285, 95, 330, 140), fill=(255, 214, 150))
    return image.filter(ImageFilter.GaussianBlur(1.2))
