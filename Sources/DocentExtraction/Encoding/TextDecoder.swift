import DocentDocument
import DocentText

/// Decodes a text of any size into UTF-8, piece by piece, so that a mapped file of gigabytes needs no memory of its own.
enum TextDecoder {
  private static let pieceBytes = 256 << 10

  /// Hands over the text in pieces of whole code points. A byte order mark is left out; what cannot be decoded becomes
  /// U+FFFD.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: TextEncoding,
    onPiece: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    let body = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(encoding.markLength))
    if encoding.isUTF8 {
      try decodeUTF8(body, onPiece)
    } else if encoding.unit > 1 {
      try decodeWide(body, encoding, onPiece)
    } else {
      try decodeCharset(body, encoding, onPiece)
    }
  }

  /// The whole text.
  static func decode(_ bytes: UnsafeRawBufferPointer, as encoding: TextEncoding) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    // The closure throws nothing, and decoding itself never fails.
    try? decode(bytes, as: encoding) { (piece) throws(ExtractionError) in result.append(contentsOf: piece) }
    return result
  }

  /// The whole text, with the encoding found from the bytes and what was declared.
  static func decode(_ bytes: UnsafeRawBufferPointer, declared: String?) -> [UInt8] {
    decode(bytes, as: EncodingDetector.detect(bytes, declared: declared))
  }

  private static func decodeUTF8(
    _ bytes: UnsafeRawBufferPointer, _ onPiece: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    var start = 0
    while start < bytes.count {
      var end = min(bytes.count, start + pieceBytes)
      // Not inside a sequence; a run of continuation bytes that is no sequence is repaired as it comes.
      var back = 0
      while end < bytes.count, back < 3, bytes[end] & 0xC0 == 0x80 {
        end -= 1
        back += 1
      }
      let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      if UTF8Validation.isValid(piece) {
        try onPiece(piece)
      } else {
        let repaired = Array(String(decoding: piece, as: UTF8.self).utf8)
        try repaired.withUnsafeBytesTyped(onPiece)
      }
      start = end
    }
  }

  private static func decodeWide(
    _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding,
    _ onPiece: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    let isBig = encoding.name.hasSuffix("be")
    var output: [UInt8] = []
    output.reserveCapacity(pieceBytes)
    var high: UInt32 = 0
    var index = 0
    func put(_ value: UInt32) { output.append(utf8Of: Unicode.Scalar(value) ?? "\u{FFFD}") }
    while index + encoding.unit <= bytes.count {
      var value: UInt32 = 0
      for offset in 0..<encoding.unit {
        let byte = UInt32(bytes[index + (isBig ? offset : encoding.unit - 1 - offset)])
        value = value << 8 | byte
      }
      index += encoding.unit
      if encoding.unit == 4 {
        put(value)
      } else if value & 0xFC00 == 0xD800 {
        if high != 0 { put(0xFFFD) }
        high = value
      } else if value & 0xFC00 == 0xDC00 {
        put(high == 0 ? 0xFFFD : 0x10000 + (high & 0x3FF) << 10 + (value & 0x3FF))
        high = 0
      } else {
        if high != 0 { put(0xFFFD) }
        high = 0
        put(value)
      }
      if output.count >= pieceBytes {
        try output.withUnsafeBytesTyped(onPiece)
        output.removeAll(keepingCapacity: true)
      }
    }
    if high != 0 || index < bytes.count { put(0xFFFD) }
    if !output.isEmpty { try output.withUnsafeBytesTyped(onPiece) }
  }

  private static func decodeCharset(
    _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding,
    _ onPiece: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    guard let converter = try? CharsetConverter(name: encoding.name) else {
      try decodeUTF8(bytes, onPiece)
      return
    }
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + pieceBytes)
      output.removeAll(keepingCapacity: true)
      bytes[start..<end].withMemoryRebound(to: UInt8.self) { chunk in
        converter.convert(UnsafeBufferPointer(rebasing: chunk[...]), isLast: end == bytes.count, into: &output)
      }
      if !output.isEmpty { try output.withUnsafeBytesTyped(onPiece) }
      start = end
    }
  }
}

extension [UInt8] {
  /// `withUnsafeBytes` for a body with a typed error.
  func withUnsafeBytesTyped<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outcome: Swift.Result<Result, Failure> = withUnsafeBytes { bytes in
      do throws(Failure) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// Appends the UTF-8 form of a scalar.
  mutating func append(utf8Of scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
    }
  }
}
