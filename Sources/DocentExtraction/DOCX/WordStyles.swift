import DocentDocument

/// What the paragraph styles of a Word document mean for its structure.
struct WordStyles {
  struct Role {
    var kind: Block.Kind
    var level: Int?

    init(kind: Block.Kind, level: Int? = nil) {
      self.kind = kind
      self.level = level
    }
  }

  private struct Style {
    var name = ""
    var basedOn: String?
    var outlineLevel: Int?
    var isList = false
  }

  private static let maximumStyles = 10_000
  private var styles: [String: Style] = [:]

  /// A document whose styles cannot be read has none.
  static func read(_ document: OpenPackage, _ part: String) -> WordStyles {
    var result = WordStyles()
    if let reader = try? document.reader(part) { try? result.read(reader) }
    return result
  }

  private mutating func read(_ reader: PackageXMLReader) throws(ExtractionError) {
    var id: String?
    var style = Style()
    while let event = try reader.next() {
      if event == .end, reader.name == "w:style", let finished = id {
        if styles.count < Self.maximumStyles { styles[finished] = style }
        id = nil
      }
      guard event == .start else { continue }
      switch reader.name {
      case "w:style":
        id = reader.attribute("w:styleId")
        style = Style()
      case "w:name": style.name = (reader.attribute("w:val") ?? "").lowercased()
      case "w:basedOn": style.basedOn = reader.attribute("w:val")
      case "w:outlineLvl": style.outlineLevel = reader.attribute("w:val").flatMap { Int($0) }
      case "w:numId": style.isList = reader.attribute("w:val") != "0"
      default: break
      }
    }
  }

  /// What a paragraph is, by its own properties first, then by its style and the styles that one is based on.
  func role(of paragraph: WordParagraph) -> Role {
    if let level = paragraph.outlineLevel, level < 9 { return Role(kind: .heading, level: min(level + 1, 6)) }
    var id = paragraph.style
    var steps = 0
    var isList = paragraph.listLevel != nil
    while let current = id, let style = styles[current], steps < 16 {
      if let role = Self.role(ofStyleNamed: style.name) { return role }
      if let level = style.outlineLevel, level < 9 { return Role(kind: .heading, level: min(level + 1, 6)) }
      if style.isList { isList = true }
      id = style.basedOn
      steps += 1
    }
    return isList ? Role(kind: .listItem, level: (paragraph.listLevel ?? 0) + 1) : Role(kind: .paragraph)
  }

  /// Built-in styles have the same names in every language of the program (ECMA-376 part 1, 17.7.4.9).
  static func role(ofStyleNamed name: String) -> Role? {
    switch name {
    case "title": return Role(kind: .title)
    case "caption": return Role(kind: .caption)
    case "quote", "intense quote", "block text": return Role(kind: .quote)
    case "html preformatted", "plain text", "macro text": return Role(kind: .code)
    default: break
    }
    guard name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), (1...9).contains(level) else { return nil }
    return Role(kind: .heading, level: min(level, 6))
  }
}
