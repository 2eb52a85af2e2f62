import DocentDocument

/// Documents as JSON Lines: `{"id", "title", "text", "lang"?, "date"?, …}`.
///
/// A date is `2024-03-05` or the number `20240305`. `sentiment`, `type`, `folder`, `person` and the other fields that
/// filters know become keywords, with one value or a list; `entities` are names. Other members are passed over.
package enum DocumentLine {
  /// Why a line is no document.
  package struct Problem: Error, Sendable {
    package let message: String
  }

  /// Reads one line.
  package static func document(_ line: UnsafeRawBufferPointer) throws(Problem) -> IndexDocument {
    var scanner = JSONScanner(line)
    var id: [UInt8]?
    var title: [UInt8] = []
    var text: [UInt8] = []
    var language = LanguageTag.undetermined
    var date: CivilDay?
    var keywords: [IndexDocument.Keyword] = []
    let isWhole = scanner.object { scanner, name in
      guard let member = Member(name) else { return scanner.skip() }
      switch member {
      case .id:
        id = scanner.scalar()
        return id != nil
      case .title, .text:
        if scanner.peek() != UInt8(ascii: "\"") { return scanner.skip() }
        guard let value = scanner.string() else { return false }
        if member == .title { title = value } else { text = value }
        return true
      case .language:
        if scanner.peek() != UInt8(ascii: "\"") { return scanner.skip() }
        guard let value = scanner.string() else { return false }
        language = LanguageTag(String(decoding: value, as: UTF8.self))
        return true
      case .date:
        if scanner.peek() == UInt8(ascii: "{") || scanner.peek() == UInt8(ascii: "[") { return scanner.skip() }
        guard let value = scanner.scalar() else { return false }
        date = day(value)
        return true
      case .keyword(let field):
        func add(_ value: [UInt8]) {
          keywords.append(IndexDocument.Keyword(field, String(decoding: value, as: UTF8.self)))
        }
        if scanner.peek() == UInt8(ascii: "[") {
          return scanner.array { scanner in
            guard scanner.peek() == UInt8(ascii: "\"") else { return scanner.skip() }
            guard let value = scanner.string() else { return false }
            add(value)
            return true
          }
        }
        guard scanner.peek() == UInt8(ascii: "\"") else { return scanner.skip() }
        guard let value = scanner.string() else { return false }
        add(value)
        return true
      }
    }
    guard isWhole, scanner.isAtEnd() else { throw Problem(message: "not a JSON object") }
    guard let id, !id.isEmpty else { throw Problem(message: "no id") }
    return IndexDocument(
      key: SourceKey(String(decoding: id, as: UTF8.self)), storeID: 0, title: String(decoding: title, as: UTF8.self),
      body: DocumentText(repairing: text), language: language, keywords: keywords, date: date)
  }

  private enum Member: Equatable {
    case id, title, text, language, date
    case keyword(KeywordField)

    init?(_ name: [UInt8]) {
      switch name.count {
      case 2 where name.elementsEqual("id".utf8): self = .id
      case 5 where name.elementsEqual("title".utf8): self = .title
      case 4 where name.elementsEqual("text".utf8): self = .text
      case 4 where name.elementsEqual("lang".utf8): self = .language
      case 4 where name.elementsEqual("date".utf8): self = .date
      default:
        let name = String(decoding: name, as: UTF8.self)
        guard let field = name == "entities" ? .entity : KeywordField.named[name] else { return nil }
        self = field == .language ? .language : .keyword(field)
      }
    }
  }

  private static func day(_ value: [UInt8]) -> CivilDay? {
    if value.count == 8, let number = Int(String(decoding: value, as: UTF8.self)) {
      return CivilDay(year: number / 10000, month: number / 100 % 100, day: number % 100)
    }
    return CivilDay(iso8601: String(decoding: value, as: UTF8.self))
  }
}
