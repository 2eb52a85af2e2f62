import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct VSDXExtractorTests {
  /// A drawing with one page and one master.
  static func drawing(page: String, master: String = "") -> [UInt8] {
    let visio = "xmlns='http://schemas.microsoft.com/office/visio/2012/main'"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
    return ZipWriter.package([
      ("visio/document.xml", "<VisioDocument \(visio)/>"),
      (
        "visio/pages/pages.xml",
        "<Pages \(visio) xmlns:r='\(office)'><Page ID='0' Name='Plan of the harbour'><Rel r:id='r1'/></Page></Pages>"
      ),
      (
        "visio/pages/_rels/pages.xml.rels",
        "<Relationships \(package)><Relationship Id='r1' Type='x/page' Target='page1.xml'/></Relationships>"
      ),
      ("visio/pages/page1.xml", "<PageContents \(visio)><Shapes>\(page)</Shapes></PageContents>"),
      (
        "visio/masters/masters.xml",
        "<Masters \(visio) xmlns:r='\(office)'><Master ID='4'><Rel r:id='r1'/></Master></Masters>"
      ),
      (
        "visio/masters/_rels/masters.xml.rels",
        "<Relationships \(package)><Relationship Id='r1' Type='x/master' Target='master1.xml'/></Relationships>"
      ),
      ("visio/masters/master1.xml", "<MasterContents \(visio)><Shapes>\(master)</Shapes></MasterContents>"),
    ])
  }

  @Test func readsShapesAndTheirGroups() async {
    let result = await Extraction.of(
      Self.drawing(
        page: "<Shape ID='1'><Text><cp IX='0'/>Pier <fld IX='0'>7</fld>\n</Text></Shape>"
          + "<Shape ID='2' Type='Group'><Shapes><Shape ID='3'><Text>Inner</Text></Shape></Shapes></Shape>"),
      with: VSDXExtractor())
    #expect(result.texts(.heading) == ["Plan of the harbour"])
    #expect(result.texts(.paragraph) == ["Pier 7", "Inner"])
    #expect(result.metadata.pageCount == 1)
  }

  @Test func fallsBackToTheTextOfTheMaster() async {
    let result = await Extraction.of(
      Self.drawing(
        page: "<Shape ID='1' Master='4'/><Shape ID='2' Master='4'><Text>Own</Text></Shape>"
          + "<Shape ID='5' Master='4'><Text>Group</Text><Shapes><Shape ID='6'/><Shape ID='7' MasterShape='9'/></Shapes></Shape>",
        master: "<Shape ID='8'><Text>Process</Text></Shape><Shape ID='9'><Text>Part</Text></Shape>"),
      with: VSDXExtractor())
    #expect(result.texts(.paragraph) == ["Process", "Own", "Group", "Part"])
  }
}
