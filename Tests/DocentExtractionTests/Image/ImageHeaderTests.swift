import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct ImageHeaderTests {
  private func header(_ bytes: [UInt8]) -> ImageHeader? {
    SourceContent(bytes, name: "a").withUnsafeBytes { ImageHeader($0) }
  }

  @Test func readsSizesOfEveryFormat() {
    let files: [[UInt8]] = [
      ImageFiles.png(width: 300, height: 200), ImageFiles.jpeg(width: 300, height: 200),
      ImageFiles.gif(width: 300, height: 200), ImageFiles.tiff(width: 300, height: 200),
      Array("RIFF\0\0\0\0WEBPVP8X\u{A}\0\0\0\0\0\0\0".utf8) + [43, 1, 0, 199, 0, 0],
      Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0, 44, 1, 0, 0, 56, 255, 255, 255],
      Array("P6\n# made by hand\n300 200\n255\n".utf8),
    ]
    for file in files {
      #expect(header(file).map { [$0.width, $0.height] } == [300, 200])
      for length in 0..<file.count { _ = header(Array(file[..<length])) }
    }
    #expect(header([]) == nil)
    #expect(header(ImageFiles.png(width: 0, height: 10)) == nil)
  }

  /// Refused by its header, before anything is decoded.
  @Test(arguments: [
    ImageFiles.png(width: 50_000, height: 50_000), ImageFiles.png(width: 0x7FFF_FFFF, height: 0x7FFF_FFFF),
    ImageFiles.jpeg(width: 65_535, height: 65_535), ImageFiles.gif(width: 65_535, height: 65_535),
    ImageFiles.tiff(width: 100_000, height: 100_000),
  ]) func refusesPicturesThatAreTooLarge(file: [UInt8]) async {
    #expect(await Extraction.of(file, with: ImageExtractor()).failure?.code == .tooLarge)
  }

  @Test func countsPagesOfTIFFFilesThatLeadInCircles() throws {
    let file = ImageFiles.tiff(width: 10, height: 10, next: 8)
    let pages = SourceContent(file, name: "a").withUnsafeBytes { TIFFPages($0) }
    #expect(try #require(pages).offsets == [8])
  }
}

/// Headers of image files without their pictures.
enum ImageFiles {
  static func png(width: Int, height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + big(width, 4) + big(height, 4)
      + [8, 2, 0, 0, 0, 0, 0, 0, 0]
  }

  static func jpeg(width: Int, height: Int, segments: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segments + [0xFF, 0xC0, 0, 11, 8] + big(height, 2) + big(width, 2) + [3, 1, 0x11, 0]
  }

  static func gif(width: Int, height: Int) -> [UInt8] {
    Array("GIF89a".utf8) + big(width, 2).reversed() + big(height, 2).reversed() + [0, 0, 0, 0x3B]
  }

  /// One directory at offset 8 with its sides.
  static func tiff(width: Int, height: Int, next: Int = 0) -> [UInt8] {
    Array("MM\0*".utf8) + big(8, 4) + big(2, 2) + field(256, 4, 1, big(width, 4)) + field(257, 4, 1, big(height, 4))
      + big(next, 4)
  }

  static func field(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
    big(tag, 2) + big(type, 2) + big(count, 4) + value
  }

  static func big(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
  }
}
