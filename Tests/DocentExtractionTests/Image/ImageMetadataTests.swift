import Testing

@testable import DocentExtraction

@Suite struct ImageMetadataTests {
  private func metadata(_ bytes: [UInt8]) -> ImageMetadata {
    SourceContent(bytes, name: "a").withUnsafeBytes { ImageMetadata($0) }
  }

  private func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + ImageFiles.big(content.count + 2, 2) + content
  }

  /// Orientation 6, an artist, and a directory with the place of the camera.
  private var exif: [UInt8] {
    let artist = Array("Ada Writer\0".utf8)
    let end = 8 + 2 + 3 * 12 + 4
    let place = end + artist.count
    let directory =
      ImageFiles.big(3, 2) + ImageFiles.field(274, 3, 1, [0, 6, 0, 0])
      + ImageFiles.field(315, 2, artist.count, ImageFiles.big(end, 4))
      + ImageFiles.field(34_853, 4, 1, ImageFiles.big(place, 4)) + ImageFiles.big(0, 4)
    let gps = ImageFiles.big(1, 2) + ImageFiles.field(29, 2, 4, Array("1999".utf8)) + ImageFiles.big(0, 4)
    return Array("MM\0*".utf8) + ImageFiles.big(8, 4) + directory + artist + gps
  }

  @Test func readsExifWithoutThePlace() {
    let found = metadata(ImageFiles.jpeg(width: 8, height: 8, segments: segment(0xE1, Array("Exif\0\0".utf8) + exif)))
    #expect(found.orientation == 6)
    #expect(found.authors == ["Ada Writer"])
    #expect(!found.extra.values.contains { $0.contains("1999") })
  }

  @Test func readsXMP() {
    let packet = """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmp:CreateDate="2021-05-06T07:08:09">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Harbour notice</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>Ada Writer</rdf:li><rdf:li>Ben Reader</rdf:li></rdf:Seq></dc:creator>
      </rdf:Description></rdf:RDF></x:xmpmeta>
      """
    let content = XMPPacket.jpegSignature + Array(packet.utf8)
    let found = metadata(ImageFiles.jpeg(width: 8, height: 8, segments: segment(0xE1, content)))
    #expect(found.title == "Harbour notice")
    #expect(found.authors == ["Ada Writer", "Ben Reader"])
    #expect(found.created == "2021-05-06T07:08:09")
  }

  @Test func readsTextOfPNGFiles() {
    let text = Array("Title\0Harbour notice".utf8)
    let chunk = ImageFiles.big(text.count, 4) + Array("tEXt".utf8) + text + [0, 0, 0, 0]
    #expect(metadata(ImageFiles.png(width: 8, height: 8) + chunk).title == "Harbour notice")
  }

  @Test func readsIPTC() {
    func dataset(_ number: UInt8, _ text: String) -> [UInt8] {
      [0x1C, 2, number] + ImageFiles.big(text.utf8.count, 2) + Array(text.utf8)
    }
    let record = dataset(5, "Harbour notice") + dataset(80, "Ada Writer") + dataset(55, "20210506")
    let resource = Array("8BIM".utf8) + ImageFiles.big(1028, 2) + [0, 0] + ImageFiles.big(record.count, 4) + record
    let content = Array("Photoshop 3.0\0".utf8) + resource
    let found = metadata(ImageFiles.jpeg(width: 8, height: 8, segments: segment(0xED, content)))
    #expect(found.title == "Harbour notice")
    #expect(found.authors == ["Ada Writer"])
    #expect(found.created == "2021-05-06")
  }

  /// Every cut and every changed byte gives some metadata and no crash.
  @Test func survivesDamage() {
    let file = ImageFiles.jpeg(width: 8, height: 8, segments: segment(0xE1, Array("Exif\0\0".utf8) + exif))
    for length in 0..<file.count { _ = metadata(Array(file[..<length])) }
    for position in file.indices {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var damaged = file
        damaged[position] = value
        _ = metadata(damaged)
      }
    }
  }
}
