import Testing

@testable import DocentExtraction

@Suite struct PortableAnymapTests {
  private func gray(_ header: String, _ pixels: [UInt8], maximumPixels: Int = 1_000) -> [UInt8]? {
    SourceContent(Array(header.utf8) + pixels, name: "a.pnm").withUnsafeBytes { bytes in
      PortableAnymap(bytes)?.grayImage(bytes, maximumPixels: maximumPixels).pixels
    }
  }

  @Test func readsEveryKind() {
    #expect(
      gray("P4\n9 2\n", [0x80, 0x80, 0, 0]) == [0, 255, 255, 255, 255, 255, 255, 255, 0]
        + [UInt8](repeating: 255, count: 9))
    #expect(gray("P5\n# by a program\n2 1\n255\n", [7, 9]) == [7, 9])
    #expect(gray("P5 2 1 65535\n", [7, 0, 9, 0]) == [7, 9])
    #expect(gray("P6\n1 1\n255\n", [255, 0, 0]) == [76])
  }

  @Test func putsTransparentPicturesOnTheOtherShade() {
    let header = "P7\nWIDTH 2\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
    #expect(gray(header, [0, 0, 0, 255, 0, 0, 0, 0]) == [0, 255])
    #expect(gray(header, [255, 255, 255, 255, 0, 0, 0, 0]) == [255, 0])
  }

  @Test func makesLargePicturesSmaller() {
    #expect(gray("P5 4 2 255\n", [0, 100, 50, 50, 100, 200, 50, 50], maximumPixels: 2) == [100, 50])
  }

  @Test(arguments: [
    "", "P5", "P5 2", "P5 0 5 255\n", "P5 9999999 9999999 255\n", "P5 2 2 255\n\0", "P7\nWIDTH 2\n", "P9 1 1 255\n",
  ])
  func refusesWhatDoesNotFit(text: String) {
    #expect(gray(text, []) == nil)
  }
}
