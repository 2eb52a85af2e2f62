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
