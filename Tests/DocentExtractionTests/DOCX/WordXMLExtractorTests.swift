import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct WordXMLExtractorTests {
  static let sample = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>
    <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"
      xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:o="urn:schemas-microsoft-com:office:office"
      xmlns:aml="http://schemas.microsoft.com/aml/2001/core">
    <o:DocumentProperties><o:Title>Log</o:Title><o:Author>Ada</o:Author></o:DocumentProperties>
    <w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>
    <w:body><wx:sect><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Heading</w:t></w:r></w:p>
    <w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="3."/></w:listPr></w:pPr><w:r><w:t>Item</w:t></w:r>
    <w:r><w:footnote><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote></w:r>
    <aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:t>gone</w:t></w:r></aml:content></aml:annotation></w:p>
    <w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>Top</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>
    """.utf8)

  @Test func readsTextPropertiesAndHeaders() async throws {
    let result = try await Reading.of(Self.sample, name: "letter.xml")
    #expect(result.report.mediaType == .wordXML)
    #expect(result.texts(.header) == ["Top"])
    #expect(result.texts(.heading) == ["Heading"])
    #expect(result.texts(.listItem) == ["3. Item"])
    #expect(result.texts(.paragraph) == ["Note"])
    #expect(result.metadata.title == "Log")
    #expect(result.metadata.authors == ["Ada"])
  }

  @Test func readsFlatPackages() async throws {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let xml =
      "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>"
      + "<pkg:part pkg:name='/word/document.xml'><pkg:xmlData><w:document xmlns:w='\(word)'><w:body><w:p><w:r><w:t>flat"
      + "</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>"
      + "<pkg:part pkg:name='/word/media/a.bin'><pkg:binaryData>aGVs\nbG8=</pkg:binaryData></pkg:part></pkg:package>"
    let result = try await Reading.of(xml, name: "letter.xml")
    #expect(result.report.mediaType == .flatPackage)
    #expect(result.text == "flat")
  }
}
