"""PDF pages from the sources, in one or two columns, with a text layer and embedded fonts."""

import io
import os
import re
from datetime import datetime, timezone
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

from .markup import parse

FONTS = {
    "Serif": ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf"),
    "Sans": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
    "Fallback": ("droid/DroidSansFallbackFull.ttf", "droid/DroidSansFallbackFull.ttf"),
}


def document(source, title, author, created, language, columns=1, font="Serif", size=10, footer=None, widths=None):
    """The bytes of a .pdf; `created` is an ISO day and `widths` are the shares of the columns of its tables."""
    moment = datetime.fromisoformat(created).replace(hour=9, tzinfo=timezone.utc)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    rl_config.invariant = 1
    for family in (font, "Sans"):
        for suffix, path in zip(("", "-Bold"), FONTS[family]):
            pdfmetrics.registerFont(TTFont(family + suffix, f"/usr/share/fonts/truetype/{path}"))
    wrap = "CJK" if font == "Fallback" else None
    body = ParagraphStyle("body", fontName=font, fontSize=size, leading=size * 1.4, spaceAfter=size * 0.6, wordWrap=wrap)
    large = ParagraphStyle("h1", body, fontName=f"{font}-Bold", fontSize=size * 1.7, leading=size * 2.2, spaceAfter=size, keepWithNext=1)
    small = ParagraphStyle("h2", body, fontName=f"{font}-Bold", fontSize=size * 1.15, spaceBefore=size * 0.6, keepWithNext=1)
    item = ParagraphStyle("item", body, leftIndent=size * 1.2, bulletIndent=0)
    margin, gap = 20 * mm, 8 * mm
    width = (A4[0] - 2 * margin - gap * (columns - 1)) / columns
    story = []
    for block in parse(source):
        if block.kind == "table":
            story.append(_table(block.rows, width, body, widths))
        elif block.kind == "item":
            story.append(Paragraph(_marked(block.text, font), item, bulletText="•"))
        else:
            style = {"heading1": large, "heading2": small}.get(block.kind, body)
            story.append(Paragraph(_marked(block.text, font), style))
    buffer = io.BytesIO()
    frames = [
        Frame(margin + index * (width + gap), margin, width, A4[1] - 2 * margin, 0, 0, 0, 0) for index in range(columns)
    ]

    def decorate(canvas, page):
        canvas.setFont(font, size * 0.8)
        if footer:
            canvas.drawString(margin, 12 * mm, footer)
        canvas.drawRightString(A4[0] - margin, 12 * mm, str(page.page))

    template = BaseDocTemplate(
        buffer, pagesize=A4, title=title, author=author, lang=language, creator="Tamberline Office 4"
    )
    template.addPageTemplates([PageTemplate(frames=frames, onPage=decorate)])
    template.build(story)
    return buffer.getvalue()


def _table(rows, width, style, widths):
    cell = ParagraphStyle("cell", style, fontSize=style.fontSize * 0.9, leading=style.fontSize * 1.2, spaceAfter=0)
    shares = widths or [1] * len(rows[0])
    if len(shares) != len(rows[0]):
        shares = [1] * len(rows[0])
    table = Table(
        [[Paragraph(_marked(text, style.fontName), cell) for text in row] for row in rows],
        colWidths=[width * share / sum(shares) for share in shares],
        spaceBefore=4,
        spaceAfter=10,
    )
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _marked(text, font):
    """The text in reportlab's markup; the fallback font of East Asia has no Latin letters and digits."""
    text = escape(text)
    return re.sub(r"[!-~]+", r'<font name="Sans">\g<0></font>', text) if font == "Fallback" else text
