"""E-books: EPUB 3 with a navigation document and the older table of contents beside it."""

from xml.sax.saxutils import escape

from .markup import parse
from .zipped import archive

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def book(chapters, title, author, published, language, identifier):
    """The bytes of an .epub; `chapters` are sources, one a chapter."""
    pages, titles = [], []
    for number, source in enumerate(chapters, start=1):
        blocks = parse(source)
        titles.append(blocks[0].text)
        body = "".join(_element(block) for block in blocks)
        pages.append((f"chapter-{number}.xhtml", _page(blocks[0].text, body, language)))
    links = "".join(f'<li><a href="{name}">{escape(t)}</a></li>' for (name, _), t in zip(pages, titles))
    navigation = _page(title, f'<nav epub:type="toc"><h1>Contents</h1><ol>{links}</ol></nav>', language)
    points = "".join(
        f'<navPoint id="n{i}" playOrder="{i}"><navLabel><text>{escape(t)}</text></navLabel><content src="{name}"/></navPoint>'
        for i, ((name, _), t) in enumerate(zip(pages, titles), start=1)
    )
    ncx = (
        f'{DECLARATION}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>'
        f'<meta name="dtb:uid" content="{identifier}"/></head><docTitle><text>{escape(title)}</text></docTitle>'
        f"<navMap>{points}</navMap></ncx>"
    )
    items = "".join(
        f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>'
        for i, (name, _) in enumerate(pages, start=1)
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(1, len(pages) + 1))
    package = (
        f'{DECLARATION}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{identifier}</dc:identifier><dc:title>{escape(title)}</dc:title>'
        f"<dc:creator>{escape(author)}</dc:creator><dc:language>{language}</dc:language><dc:date>{published}</dc:date>"
        f'<meta property="dcterms:modified">{published}T00:00:00Z</meta></metadata>'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        f'<item id="css" href="style.css" media-type="text/css"/>{items}</manifest>'
        f'<spine toc="ncx">{spine}</spine></package>'
    )
    container = (
        f'{DECLARATION}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    members = [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("OEBPS/package.opf", package),
        ("OEBPS/nav.xhtml", navigation),
        ("OEBPS/toc.ncx", ncx),
        ("OEBPS/style.css", "p { text-indent: 1em; margin: 0 }\n"),
    ]
    return archive(members + [(f"OEBPS/{name}", page) for name, page in pages], stored=("mimetype",))


def _page(title, body, language):
    return (
        f'{DECLARATION}<!DOCTYPE html>\n<html {XHTML} xml:lang="{language}" lang="{language}"><head>'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="style.css"/></head>\n<body>{body}</body></html>\n'
    )


def _element(block):
    tag = {"heading1": "h1", "heading2": "h2"}.get(block.kind, "p")
    return f"<{tag}>{escape(block.text)}</{tag}>\n"
