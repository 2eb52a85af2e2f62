import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct XPSExtractorTests {
  /// A document with the given contents of its pages, referred to as XPS writers do.
  static func document(_ pages: [String], inPieces: Bool = false) -> [UInt8] {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let xps = "xmlns='http://schemas.microsoft.com/xps/2005/06'"
    var parts = [
      (
        "_rels/.rels",
        "<Relationships xmlns='\(package)'><Relationship Id='r' Target='/Seq.fdseq' "
          + "Type='http://schemas.microsoft.com/xps/2005/06/fixedrepresentation'/></Relationships>"
      ),
      (
        "Seq.fdseq",
        "<FixedDocumentSequence \(xps)><DocumentReference Source='/Docs/1/a.fdoc'/></FixedDocumentSequence>"
      ),
      (
        "Docs/1/a.fdoc",
        "<FixedDocument \(xps)>"
          + pages.indices.map { "<PageContent Source='Pages/\(pages.count - $0).fpage'/>" }.joined()
          + "</FixedDocument>"
      ),
    ]
    for (index, page) in pages.enumerated() {
      let xml = "<FixedPage \(xps) Width='600' Height='800'>\(page)</FixedPage>"
      let name = "Docs/1/Pages/\(pages.count - index).fpage"
      if inPieces {
        let cut = xml.index(xml.startIndex, offsetBy: xml.count / 2)
        parts.append(("\(name)/[0].piece", String(xml[..<cut])))
        parts.append(("\(name)/[1].last.piece", String(xml[cut...])))
      } else {
        parts.append((name, xml))
      }
    }
    return ZipWriter.package(parts)
  }

  private func glyphs(_ text: String, x: Double, y: Double, indices: String = "") -> String {
    "<Glyphs OriginX='\(x)' OriginY='\(y)' FontRenderingEmSize='12' Indices='\(indices)' UnicodeString='\(text)'/>"
  }

  @Test(arguments: [false, true]) func readsPagesInTheirOrder(inPieces: Bool) async {
    let bytes = Self.document(
      [glyphs("The first page.", x: 50, y: 100), glyphs("{}{The second page.", x: 50, y: 100)], inPieces: inPieces)
    let result = await Extraction.of(bytes, with: XPSExtractor())
    #expect(result.texts(.page) == ["The first page.", "{The second page."])
    #expect(result.metadata.pageCount == 2)
  }

  @Test func joinsTheRunsOfAWord() async {
    // Advances are hundredths of an em: 60 x 12 / 100 = 7.2 a letter.
    let page =
      glyphs("Hel", x: 50, y: 100, indices: ",60;,60;,60") + glyphs("lo", x: 71.6, y: 100, indices: ",60;,60")
      + glyphs("there", x: 95, y: 100)
    let result = await Extraction.of(Self.document([page]), with: XPSExtractor())
    #expect(result.text == "Hello there")
  }

  @Test func followsTransformations() async {
    let page =
      glyphs("Below", x: 50, y: 200)
      + "<Canvas RenderTransform='1,0,0,1,0,-700'>\(glyphs("Above", x: 50, y: 800))</Canvas>"
      + "<Canvas><Canvas.RenderTransform><MatrixTransform Matrix='1,0,0,1,0,100'/></Canvas.RenderTransform>"
      + glyphs("Last", x: 50, y: 500) + "</Canvas>"
    let result = await Extraction.of(Self.document([page]), with: XPSExtractor())
    #expect(result.text.split(separator: "\n").filter { !$0.isEmpty } == ["Above", "Below", "Last"])
  }

  @Test(arguments: [
    "<Glyphs OriginX='nan' OriginY='1e999' FontRenderingEmSize='-3' UnicodeString='x'/>",
    "<Glyphs OriginX='1' OriginY='1' FontRenderingEmSize='12' Indices='(99999999999:1)1;;;,,,;(' UnicodeString='ab'/>",
    "<Canvas RenderTransform='1,2,3'><Glyphs UnicodeString=''/></Canvas>",
  ]) func survivesOddGlyphs(page: String) async {
    let result = await Extraction.of(Self.document([page, glyphs("good", x: 5, y: 50)]), with: XPSExtractor())
    #expect(result.failure == nil)
    #expect(result.text.contains("good"))
  }
}
