/// Resolves references: to characters, to entities the document itself declares, and to the characters HTML names
/// (`&nbsp;`), which many documents use without declaring them. External entities are never read.
struct XMLEntities {
  private static let maximumDeclarations = 1000
  private static let maximumValue = 1024
  /// Bytes all references together may add.
  private static let maximumGrowth = 1 << 20

  private var declared: [[UInt8]: [UInt8]] = [:]
  private var growth = 0

  /// The text with its references resolved; what is none stays as it is.
  mutating func resolved(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    if declared.isEmpty { return HTMLReferences.resolvedBytes(bytes) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var copied = 0
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = start + 1
      var end = index
      while end < bytes.count, end - index < 64, bytes[end].isNameByte { end += 1 }
      guard end > index, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { continue }
      guard let value = declared[Array(bytes[index..<end])], growth + value.count <= Self.maximumGrowth else {
        continue
      }
      growth += value.count
      output += HTMLReferences.resolvedBytes(UnsafeRawBufferPointer(rebasing: bytes[copied..<start]))
      output += value
      copied = end + 1
      index = copied
    }
    return output + HTMLReferences.resolvedBytes(UnsafeRawBufferPointer(rebasing: bytes[copied...]))
  }

  /// Takes the `<!ENTITY name "text">` of an internal subset. Text of entities that refer to others is expanded as long
  /// as it stays short, so that nothing can grow out of proportion.
  mutating func declare(_ subset: UnsafeRawBufferPointer) {
    var index = 0
    while declared.count < Self.maximumDeclarations, let start = subset[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard subset[start...].starts(with: "<!ENTITY".utf8) else { continue }
      var position = start + 8
      func skipSpace() { while position < subset.count, subset[position].isASCIISpace { position += 1 } }
      skipSpace()
      let nameStart = position
      while position < subset.count, subset[position].isNameByte { position += 1 }
      let name = Array(subset[nameStart..<position])
      skipSpace()
      guard !name.isEmpty, position < subset.count, subset[position] == 0x22 || subset[position] == 0x27 else {
        continue
      }
      let quote = subset[position]
      guard let end = subset[(position + 1)...].prefix(Self.maximumValue).firstIndex(of: quote) else { continue }
      index = end + 1
      let raw = Self.withoutTags(Array(subset[(position + 1)..<end]))
      let before = growth
      let value = raw.withUnsafeBytes { resolved($0) }
      growth = before
      if value.count <= Self.maximumValue, declared[name] == nil { declared[name] = value }
    }
  }

  private static func withoutTags(_ text: [UInt8]) -> [UInt8] {
    var isTag = false
    return text.filter { byte in
      if byte == UInt8(ascii: "<") { isTag = true }
      defer { if byte == UInt8(ascii: ">") { isTag = false } }
      return !isTag
    }
  }
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
      || self >= 0x80
  }
}
