import CDocentICU

/// Case folding for comparing words: NFKC_Casefold (Unicode Standard, section 3.13), by ICU.
///
/// `Straße`, `STRASSE` and `ｓｔｒａｓｓｅ` fold to the same bytes. Accents stay.
package enum CaseFolding {
  /// Appends the folded form of `bytes` to `output`. O(n); ASCII does not reach ICU.
  package static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    if ASCII.isASCII(bytes) {
      output.reserveCapacity(output.count + bytes.count)
      for byte in bytes { output.append(ASCII.lowercased(byte)) }
    } else {
      UnicodeNormalization.normalize(bytes, to: .nfkcCaseFold, into: &output)
    }
  }

  /// The folded form of `bytes`.
  package static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    if bytes.withContiguousStorageIfAvailable({ fold($0, into: &output) }) == nil {
      Array(bytes).withUnsafeBufferPointer { fold($0, into: &output) }
    }
    return output
  }
}
