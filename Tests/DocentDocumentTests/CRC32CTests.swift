import Testing

@testable import DocentDocument

@Suite struct CRC32CTests {
  private func checksum(_ bytes: ArraySlice<UInt8>, continuing previous: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBytes { CRC32C.checksum($0, continuing: previous) }
  }

  /// Test vectors of RFC 3720, appendix B.4, and the customary check value.
  @Test(
    arguments: [
      (Array("123456789".utf8), 0xE306_9283), ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43), (Array(0..<32), 0x46DD_794E), ([], 0),
    ] as [([UInt8], UInt32)])
  func givesThePublishedValues(bytes: [UInt8], expected: UInt32) { #expect(checksum(bytes[...]) == expected) }

  @Test func goesOnFromAnyPlace() {
    let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 37) }
    for split in 0...100 {
      #expect(checksum(bytes[split...], continuing: checksum(bytes[..<split])) == checksum(bytes[...]))
    }
  }
}
