/// A score as records keep it: from 0 to 1 in steps of 2^-23, in three bytes; what lies outside as a float behind a mark.
struct StoredScore {
  private static let steps = 8_388_608.0
  private static let mark: UInt32 = 0xFF_FFFF

  /// What comes back from a record.
  let value: Double
  private let fixed: UInt32

  init(_ score: Double) {
    if score >= 0, score <= 1 {
      let count = (score * Self.steps).rounded()
      value = count / Self.steps
      fixed = UInt32(count)
    } else {
      value = Double(Float(score))
      fixed = Self.mark
    }
  }

  func write(to writer: inout ByteWriter) {
    writer.bytes.append(UInt8(truncatingIfNeeded: fixed))
    writer.bytes.append(UInt8(truncatingIfNeeded: fixed >> 8))
    writer.bytes.append(UInt8(truncatingIfNeeded: fixed >> 16))
    if fixed == Self.mark { writer.float(value) }
  }

  static func read(from reader: inout ByteReader) throws(StoreError) -> Double {
    let fixed = UInt32(try reader.byte()) | UInt32(try reader.byte()) << 8 | UInt32(try reader.byte()) << 16
    return fixed == mark ? try reader.float() : Double(fixed) / steps
  }
}
