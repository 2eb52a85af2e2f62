"""Word documents: headings, lists, tables, footnotes, header, footer and properties."""

from xml.sax.saxutils import escape

from .markup import parse, split_footnotes
from .zipped import archive

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def document(source, title, author, created, language, header=None, footer=None):
    """The bytes of a .docx."""
    notes = []
    body = "".join(_block(block, notes) for block in parse(source))
    section = ""
    if header:
        section += '<w:headerReference w:type="default" r:id="rIdHeader"/>'
    if footer:
        section += '<w:footerReference w:type="default" r:id="rIdFooter"/>'
    section += '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" '
    section += 'w:header="708" w:footer="708" w:gutter="0"/>'
    parts = [
        ("styles.xml", "styles", _styles(language)),
        ("numbering.xml", "numbering", _NUMBERING),
    ]
    if notes:
        parts.append(("footnotes.xml", "footnotes", _footnotes(notes)))
    if header:
        parts.append(("header1.xml", "header", f'<w:hdr {W}><w:p>{_run(header)}</w:p></w:hdr>'))
    if footer:
        page = '<w:r><w:t xml:space="preserve"> – </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        parts.append(("footer1.xml", "footer", f'<w:ftr {W}><w:p>{_run(footer)}{page}</w:p></w:ftr>'))
    ids = {"header": "rIdHeader", "footer": "rIdFooter"}
    relations = "".join(
        f'<Relationship Id="{ids.get(kind, "rId" + kind)}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for name, kind, _ in parts
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{WORD}.{kind}+xml"/>' for name, kind, _ in parts
    )
    members = [
        (
            "[Content_Types].xml",
            f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{overrides}'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        ),
        ("_rels/.rels", package_relations("word/document.xml")),
        ("docProps/core.xml", core_properties(title, author, created, language)),
    ]
    members += [(f"word/{name}", DECLARATION + xml) for name, _, xml in parts]
    members += [
        (
            "word/_rels/document.xml.rels",
            f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        ),
        (
            "word/document.xml",
            f"{DECLARATION}<w:document {W} {R}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
        ),
    ]
    return archive(members)


def package_relations(main):
    """`_rels/.rels` of any OOXML package."""
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{main}"/>'
        '<Relationship Id="rId2" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )


def core_properties(title, author, created, language):
    """`docProps/core.xml` of any OOXML package; `created` is an ISO day."""
    return (
        f'{DECLARATION}<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<dc:language>{language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}T09:00:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{created}T09:00:00Z</dcterms:modified></cp:coreProperties>'
    )


def _run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _runs(text, notes):
    xml = ""
    for piece, is_note in split_footnotes(text):
        if is_note:
            notes.append(piece)
            xml += (
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
            )
        else:
            # Two runs with a break in the middle of a word, as word processors write them after an edit.
            middle = len(piece) // 2
            xml += _run(piece[:middle]) + _run(piece[middle:])
    return xml


def _block(block, notes):
    if block.kind == "table":
        grid = "".join('<w:gridCol w:w="2200"/>' for _ in block.rows[0])
        rows = "".join(
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="2200" w:type="dxa"/></w:tcPr><w:p>{_runs(cell, notes)}</w:p></w:tc>'
                for cell in row
            )
            + "</w:tr>"
            for row in block.rows
        )
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
        )
    styles = {"heading1": "Heading1", "heading2": "Heading2"}
    properties = f'<w:pStyle w:val="{styles[block.kind]}"/>' if block.kind in styles else ""
    if block.kind == "item":
        properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{_runs(block.text, notes)}</w:p>"


def _footnotes(notes):
    separator = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    body = "".join(
        f'<w:footnote w:id="{index}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f"{_run(' ' + note)}</w:p></w:footnote>"
        for index, note in enumerate(notes, start=2)
    )
    return f"<w:footnotes {W}>{separator}{body}</w:footnotes>"


def _styles(language):
    heading = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in ((1, 32), (2, 26))
    )
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="{language}"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="120"/></w:pPr></w:style>'
        f'{heading}<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{border}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


_NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
