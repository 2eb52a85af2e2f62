/// Writes the compact records of the store: variable-length integers, little endian.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func unsigned(_ value: Int) {
    var rest = UInt64(truncatingIfNeeded: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Zigzag, so that small negative numbers stay short.
  mutating func signed(_ value: Int) { unsigned((value << 1) ^ (value >> 63)) }

  /// Rounded to 32 bits.
  mutating func float(_ value: Double) {
    withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func score(_ value: Double, _ precision: StoredScore.Precision) {
    StoredScore(value, precision).write(to: &self)
  }

  mutating func string(_ value: String) {
    unsigned(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func optional(_ value: String?) {
    unsigned(value == nil ? 0 : 1)
    if let value { string(value) }
  }
}

/// Reads what `ByteWriter` wrote; whatever the bytes, it ends with a value or an error.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// What was not read yet.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  mutating func unsigned() throws(StoreError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.endIndex, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      shift += 7
    }
    throw damaged
  }

  mutating func signed() throws(StoreError) -> Int {
    let value = try unsigned()
    return Int(bitPattern: UInt(bitPattern: value) >> 1) ^ -(value & 1)
  }

  /// A count of things that take at least one byte each, so that damage cannot ask for huge arrays.
  mutating func count() throws(StoreError) -> Int {
    let value = try unsigned()
    guard value >= 0, value <= bytes.endIndex - position else { throw damaged }
    return value
  }

  mutating func float() throws(StoreError) -> Double {
    guard bytes.endIndex - position >= 4 else { throw damaged }
    var pattern: UInt32 = 0
    for index in 0..<4 { pattern |= UInt32(bytes[position + index]) << (8 * UInt32(index)) }
    position += 4
    return Double(Float(bitPattern: pattern))
  }

  mutating func string() throws(StoreError) -> String {
    let length = try count()
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }

  mutating func byte() throws(StoreError) -> UInt8 {
    guard position < bytes.endIndex else { throw damaged }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func score(_ precision: StoredScore.Precision) throws(StoreError) -> Double {
    try StoredScore.read(from: &self, precision)
  }

  mutating func strings() throws(StoreError) -> [String] {
    var strings: [String] = []
    for _ in 0..<(try count()) { strings.append(try string()) }
    return strings
  }

  /// The value at an index that was read, which damage may have put outside.
  func pick<Value>(_ values: [Value], _ index: Int) throws(StoreError) -> Value {
    guard values.indices.contains(index) else {
      throw StoreError(.damaged, "a record of the store names a label that does not exist")
    }
    return values[index]
  }

  mutating func optionalString() throws(StoreError) -> String? { try unsigned() == 0 ? nil : try string() }

  private var damaged: StoreError {
    StoreError(.damaged, "a record of the insight store is damaged; process the folder again into a new collection")
  }
}
