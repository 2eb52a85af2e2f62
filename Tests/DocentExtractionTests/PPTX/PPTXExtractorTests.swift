import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct PPTXExtractorTests {
  private let names =
    "xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' "
    + "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
    + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
  private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private let package = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"

  private func shape(_ text: String, _ placeholder: String? = nil) -> String {
    let type = placeholder.map { "<p:nvSpPr><p:nvPr><p:ph type='\($0)'/></p:nvPr></p:nvSpPr>" } ?? ""
    return "<p:sp>\(type)<p:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp>"
  }

  private func presentation(_ slides: [String], notes: String? = nil) -> [UInt8] {
    var parts: [(String, String)] = []
    var list = ""
    var relationships = ""
    // The file's names run against the order of the slides.
    for (index, slide) in slides.enumerated() {
      let number = slides.count - index
      parts.append(("ppt/slides/slide\(number).xml", "<p:sld \(names)><p:spTree>\(slide)</p:spTree></p:sld>"))
      list += "<p:sldId r:id='s\(index)'/>"
      relationships += "<Relationship Id='s\(index)' Type='\(office)/slide' Target='slides/slide\(number).xml'/>"
    }
    parts.append(("ppt/presentation.xml", "<p:presentation \(names)><p:sldIdLst>\(list)</p:sldIdLst></p:presentation>"))
    parts.append(
      ("ppt/_rels/presentation.xml.rels", "<Relationships \(package)>\(relationships)</Relationships>"))
    if let notes {
      parts.append(("ppt/notes.xml", "<p:notes \(names)>\(notes)</p:notes>"))
      parts.append(
        (
          "ppt/slides/_rels/slide\(slides.count).xml.rels",
          "<Relationships \(package)><Relationship Id='n' Type='\(office)/notesSlide' Target='../notes.xml'/>"
            + "</Relationships>"
        ))
    }
    return ZipWriter.package(parts)
  }

  @Test func readsSlidesInTheirOrder() async {
    let slides = [shape("Opening", "title") + shape("first point", "body"), shape("Closing", "ctrTitle")]
    let result = await Extraction.of(presentation(slides), with: PPTXExtractor())
    #expect(result.texts(.title) == ["Opening", "Closing"])
    #expect(result.texts(.page) == ["Opening\n\nfirst point", "Closing"])
    #expect(result.metadata.title == "Opening")
    #expect(result.metadata.pageCount == 2)
  }

  @Test func readsNotesWithoutSlideNumbers() async {
    let notes = shape("7", "sldNum") + shape("say this", "body")
    let result = await Extraction.of(presentation([shape("A", "title")], notes: notes), with: PPTXExtractor())
    #expect(result.texts(.note) == ["say this"])
    #expect(!result.text.contains("7"))
  }

  @Test func readsTablesWithMergedCells() async {
    let cell = { (text: String, attributes: String) in
      "<a:tc \(attributes)><a:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></a:txBody></a:tc>"
    }
    let table =
      "<p:graphicFrame><a:tbl><a:tr>\(cell("wide", "gridSpan='2'"))\(cell("", "hMerge='1'"))</a:tr>"
      + "<a:tr>\(cell("x", ""))\(cell("y", ""))</a:tr></a:tbl></p:graphicFrame>"
    let result = await Extraction.of(presentation([table]), with: PPTXExtractor())
    #expect(result.rows == [["wide"], ["x", "y"]])
  }

  @Test func putsTheTitleFirst() async {
    let result = await Extraction.of(
      presentation([shape("text below") + shape("Head", "title")]), with: PPTXExtractor())
    #expect(result.text == "Head\n\ntext below")
  }

  @Test func describesPicturesWhereThereIsNothingElse() async {
    let picture = "<p:pic><p:nvPicPr><p:cNvPr id='1' descr='A lighthouse'/></p:nvPicPr></p:pic>"
    let alone = await Extraction.of(presentation([picture]), with: PPTXExtractor())
    #expect(alone.texts(.caption) == ["A lighthouse"])
    let beside = await Extraction.of(presentation([picture + shape("text")]), with: PPTXExtractor())
    #expect(beside.text == "text")
  }

  @Test func readsCommentsWithTheirAuthors() async {
    let comments = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    let bytes = ZipWriter.package([
      (
        "ppt/presentation.xml", "<p:presentation \(names)><p:sldIdLst><p:sldId r:id='s'/></p:sldIdLst></p:presentation>"
      ),
      (
        "ppt/_rels/presentation.xml.rels",
        "<Relationships \(package)><Relationship Id='s' Type='\(office)/slide' Target='slides/slide1.xml'/>"
          + "<Relationship Id='a' Type='x/authors' Target='authors.xml'/>"
          + "<Relationship Id='b' Type='\(office)/commentAuthors' Target='commentAuthors.xml'/></Relationships>"
      ),
      ("ppt/authors.xml", "<c:authorLst xmlns:c='\(comments)'><c:author id='{1}' name='Ada'/></c:authorLst>"),
      ("ppt/commentAuthors.xml", "<p:cmAuthorLst \(names)><p:cmAuthor id='0' name='Bo'/></p:cmAuthorLst>"),
      ("ppt/slides/slide1.xml", "<p:sld \(names)><p:spTree>\(shape("A"))</p:spTree></p:sld>"),
      (
        "ppt/slides/_rels/slide1.xml.rels",
        "<Relationships \(package)><Relationship Id='1' Type='\(office)/comments' Target='../comments/c1.xml'/>"
          + "<Relationship Id='2' Type='x/comments' Target='../comments/c2.xml'/></Relationships>"
      ),
      ("ppt/comments/c1.xml", "<p:cmLst \(names)><p:cm authorId='0'><p:text>old</p:text></p:cm></p:cmLst>"),
      (
        "ppt/comments/c2.xml",
        "<c:cmLst xmlns:c='\(comments)' \(names)><c:cm authorId='{1}'><c:txBody><a:p><a:r><a:t>new</a:t></a:r></a:p></c:txBody>"
          + "</c:cm></c:cmLst>"
      ),
    ])
    let result = await Extraction.of(bytes, with: PPTXExtractor())
    #expect(result.texts(.note) == ["Bo: old", "Ada: new"])
  }
}
