"""Slides with titles, lists, a table and speaker notes."""

from xml.sax.saxutils import escape

from .docx import DECLARATION, OFFICE, core_properties, package_relations
from .markup import parse
from .zipped import archive

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
COLOURS = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def presentation(source, title, author, created, language):
    """The bytes of a .pptx; each heading of the source begins a slide."""
    slides = []
    for block in parse(source):
        if block.kind == "heading1":
            slides.append([])
        slides[-1].append(block)
    numbers = range(1, len(slides) + 1)
    members = {
        "_rels/.rels": package_relations("ppt/presentation.xml"),
        "docProps/core.xml": core_properties(title, author, created, language),
        "ppt/presentation.xml": _presentation(numbers),
        "ppt/_rels/presentation.xml.rels": _relations(
            [("slideMaster", "slideMasters/slideMaster1.xml"), ("notesMaster", "notesMasters/notesMaster1.xml")]
            + [("slide", f"slides/slide{n}.xml") for n in numbers]
        ),
        "ppt/slideMasters/slideMaster1.xml": f"<p:sldMaster {NS}><p:cSld><p:spTree>{GROUP}</p:spTree></p:cSld>{COLOURS}"
        '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>',
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            [("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")]
        ),
        "ppt/slideLayouts/slideLayout1.xml": f'<p:sldLayout {NS} type="obj"><p:cSld name="Title and content"><p:spTree>'
        f"{GROUP}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _relations(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": f"<p:notesMaster {NS}><p:cSld><p:spTree>{GROUP}</p:spTree></p:cSld>"
        f"{COLOURS}</p:notesMaster>",
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations([("theme", "../theme/theme2.xml")]),
        "ppt/theme/theme1.xml": _theme(),
        "ppt/theme/theme2.xml": _theme(),
    }
    for n, blocks in zip(numbers, slides):
        spoken = " ".join(block.text for block in blocks if block.kind == "notes")
        members[f"ppt/slides/slide{n}.xml"] = _slide(blocks, language)
        members[f"ppt/slides/_rels/slide{n}.xml.rels"] = _relations(
            [("slideLayout", "../slideLayouts/slideLayout1.xml"), ("notesSlide", f"../notesSlides/notesSlide{n}.xml")]
        )
        members[f"ppt/notesSlides/notesSlide{n}.xml"] = (
            f"<p:notes {NS}><p:cSld><p:spTree>{GROUP}{_shape(2, 'Notes', 'body', [spoken], language)}</p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
        )
        members[f"ppt/notesSlides/_rels/notesSlide{n}.xml.rels"] = _relations(
            [("notesMaster", "../notesMasters/notesMaster1.xml"), ("slide", f"../slides/slide{n}.xml")]
        )
    ordered = [("[Content_Types].xml", _content_types(members))]
    for name, xml in members.items():
        ordered.append((name, xml if xml.startswith("<?xml") else DECLARATION + xml))
    return archive(ordered)


def _content_types(members):
    kinds = {
        "slides": f"{TYPE}.slide+xml",
        "notesSlides": f"{TYPE}.notesSlide+xml",
        "slideMasters": f"{TYPE}.slideMaster+xml",
        "slideLayouts": f"{TYPE}.slideLayout+xml",
        "notesMasters": f"{TYPE}.notesMaster+xml",
        "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    overrides = f'<Override PartName="/ppt/presentation.xml" ContentType="{TYPE}.presentation.main+xml"/>'
    for name in members:
        folder = name.split("/")[1]
        if folder in kinds and "_rels" not in name:
            overrides += f'<Override PartName="/{name}" ContentType="{kinds[folder]}"/>'
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets):
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}'
        "</Relationships>"
    )


def _presentation(numbers):
    slides = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n + 2}"/>' for n in numbers)
    return (
        f'<p:presentation {NS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst>'
        '<p:sldSz cx="9144000" cy="5143500"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _slide(blocks, language):
    shapes = _shape(2, "Title", "title", [blocks[0].text], language, top=300000, height=800000)
    lines = [block.text for block in blocks[1:] if block.kind in ("item", "paragraph")]
    if lines:
        shapes += _shape(3, "Content", None, lines, language, top=1300000, height=3300000)
    for block in blocks:
        if block.kind == "table":
            shapes += _table(block.rows, language)
    return (
        f"<p:sld {NS}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _paragraph(text, language):
    return f'<a:p><a:r><a:rPr lang="{language}"/><a:t>{escape(text)}</a:t></a:r></a:p>'


def _shape(number, name, placeholder, lines, language, top=1300000, height=3300000):
    kind = f'<p:ph type="{placeholder}"/>' if placeholder else '<p:ph idx="1"/>'
    body = "".join(_paragraph(line, language) for line in lines)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr>{kind}</p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="500000" y="{top}"/><a:ext cx="8100000" cy="{height}"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>"
    )


def _table(rows, language):
    grid = "".join('<a:gridCol w="2600000"/>' for _ in rows[0])
    body = "".join(
        '<a:tr h="400000">'
        + "".join(
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{_paragraph(cell, language)}</a:txBody><a:tcPr/></a:tc>" for cell in row
        )
        + "</a:tr>"
        for row in rows
    )
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Table"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="600000" y="1300000"/><a:ext cx="7800000" cy="2400000"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/>'
        f"<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _theme():
    names = ["dk1", "lt1", "dk2", "lt2"] + [f"accent{n}" for n in range(1, 7)] + ["hlink", "folHlink"]
    values = ["202020", "FFFFFF", "1F3A4A", "F2EDE4", "A0522D", "2F6F73", "C9A227", "6B4E71", "7A8B69", "B5533C"]
    values += ["2F6F73", "6B4E71"]
    colours = "".join(f'<a:{n}><a:srgbClr val="{v}"/></a:{n}>' for n, v in zip(names, values))
    font = '<a:latin typeface="Liberation Sans"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = f'<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme {NS} name="Mill"><a:themeElements><a:clrScheme name="Mill">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Mill"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Mill"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
