import DocentDocument

/// The styles of a document ([MS-DOC] 2.9.271).
struct WordStyleSheet {
  private struct Style {
    /// Number of a built-in style, the same in every language of the program.
    var identifier = 0xFFE
    var name = ""
    var base = 0xFFF
    var properties = WordParagraphProperties()
    var font: Int?
  }

  private var styles: [Style] = []

  init(_ bytes: UnsafeRawBufferPointer, isNew: Bool) {
    guard let header = bytes.readUInt16(at: 0), let count = bytes.readUInt16(at: 2), let base = bytes.readUInt16(at: 4)
    else { return }
    var position = 2 + header
    for _ in 0..<min(count, 0x1000) {
      guard let length = bytes.readUInt16(at: position) else { return }
      styles.append(Self.style(bytes.part(at: position + 2, length: length), base, isNew: isNew))
      position += 2 + length
    }
  }

  /// What a paragraph is, by its own properties first, then by its style and the styles that one is based on.
  func role(of paragraph: WordParagraphProperties) -> WordStyles.Role {
    if let role = Self.role(outlineLevel: paragraph.outlineLevel) { return role }
    var isInList = paragraph.isInList
    for style in chain(paragraph.style) {
      if let role = Self.role(style) ?? Self.role(outlineLevel: style.properties.outlineLevel) { return role }
      isInList = isInList ?? style.properties.isInList
    }
    guard isInList == true else { return WordStyles.Role(kind: .paragraph) }
    return WordStyles.Role(kind: .listItem, level: paragraph.listLevel + 1)
  }

  /// The font of a paragraph's text where its runs name none.
  func font(ofStyle style: Int) -> Int? { chain(style).lazy.compactMap(\.font).first }

  private func chain(_ style: Int) -> [Style] {
    var result: [Style] = []
    var next = style
    while styles.indices.contains(next), result.count < 11 {
      result.append(styles[next])
      next = styles[next].base
    }
    return result
  }

  private static func role(outlineLevel: Int?) -> WordStyles.Role? {
    guard let level = outlineLevel, level < 9 else { return nil }
    return WordStyles.Role(kind: .heading, level: min(level + 1, 6))
  }

  private static func role(_ style: Style) -> WordStyles.Role? {
    switch style.identifier {
    case 1...9: WordStyles.Role(kind: .heading, level: min(style.identifier, 6))
    case 0x22: WordStyles.Role(kind: .caption)
    case 0x30...0x3D: WordStyles.Role(kind: .listItem, level: 1)
    case 0x3E: WordStyles.Role(kind: .title)
    case 0x54: WordStyles.Role(kind: .quote)
    case 0x5A, 0x65: WordStyles.Role(kind: .code)
    default: WordStyles.role(ofStyleNamed: style.name)
    }
  }

  private static func style(_ bytes: UnsafeRawBufferPointer, _ baseLength: Int, isNew: Bool) -> Style {
    var style = Style()
    guard let first = bytes.readUInt16(at: 0), let second = bytes.readUInt16(at: 2), let third = bytes.readUInt16(at: 4)
    else {
      return style
    }
    style.identifier = first & 0xFFF
    style.base = second >> 4
    guard second & 0xF == 1 else { return style }
    var position = baseLength
    if isNew {
      let length = min(bytes.readUInt16(at: position) ?? 0, 255)
      style.name = bytes.part(at: position + 2, length: 2 * length).utf16Text().lowercased()
      position += 2 + 2 * length + 2
    } else {
      let length = bytes.readUInt8(at: position) ?? 0
      style.name = String(decoding: bytes.part(at: position + 1, length: length), as: UTF8.self).lowercased()
      position += 1 + length + 1
    }
    // Names may list aliases behind commas.
    style.name = String(style.name.prefix { $0 != "," && $0 != ";" })
    for index in 0..<min(third & 0xF, 2) {
      position += position & 1
      let length = bytes.readUInt16(at: position) ?? 0
      let properties = bytes.part(at: position + 2, length: length)
      if index == 0 {
        let none = properties.part(at: 0, length: 0)
        style.properties.apply(properties.part(at: 2, length: length), isNew: isNew, data: none)
      } else {
        var run = WordCharacterRuns.Run(bytes: 0..<0)
        run.apply(properties, isNew: isNew)
        style.font = run.font
      }
      position += 2 + length
    }
    return style
  }
}
