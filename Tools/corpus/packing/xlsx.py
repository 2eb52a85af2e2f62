"""Workbooks: shared strings, dates, currencies, percentages, formulas with cached values, a comment."""

from datetime import date
from xml.sax.saxutils import escape

from .docx import DECLARATION, OFFICE, core_properties, package_relations
from .zipped import archive

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONSHIPS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
# Indices into cellXfs below.
PLAIN, BOLD, DATE, POUNDS, PERCENT = range(5)


def workbook(sheets, title, author, created, comment):
    """The bytes of an .xlsx.

    `sheets` are `(name, rows)`; a cell is None, a str, a `(number or date, style)` or a
    `(cached value, style, formula)`. `comment` is `(sheet index, cell, author, text)`.
    """
    strings = []
    pages = [_sheet(rows, strings, index == comment[0]) for index, (_, rows) in enumerate(sheets)]
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{SHEET}.{kind}+xml"/>'
        for name, kind in [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
        + [("sharedStrings.xml", "sharedStrings"), ("comments1.xml", "comments")]
        + [(f"worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    )
    types = (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in zip(numbers, sheets)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    ) + "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "sharedStrings")
    )
    table = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    sheet_number = comment[0] + 1
    members = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", package_relations("xl/workbook.xml")),
        ("docProps/core.xml", core_properties(title, author, created, "en-GB")),
        (
            "xl/workbook.xml",
            f'{DECLARATION}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        ),
        ("xl/_rels/workbook.xml.rels", f"{DECLARATION}<Relationships {RELATIONSHIPS}>{relations}</Relationships>"),
        ("xl/styles.xml", _STYLES),
        (
            "xl/sharedStrings.xml",
            f'{DECLARATION}<sst {MAIN} count="{len(strings)}" uniqueCount="{len(strings)}">{table}</sst>',
        ),
        ("xl/comments1.xml", _comments(*comment[1:])),
        ("xl/drawings/vmlDrawing1.vml", _drawing(comment[1])),
        (
            f"xl/worksheets/_rels/sheet{sheet_number}.xml.rels",
            f"{DECLARATION}<Relationships {RELATIONSHIPS}>"
            f'<Relationship Id="rId1" Type="{OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}/comments" Target="../comments1.xml"/></Relationships>',
        ),
    ]
    return archive(members + [(f"xl/worksheets/sheet{n}.xml", page) for n, page in zip(numbers, pages)])


def column(index):
    """`A` for 0, `AA` for 26."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _sheet(rows, strings, commented):
    xml = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            _cell(f"{column(index)}{number}", cell, strings) for index, cell in enumerate(row) if cell is not None
        )
        xml += f'<row r="{number}">{cells}</row>'
    drawing = '<legacyDrawing r:id="rId1"/>' if commented else ""
    return (
        f'{DECLARATION}<worksheet {MAIN} xmlns:r="{OFFICE}"><cols><col min="1" max="8" width="16" customWidth="1"/></cols>'
        f"<sheetData>{xml}</sheetData>{drawing}</worksheet>"
    )


def _cell(place, cell, strings):
    if isinstance(cell, str):
        if cell not in strings:
            strings.append(cell)
        style = BOLD if place.endswith("3") else PLAIN
        return f'<c r="{place}" s="{style}" t="s"><v>{strings.index(cell)}</v></c>'
    value, style = cell[0], cell[1]
    formula = f"<f>{escape(cell[2])}</f>" if len(cell) == 3 else ""
    if isinstance(value, date):
        value = (value - date(1899, 12, 30)).days
    return f'<c r="{place}" s="{style}">{formula}<v>{value}</v></c>'


def _comments(place, author, text):
    return (
        f"{DECLARATION}<comments {MAIN}><authors><author>{escape(author)}</author></authors><commentList>"
        f'<comment ref="{place}" authorId="0"><text><r><t xml:space="preserve">{escape(text)}</t></r></text></comment>'
        "</commentList></comments>"
    )


def _drawing(place):
    letter, row = place[0], int(place[1:]) - 1
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
        'o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" '
        'style="position:absolute;width:160pt;height:60pt;visibility:hidden" fillcolor="#ffffe1">'
        f'<x:ClientData ObjectType="Note"><x:Row>{row}</x:Row><x:Column>{ord(letter) - 65}</x:Column></x:ClientData>'
        "</v:shape></xml>"
    )


_STYLES = (
    f'{DECLARATION}<styleSheet {MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="[$£-809]#,##0.00"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Liberation Sans"/></font>'
    '<font><b/><sz val="11"/><name val="Liberation Sans"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
