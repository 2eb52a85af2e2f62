"""OpenDocument texts: headings, lists, a table and properties."""

from xml.sax.saxutils import escape

from .markup import parse
from .zipped import archive

TYPE = "application/vnd.oasis.opendocument.text"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
)
NAMESPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def document(source, title, author, created, language):
    """The bytes of an .odt."""
    body, items = "", ""
    blocks = parse(source)
    for index, block in enumerate(blocks):
        if block.kind == "item":
            items += f"<text:list-item><text:p>{escape(block.text)}</text:p></text:list-item>"
            if index + 1 == len(blocks) or blocks[index + 1].kind != "item":
                body += f"<text:list>{items}</text:list>"
                items = ""
        else:
            body += _block(block)
    content = (
        f'{DECLARATION}<office:document-content {NAMESPACES} office:version="1.3"><office:body><office:text>'
        f"{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'{DECLARATION}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(title)}</dc:title><meta:initial-creator>{escape(author)}</meta:initial-creator>"
        f"<dc:creator>{escape(author)}</dc:creator><dc:language>{language}</dc:language>"
        f"<meta:creation-date>{created}T16:30:00</meta:creation-date><dc:date>{created}T16:30:00</dc:date>"
        "</office:meta></office:document-meta>"
    )
    styles = f'{DECLARATION}<office:document-styles {NAMESPACES} office:version="1.3"/>'
    manifest = (
        f'{DECLARATION}<manifest:manifest {NAMESPACES} manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
        + "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
            for name in ("content.xml", "meta.xml", "styles.xml")
        )
        + "</manifest:manifest>"
    )
    return archive(
        [
            ("mimetype", TYPE),
            ("content.xml", content),
            ("meta.xml", meta),
            ("styles.xml", styles),
            ("META-INF/manifest.xml", manifest),
        ],
        stored=("mimetype",),
    )


def _block(block):
    if block.kind.startswith("heading"):
        level = block.kind[-1]
        return f'<text:h text:outline-level="{level}">{escape(block.text)}</text:h>'
    if block.kind == "table":
        columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in block.rows
        )
        return f'<table:table table:name="Table">{columns}{rows}</table:table>'
    # Office programs write tabs, runs of spaces and soft line breaks as elements.
    return f"<text:p>{escape(block.text).replace(chr(9), '<text:tab/>')}</text:p>"
