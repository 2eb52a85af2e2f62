import DocentDocument

/// What the paragraph styles of a Word document mean for its structure.
struct WordStyles {
  struct Role {
    var kind: Block.Kind
    var level: Int?
    /// List and level from 0 that the paragraph is counted in.
    var list: (id: Int, level: Int)?

    init(kind: Block.Kind, level: Int? = nil, list: (id: Int, level: Int)? = nil) {
      self.kind = kind
      self.level = level
      self.list = list
    }
  }

  private struct Style {
    var name = ""
    var basedOn: String?
    var outlineLevel: Int?
    var listID: Int?
    var listLevel: Int?
  }

  private static let maximumStyles = 10_000
  private static let maximumSteps = 16
  private var styles: [String: Style] = [:]
  private var defaultStyle: String?

  /// A document whose styles cannot be read has none.
  static func read(_ document: OpenPackage, _ part: String) -> WordStyles {
    guard let reader = try? document.reader(part) else { return WordStyles() }
    return read(reader)
  }

  static func read(_ reader: PackageXMLReader) -> WordStyles {
    var result = WordStyles()
    try? result.read(from: reader)
    return result
  }

  private mutating func read(from reader: PackageXMLReader) throws(ExtractionError) {
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
        let isDefault = ["1", "true", "on"].contains(reader.attribute("w:default") ?? "")
        if isDefault, reader.attribute("w:type") ?? "paragraph" == "paragraph" { defaultStyle = id }
      case "w:name": style.name = (reader.attribute("w:val") ?? "").lowercased()
      case "w:basedOn": style.basedOn = reader.attribute("w:val")
      case "w:outlineLvl": style.outlineLevel = reader.attribute("w:val").flatMap { Int($0) }
      case "w:numId", "w:ilfo": style.listID = reader.attribute("w:val").flatMap { Int($0) }
      case "w:ilvl": style.listLevel = reader.attribute("w:val").flatMap { Int($0) }
      case "w:body": return
      default: break
      }
    }
  }

  /// What a paragraph is, by its own properties first, then by its style and the styles that one is based on.
  func role(of paragraph: WordParagraph) -> Role {
    var list = paragraph.listID
    var listLevel = paragraph.listLevel
    var role: Role?
    if let level = paragraph.outlineLevel, level < 9 { role = Role(kind: .heading, level: min(level + 1, 6)) }
    var isBody = paragraph.outlineLevel.map { $0 >= 9 } ?? false
    var id = paragraph.style ?? defaultStyle
    var steps = 0
    while let current = id, let style = styles[current], steps < Self.maximumSteps {
      if role == nil, !isBody {
        role = Self.role(ofStyleNamed: style.name)
        if role == nil, let level = style.outlineLevel {
          if level < 9 { role = Role(kind: .heading, level: min(level + 1, 6)) } else { isBody = true }
        }
      }
      list = list ?? style.listID
      if style.listID != nil { listLevel = listLevel ?? style.listLevel }
      id = style.basedOn
      steps += 1
    }
    // A document may name the built-in styles without describing them.
    if role == nil, !isBody, steps == 0, let style = paragraph.style?.lowercased() {
      role = Self.role(ofStyleNamed: style)
    }
    // Number 0 takes a paragraph out of the list its style puts it in.
    let item = list.flatMap { $0 == 0 ? nil : (id: $0, level: max(0, min(listLevel ?? 0, 8))) }
    if let role { return Role(kind: role.kind, level: role.level, list: item) }
    guard let item else { return Role(kind: .paragraph) }
    return Role(kind: .listItem, level: item.level + 1, list: item)
  }

  /// Built-in styles have the same names in every language of the program (ECMA-376 part 1, 17.7.4.9); other programs
  /// translate them.
  static func role(ofStyleNamed name: String) -> Role? {
    switch name {
    case "title": return Role(kind: .title)
    case "caption": return Role(kind: .caption)
    case "quote", "intense quote", "block text": return Role(kind: .quote)
    case "html preformatted", "plain text", "macro text", "macro": return Role(kind: .code)
    default: return HeadingNames.level(of: name).map { Role(kind: .heading, level: $0) }
    }
  }
}
