import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct DOCXExtractorTests {
  private static let namespaces =
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
    + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"

  /// A document with that body, and parts (`header`, `footnotes` …) by the type of their relationship.
  private func document(_ body: String, parts: [(type: String, xml: String)] = []) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
    var relationships = "<Relationships \(package)>"
    var files: [(String, String)] = [
      (
        "_rels/.rels",
        "<Relationships \(package)><Relationship Id='r1' Type='\(office)/officeDocument' Target='word/document.xml'/>"
          + "</Relationships>"
      ),
      ("word/document.xml", "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"),
    ]
    for (index, part) in parts.enumerated() {
      relationships += "<Relationship Id='p\(index)' Type='\(office)/\(part.type)' Target='part\(index).xml'/>"
      files.append(("word/part\(index).xml", part.xml))
    }
    files.append(("word/_rels/document.xml.rels", relationships + "</Relationships>"))
    return ZipWriter.package(files)
  }

  private func extract(_ body: String, parts: [(type: String, xml: String)] = []) async -> Extraction {
    await Extraction.of(document(body, parts: parts), with: DOCXExtractor())
  }

  private func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test func readsHeadingsListsAndParagraphs() async {
    let styles =
      "<w:styles \(Self.namespaces)><w:style w:styleId='Kop1'><w:name w:val='heading 1'/></w:style>"
      + "<w:style w:styleId='Eigen'><w:name w:val='Eigen'/><w:basedOn w:val='Kop1'/></w:style></w:styles>"
    let body =
      paragraph("Top", "<w:pStyle w:val='Kop1'/>") + paragraph("Derived", "<w:pStyle w:val='Eigen'/>")
      + paragraph("Item", "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr>") + paragraph("Text &amp; more")
    let result = await extract(body, parts: [("styles", styles)])
    #expect(result.texts(.heading) == ["Top", "Derived"])
    #expect(result.texts(.listItem) == ["Item"])
    #expect(result.blocks.first { $0.kind == .listItem }?.block.level == 2)
    #expect(result.texts(.paragraph) == ["Text & more"])
    #expect(result.text == "Top\n\nDerived\n\nItem\n\nText & more")
  }

  @Test func readsTablesAsCells() async {
    let row = { (cells: [String]) in
      "<w:tr>" + cells.map { "<w:tc><w:tcPr/>\($0)</w:tc>" }.joined() + "</w:tr>"
    }
    let wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>\(paragraph("wide"))</w:tc></w:tr>"
    let result = await extract(
      "<w:tbl>" + row([paragraph("a"), paragraph("b")]) + row([paragraph("c"), "<w:p/>"]) + wide + "</w:tbl>")
    #expect(result.rows == [["a", "b"], ["c", ""], ["wide"]])
    #expect(result.blocks.last { $0.kind == .cell }?.block.cell == CellPosition(row: 3, column: 1, columnSpan: 2))
  }

  @Test func keepsInsertionsAndDropsDeletions() async {
    let result = await extract(
      "<w:p><w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>")
    #expect(result.text == "kept new")
  }

  @Test func readsATextBoxOnce() async {
    let box = "<w:txbxContent>\(paragraph("inside"))</w:txbxContent>"
    let result = await extract(
      "<w:p><w:r><w:t>around</w:t><mc:AlternateContent><mc:Choice>\(box)</mc:Choice>"
        + "<mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r></w:p>")
    #expect(result.text == "around\n\ninside")
  }

  @Test func readsHeadersNotesCommentsAndFooters() async {
    let result = await extract(
      paragraph("body"),
      parts: [
        ("footer", "<w:ftr \(Self.namespaces)>\(paragraph("bottom"))</w:ftr>"),
        ("header", "<w:hdr \(Self.namespaces)>\(paragraph("top"))</w:hdr>"),
        (
          "footnotes",
          "<w:footnotes \(Self.namespaces)><w:footnote w:type='separator'>\(paragraph("line"))</w:footnote>"
            + "<w:footnote>\(paragraph("a note"))</w:footnote></w:footnotes>"
        ),
        ("comments", "<w:comments \(Self.namespaces)><w:comment>\(paragraph("a remark"))</w:comment></w:comments>"),
      ])
    #expect(result.texts(.header) == ["top"])
    #expect(result.texts(.note) == ["a note", "a remark"])
    #expect(result.texts(.footer) == ["bottom"])
    #expect(result.text == "top\n\nbody\n\na note\n\na remark\n\nbottom")
  }

  @Test func writesNumbersAndBullets() async {
    let numbering =
      "<w:numbering \(Self.namespaces)><w:abstractNum w:abstractNumId='1'>"
      + "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
      + "<w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.%2)'/></w:lvl></w:abstractNum>"
      + "<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{F0B7}'/>"
      + "<w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr></w:lvl></w:abstractNum>"
      + "<w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='6'><w:abstractNumId w:val='2'/></w:num>"
      + "<w:num w:numId='7'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/>"
      + "</w:lvlOverride></w:num></w:numbering>"
    func item(_ text: String, _ list: Int, _ level: Int = 0) -> String {
      paragraph(text, "<w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\(list)'/></w:numPr>")
    }
    let body =
      item("one", 5) + item("inner", 5, 1) + item("more", 5, 1) + item("two", 5) + item("again", 5, 1)
      + item("bullet", 6) + item("nine", 7) + item("none", 0)
    let result = await extract(body, parts: [("numbering", numbering)])
    #expect(
      result.texts(.listItem) == [
        "1. one", "1.a) inner", "1.b) more", "2. two", "2.a) again", "\u{2022} bullet", "9. nine",
      ])
    #expect(result.texts(.paragraph) == ["none"])
  }

  @Test func numbersHeadingsByTheirStyles() async {
    let styles =
      "<w:styles \(Self.namespaces)><w:style w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr>"
      + "<w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>"
    let numbering =
      "<w:numbering \(Self.namespaces)><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
      + "<w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum><w:num w:numId='1'>"
      + "<w:abstractNumId w:val='0'/></w:num></w:numbering>"
    let result = await extract(
      paragraph("First", "<w:pStyle w:val='H1'/>") + paragraph("Second", "<w:pStyle w:val='H1'/>"),
      parts: [("styles", styles), ("numbering", numbering)])
    #expect(result.texts(.heading) == ["I First", "II Second"])
  }

  @Test func joinsCellsMergedOverRows() async {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(text.isEmpty ? "<w:p/>" : paragraph(text))</w:tc>"
    }
    let result = await extract(
      "<w:tbl><w:tr>\(cell("tall", "<w:vMerge w:val='restart'/>"))\(cell("a"))</w:tr>"
        + "<w:tr>\(cell("", "<w:vMerge/>"))\(cell("b"))</w:tr>"
        + "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>\(cell("c"))</w:tr>"
        + "<w:tr><w:trPr><w:del/></w:trPr>\(cell("deleted"))</w:tr></w:tbl>")
    #expect(result.rows == [["tall", "a"], ["b"], ["c"]])
    let cells = result.blocks.filter { $0.kind == .cell }.compactMap(\.block.cell)
    #expect(cells[0] == CellPosition(row: 1, column: 1, rowSpan: 2))
    #expect(cells[2] == CellPosition(row: 2, column: 2))
    #expect(cells[3] == CellPosition(row: 3, column: 2))
  }

  @Test func readsAFallbackThatStandsAlone() async {
    let result = await extract(
      "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>only</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>")
    #expect(result.text == "only")
  }

  @Test func resolvesSymbols() async {
    let result = await extract(
      "<w:p><w:r><w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>"
        + "<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>b</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>")
    #expect(result.text == "α☑βb")
  }

  @Test func writesEquationsInALine() async {
    let math = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    func run(_ text: String) -> String { "<m:r><m:t>\(text)</m:t></m:r>" }
    let result = await extract(
      "<w:p \(math)><m:oMath>\(run("x="))<m:f><m:num>\(run("a+b"))</m:num><m:den>\(run("2"))</m:den></m:f>"
        + "<m:sSup><m:e>\(run("y"))</m:e><m:sup>\(run("2"))</m:sup></m:sSup><m:rad><m:deg/><m:e>\(run("z"))</m:e></m:rad>"
        + "</m:oMath></w:p>")
    #expect(result.text == "x=(a+b)/2y^2√(z)")
  }

  @Test func readsFormFields() async {
    let result = await extract(
      "<w:p><w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='red'/><w:listEntry w:val='blue'/>"
        + "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:t> </w:t></w:r><w:r><w:fldChar><w:ffData><w:checkBox>"
        + "<w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>")
    #expect(result.text == "blue \u{2612}")
  }

  @Test func writesRepeatedRunningHeadsOnce() async {
    let header = "<w:hdr \(Self.namespaces)>\(paragraph("top"))</w:hdr>"
    let result = await extract(paragraph("body"), parts: [("header", header), ("header", header)])
    #expect(result.texts(.header) == ["top"])
  }

  @Test func namesTheAuthorsOfComments() async {
    let result = await extract(
      paragraph("body"),
      parts: [
        (
          "comments",
          "<w:comments \(Self.namespaces)><w:comment w:author='Ada'>\(paragraph("one"))\(paragraph("two"))</w:comment>"
            + "</w:comments>"
        )
      ])
    #expect(result.texts(.note) == ["Ada: one", "two"])
  }

  @Test func findsPartsThatAreReferredToOddly() async {
    let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    let package = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
    let bytes = ZipWriter.package([
      (
        "_RELS/.rels",
        "<Relationships \(package)><Relationship Id='r1' Type='\(office)/officeDocument' Target='.\\Word\\Document.XML'/>"
          + "</Relationships>"
      ),
      (
        "word\\document.xml",
        "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>\(paragraph("strict"))</w:body>"
          + "</w:document>"
      ),
      (
        "word/_rels/document.xml.rels",
        "<Relationships \(package)><Relationship Id='h' Type='\(office)/header' Target='word/my%20header.xml'/></Relationships>"
      ),
      ("word/my header.xml", "<w:hdr \(Self.namespaces)>\(paragraph("top"))</w:hdr>"),
    ])
    let result = await Extraction.of(bytes, with: DOCXExtractor())
    #expect(result.text == "top\n\nstrict")
  }

  @Test func readsUTF16Parts() async {
    let xml =
      "<?xml version='1.0' encoding='UTF-16'?><w:document \(Self.namespaces)><w:body>\(paragraph("Grüße"))</w:body></w:document>"
    var writer = ZipWriter()
    writer.add("word/document.xml", [0xFF, 0xFE] + xml.utf16.flatMap { little($0) })
    #expect(await Extraction.of(writer.finished(), with: DOCXExtractor()).text == "Grüße")
  }

  @Test func namesATruncatedDocument() async {
    let bytes = document((0..<3000).map { paragraph("Paragraph \($0 &* 7919 % 3001)") }.joined())
    let half = await Extraction.of(Array(bytes[..<(bytes.count / 2)]), with: DOCXExtractor())
    #expect(half.degradation?.code == .corrupted || half.failure?.code == .corrupted)
    let start = await Extraction.of(Array(bytes[..<20]), with: DOCXExtractor())
    #expect(start.failure?.code == .corrupted)
  }

  @Test func survivesDeepNesting() async {
    let depth = 20_000
    let result = await extract(
      paragraph("before") + String(repeating: "<w:sdt>", count: depth) + String(repeating: "</w:sdt>", count: depth))
    #expect(result.text.hasPrefix("before"))
  }

  @Test func readsNoFilesThroughEntities() async {
    let xml =
      "<!DOCTYPE x [<!ENTITY file SYSTEM 'file:///etc/passwd'><!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
      + "<w:document \(Self.namespaces)><w:body><w:p><w:r><w:t>x&file;&b;y</w:t></w:r></w:p></w:body></w:document>"
    let bytes = ZipWriter.package([("word/document.xml", xml)])
    let result = await Extraction.of(bytes, with: DOCXExtractor())
    #expect(!result.text.contains("root:"))
    #expect(result.text.utf8.count < 100)
  }
}
