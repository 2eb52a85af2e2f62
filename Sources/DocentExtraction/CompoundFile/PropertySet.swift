import DocentDocument

/// A set of properties: title, author and the like ([MS-OLEPS]).
struct PropertySet {
  enum Value {
    case text(String)
    case number(Int)
    /// Also durations.
    case time(UInt64)
  }

  private static let maximumProperties = 1000
  private static let maximumTextBytes = 64 << 10
  /// By number; those of the first section only, which has the properties every program knows.
  private(set) var values: [Int: Value] = [:]

  init(_ source: SourceContent) {
    source.withUnsafeBytes { bytes in
      guard bytes.readUInt16(at: 0) == 0xFFFE, let start = bytes.readUInt32(at: 44) else { return }
      read(bytes.part(at: start, length: bytes.count))
    }
  }

  func text(_ number: Int) -> String? {
    guard case .text(let text) = values[number] else { return nil }
    return cleaned(text)
  }

  func number(_ number: Int) -> Int? {
    guard case .number(let value) = values[number] else { return nil }
    return value
  }

  /// ISO 8601.
  func date(_ number: Int) -> String? {
    guard case .time(let value) = values[number] else { return nil }
    return DateFormats.fileTime(value)
  }

  private mutating func read(_ section: UnsafeRawBufferPointer) {
    var entries: [(number: Int, offset: Int)] = []
    for index in 0..<min(section.readUInt32(at: 4) ?? 0, Self.maximumProperties) {
      guard let number = section.readUInt32(at: 8 + 8 * index), let offset = section.readUInt32(at: 12 + 8 * index)
      else { break }
      entries.append((number, offset))
    }
    // Property 1 is the code page of the texts.
    var page = 1252
    if let offset = entries.first(where: { $0.number == 1 })?.offset, let value = section.readUInt16(at: offset + 4) {
      page = value
    }
    var decoder = CodePageDecoder()
    for (number, offset) in entries where number > 1 && values[number] == nil {
      values[number] = Self.value(section, at: offset, page, &decoder)
    }
  }

  private static func value(
    _ section: UnsafeRawBufferPointer, at offset: Int, _ page: Int, _ decoder: inout CodePageDecoder
  ) -> Value? {
    switch section.readUInt16(at: offset) {
    case 2: return section.readInt16(at: offset + 4).map { .number($0) }
    case 3, 0x13, 0x16, 0x17: return section.readUInt32(at: offset + 4).map { .number($0) }
    case 0x1E, 0x08:
      guard let length = section.readUInt32(at: offset + 4) else { return nil }
      let bytes = section.part(at: offset + 8, length: min(length, maximumTextBytes))
      if page == 1200 { return .text(bytes.utf16Text().cutAtNUL) }
      return .text(decoder.decode(bytes.prefix { $0 != 0 }, page: page))
    case 0x1F:
      guard let length = section.readUInt32(at: offset + 4) else { return nil }
      return .text(section.part(at: offset + 8, length: min(length, maximumTextBytes) * 2).utf16Text().cutAtNUL)
    case 0x40: return section.readUInt64(at: offset + 4).map { .time($0) }
    default: return nil
    }
  }
}

extension String {
  /// What stands before the first NUL.
  var cutAtNUL: String { String(prefix { $0 != "\0" }) }
}
