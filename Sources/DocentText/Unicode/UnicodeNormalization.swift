import CDocentICU

/// Unicode normalisation forms (UAX #15) over UTF-8, by ICU.
package enum UnicodeNormalization {
  package enum Form: Int32, Sendable, CaseIterable {
    case nfc, nfd, nfkc, nfkd
    /// NFKC with full case folding and without ignorable code points: for comparing, not for showing.
    case nfkcCaseFold
  }

  /// Appends the canonical composition of `bytes` to `output`. O(n); ASCII is copied.
  package static func nfc(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    normalize(bytes, to: .nfc, into: &output)
  }

  /// Appends `bytes` in the given form to `output`. O(n). What is not UTF-8 becomes U+FFFD.
  package static func normalize(
    _ bytes: UnsafeBufferPointer<UInt8>, to form: Form, into output: inout [UInt8]
  ) {
    if form != .nfkcCaseFold, ASCII.isASCII(bytes) {
      output.append(contentsOf: bytes)
      return
    }
    var start = 0
    while start < bytes.count {
      let end = pieceEnd(of: bytes, from: start)
      append(UnsafeBufferPointer(rebasing: bytes[start..<end]), in: form, to: &output)
      start = end
    }
  }

  /// `bytes` in the given form.
  package static func normalized(_ bytes: [UInt8], to form: Form) -> [UInt8] {
    var output: [UInt8] = []
    bytes.withUnsafeBufferPointer { normalize($0, to: form, into: &output) }
    return output
  }

  /// Whether `bytes` are in the given form already. O(n), without writing anything.
  package static func isNormalized(_ bytes: UnsafeBufferPointer<UInt8>, to form: Form) -> Bool {
    dx_is_normalized(form.rawValue, bytes.baseAddress, bytes.count)
  }

  /// ICU takes 31-bit lengths and results grow, so large texts go in pieces. A piece ends before an ASCII letter or
  /// space, which never joins with what stands before it.
  private static func pieceEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let largest = 64 << 20
    guard bytes.count - start > largest else { return bytes.count }
    var end = start + largest
    while end > start + largest / 2, bytes[end] >= 0x80 { end -= 1 }
    while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private static func append(_ piece: UnsafeBufferPointer<UInt8>, in form: Form, to output: inout [UInt8]) {
    var room = piece.count + piece.count / 2 + 32
    while true {
      var needed = 0
      let result = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        needed = Int(dx_normalize(form.rawValue, piece.baseAddress, piece.count, buffer.baseAddress, buffer.count))
        count = max(0, min(needed, buffer.count))
      }
      if needed <= result.count {
        output.append(contentsOf: result)
        return
      }
      room = needed
    }
  }
}
