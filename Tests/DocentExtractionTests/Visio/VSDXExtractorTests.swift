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

@Suite struct VisioXMLExtractorTests {
  static let sample = Array(
    """
    <?xml version="1.0"?><VisioDocument xmlns="http://schemas.microsoft.com/visio/2003/core"><DocumentProperties>
    <Title>Harbour</Title><Creator>Ada</Creator></DocumentProperties><Masters><Master ID="2"><Shapes><Shape ID="5">
    <Text>Process</Text></Shape></Shapes></Master></Masters><Pages><Page ID="0" NameU="Page-1"><Shapes><Shape ID="1">
    <Text><cp IX="0"/>Start</Text></Shape><Shape ID="2" Master="2"/></Shapes></Page></Pages></VisioDocument>
    """.utf8)

  @Test func readsPagesAndMasters() async throws {
    let result = try await Reading.of(Self.sample, name: "plan.vdx")
    #expect(result.report.mediaType == .visioXML)
    #expect(result.texts(.heading) == ["Page-1"])
    #expect(result.texts(.paragraph) == ["Start", "Process"])
    #expect(result.metadata.title == "Harbour")
    #expect(result.metadata.authors == ["Ada"])
  }
}
