import Testing

@testable import DocentDocument

@Suite struct OffsetMapTests {
  @Test(arguments: ["", "plain", "für Ärger 日本語 🎉 ende", String(repeating: "é1", count: 700)])
  func convertsBothWays(text: String) {
    let map = OffsetMap(DocumentText(text))
    var scalars = 0
    var bytes = 0
    for scalar in text.unicodeScalars {
      #expect(map.scalar(UTF8Offset(bytes)).rawValue == scalars)
      #expect(map.utf8(ScalarOffset(scalars)).rawValue == bytes)
      scalars += 1
      bytes += String(scalar).utf8.count
    }
    #expect(map.scalar(UTF8Offset(bytes)).rawValue == scalars)
    #expect(map.utf8(ScalarOffset(scalars + 5)).rawValue == bytes)
  }
}
