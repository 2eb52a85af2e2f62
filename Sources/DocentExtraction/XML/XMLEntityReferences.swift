import CLibXML2

/// Resolves the references libxml2 is not allowed to: to entities the document itself declares as plain text, and to the
/// characters HTML names (`&nbsp;`), which many documents use without declaring them.
///
/// Values that refer to other entities are never expanded, so that nothing can grow out of proportion.
enum XMLEntityReferences {
  private static let maximumDeclarations = 1000
  private static let maximumValue = 1024
  /// Bytes all references together may add.
  private static let maximumGrowth = 1 << 20

  /// The document with those references replaced; nil when there are none.
  static func resolve(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    let declared = declarations(bytes)
    var output: [UInt8] = []
    var copied = 0
    var growth = 0
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = start + 1
      var end = index
      while end < bytes.count, end - index < 64, bytes[end].isNameByte { end += 1 }
      guard end > index, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { continue }
      let name = Array(bytes[index..<end])
      guard let value = declared[name] ?? character(name) else { continue }
      growth += value.count
      if growth > maximumGrowth { break }
      output.append(contentsOf: bytes[copied..<start])
      output.append(contentsOf: value)
      copied = end + 1
      index = copied
    }
    if copied == 0 { return nil }
    output.append(contentsOf: bytes[copied...])
    return output
  }

  /// The character HTML calls so, except the five names XML itself defines.
  private static func character(_ name: [UInt8]) -> [UInt8]? {
    for predefined in ["amp", "lt", "gt", "quot", "apos"] where name.elementsEqual(predefined.utf8) { return nil }
    guard let entity = (name + [0]).withUnsafeBufferPointer({ htmlEntityLookup($0.baseAddress) }),
      let scalar = Unicode.Scalar(UInt32(entity.pointee.value))
    else { return nil }
    var bytes: [UInt8] = []
    bytes.append(utf8Of: scalar)
    return bytes
  }

  /// `<!ENTITY name "text">` of the internal subset.
  private static func declarations(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]: [UInt8]] {
    let head = bytes.prefix(256 << 10)
    var result: [[UInt8]: [UInt8]] = [:]
    var index = 0
    while result.count < maximumDeclarations, let start = head[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard head[start...].starts(with: "<!ENTITY".utf8) else { continue }
      var position = start + 8
      func skipSpace() { while position < head.count, head[position].isASCIISpace { position += 1 } }
      skipSpace()
      let nameStart = position
      while position < head.count, head[position].isNameByte { position += 1 }
      let name = Array(head[nameStart..<position])
      skipSpace()
      guard !name.isEmpty, position < head.count, head[position] == 0x22 || head[position] == 0x27 else { continue }
      let quote = head[position]
      guard let end = head[(position + 1)...].prefix(maximumValue).firstIndex(of: quote) else { continue }
      let value = Array(head[(position + 1)..<end])
      // A value with markup or further references stays with libxml2, which expands nothing.
      if !value.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x25 }), result[name] == nil {
        result[name] = value
      }
    }
    return result
  }
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
      || self >= 0x80
  }
}
