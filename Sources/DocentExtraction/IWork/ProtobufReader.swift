/// Walks the fields of a protocol buffers message without its description (protobuf.dev, "Encoding").
struct ProtobufReader {
  enum Value {
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    case bytes(ArraySlice<UInt8>)
  }

  private let data: ArraySlice<UInt8>
  private var position: Int

  init(_ data: ArraySlice<UInt8>) {
    self.data = data
    position = data.startIndex
  }

  /// The next field, nil at the end or where the message is damaged.
  mutating func next() -> (number: Int, value: Value)? {
    guard let key = Self.varint(data, &position), key >> 3 > 0, key >> 3 < 1 << 29 else { return nil }
    let number = Int(key >> 3)
    switch key & 7 {
    case 0: return Self.varint(data, &position).map { (number, .varint($0)) }
    case 1: return fixed(8).map { (number, .fixed64($0)) }
    case 5: return fixed(4).map { (number, .fixed32(UInt32(truncatingIfNeeded: $0))) }
    case 2:
      guard let length = Self.varint(data, &position), length <= UInt64(data.endIndex - position) else { return nil }
      defer { position += Int(length) }
      return (number, .bytes(data[position..<position + Int(length)]))
    default: return nil
    }
  }

  private mutating func fixed(_ count: Int) -> UInt64? {
    guard count <= data.endIndex - position else { return nil }
    var value: UInt64 = 0
    for index in 0..<count { value |= UInt64(data[position + index]) << (8 * UInt64(index)) }
    position += count
    return value
  }

  /// A number in groups of seven bits, the lowest first.
  static func varint(_ data: ArraySlice<UInt8>, _ position: inout Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < data.endIndex, shift < 64 {
      let byte = data[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}

/// Single fields of a message, for those that are looked up by number.
enum ProtobufFields {
  static func all(_ number: Int, in message: ArraySlice<UInt8>) -> [ProtobufReader.Value] {
    var reader = ProtobufReader(message)
    var result: [ProtobufReader.Value] = []
    while let field = reader.next() { if field.number == number { result.append(field.value) } }
    return result
  }

  static func messages(_ number: Int, in message: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    all(number, in: message).compactMap { if case .bytes(let bytes) = $0 { bytes } else { nil } }
  }

  static func number(_ number: Int, in message: ArraySlice<UInt8>) -> Int? {
    for value in all(number, in: message) {
      if case .varint(let number) = value { return Int(exactly: number) }
    }
    return nil
  }

  static func string(_ number: Int, in message: ArraySlice<UInt8>) -> String? {
    messages(number, in: message).first.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The object that a field refers to: a message whose first field is the object's number.
  static func reference(_ number: Int, in message: ArraySlice<UInt8>) -> UInt64? {
    references(number, in: message).first
  }

  static func references(_ number: Int, in message: ArraySlice<UInt8>) -> [UInt64] {
    messages(number, in: message).compactMap { inner in
      for value in all(1, in: inner) {
        if case .varint(let id) = value { return id }
      }
      return nil
    }
  }
}
