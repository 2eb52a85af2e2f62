/// The properties of a message, a recipient or an attachment within attributes ([MS-OXTNEF] 2.1.3.4).
struct TNEFProperties {
  private static let maximumProperties = 10_000
  private static let maximumDepth = 8
  /// Type and value by property.
  private var fixed: [Int: (type: Int, value: [UInt8])] = [:]
  private var streams: [String: CompoundFileWriter.Node] = [:]

  /// What a file of Outlook's own has for them.
  func nodes(header: Int) -> [CompoundFileWriter.Node] {
    var entries = [UInt8](repeating: 0, count: header)
    for (property, entry) in fixed.sorted(by: { $0.key < $1.key }) {
      entries += Self.bytes(entry.type) + Self.bytes(property) + [6, 0, 0, 0]
      entries += entry.value.prefix(8) + [UInt8](repeating: 0, count: max(0, 8 - entry.value.count))
    }
    return streams.sorted { $0.key < $1.key }.map(\.value) + [.stream("__properties_version1.0", entries)]
  }

  /// Sets a property; the last value counts.
  mutating func set(_ property: Int, _ type: Int, _ value: UnsafeRawBufferPointer) {
    switch type {
    case 0x1E, 0x1F, 0x102:
      let name = MAPIProperties.name(property, type)
      streams[name] = .stream(name, Array(value))
    default: fixed[property] = (type, Array(value))
    }
  }

  /// Reads a list of properties; returns how many bytes it takes.
  @discardableResult mutating func read(_ bytes: UnsafeRawBufferPointer, depth: Int) -> Int {
    var position = 4
    for _ in 0..<min(bytes.readUInt32(at: 0) ?? 0, Self.maximumProperties) {
      guard let type = bytes.readUInt16(at: position), let property = bytes.readUInt16(at: position + 2) else { break }
      position += 4
      if property >= 0x8000 { position += Self.nameLength(bytes, at: position) }
      guard let length = read(bytes, at: position, property, type, depth: depth) else { break }
      position += length
    }
    return position
  }

  /// Properties above 0x8000 carry a name: a set, then a number or a text.
  private static func nameLength(_ bytes: UnsafeRawBufferPointer, at position: Int) -> Int {
    guard bytes.readUInt32(at: position + 16) == 1, let length = bytes.readUInt32(at: position + 20) else { return 24 }
    return 24 + padded(length)
  }

  private mutating func read(
    _ bytes: UnsafeRawBufferPointer, at position: Int, _ property: Int, _ type: Int, depth: Int
  ) -> Int? {
    let isList = type & 0x1000 != 0
    let size: Int
    switch type & 0xFFF {
    case 2, 3, 4, 0xA, 0xB: size = 4
    case 5, 6, 7, 0x14, 0x40: size = 8
    case 0x48: size = 16
    case 0x1E, 0x1F, 0x102, 0xD: return readVariable(bytes, at: position, property, type, depth: depth)
    default: return nil
    }
    if isList { return (bytes.readUInt32(at: position)).map { 4 + $0 * size } }
    set(property, type, bytes.part(at: position, length: size))
    return size
  }

  private mutating func readVariable(
    _ bytes: UnsafeRawBufferPointer, at start: Int, _ property: Int, _ type: Int, depth: Int
  ) -> Int? {
    var position = start + 4
    for index in 0..<min(bytes.readUInt32(at: start) ?? 0, Self.maximumProperties) {
      guard let length = bytes.readUInt32(at: position) else { return nil }
      let value = bytes.part(at: position + 4, length: length)
      position += 4 + Self.padded(length)
      guard index == 0, type & 0x1000 == 0 else { continue }
      if type == 0xD { setObject(property, value, depth: depth) } else { set(property, type, value) }
    }
    return position - start
  }

  /// A message within the message is wrapped the same way, behind the identifier of its interface; other objects are
  /// compound files.
  private mutating func setObject(_ property: Int, _ value: UnsafeRawBufferPointer, depth: Int) {
    let content = value.part(at: 16, length: value.count)
    if content.readUInt32(at: 0) == 0x223E_9F78 {
      guard depth < Self.maximumDepth else { return }
      var inner = TNEFMessage(content, depth: depth + 1)
      let name = MAPIProperties.name(property, 0xD)
      streams[name] = .storage(name, inner.nodes(header: 24))
    } else {
      set(property, 0x102, content)
    }
  }

  private static func padded(_ length: Int) -> Int { (length + 3) & ~3 }
  private static func bytes(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }
}
