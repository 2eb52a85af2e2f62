/// A score as records keep it: from 0 to 1 in equal steps, as a whole number; what lies outside as a float behind a mark.
struct StoredScore {
  /// How finely a score is kept.
  enum Precision {
    /// Two bytes, steps of 2^-15: of sentences, names and phrases, of which a document has many.
    case brief
    /// Three bytes, steps of 2^-23: of whole documents.
    case fine

    fileprivate var steps: Double { self == .brief ? 32_768 : 8_388_608 }
    fileprivate var byteCount: Int { self == .brief ? 2 : 3 }
    fileprivate var mark: UInt32 { self == .brief ? 0xFFFF : 0xFF_FFFF }
  }

  /// What comes back from a record.
  let value: Double
  private let fixed: UInt32
  private let precision: Precision

  init(_ score: Double, _ precision: Precision) {
    self.precision = precision
    if score >= 0, score <= 1 {
      let count = (score * precision.steps).rounded()
      value = count / precision.steps
      fixed = UInt32(count)
    } else {
      value = Double(Float(score))
      fixed = precision.mark
    }
  }

  func write(to writer: inout ByteWriter) {
    for byte in 0..<precision.byteCount { writer.bytes.append(UInt8(truncatingIfNeeded: fixed >> (8 * UInt32(byte)))) }
    if fixed == precision.mark { writer.float(value) }
  }

  static func read(from reader: inout ByteReader, _ precision: Precision) throws(StoreError) -> Double {
    var fixed: UInt32 = 0
    for byte in 0..<precision.byteCount { fixed |= UInt32(try reader.byte()) << (8 * UInt32(byte)) }
    return fixed == precision.mark ? try reader.float() : Double(fixed) / precision.steps
  }
}
