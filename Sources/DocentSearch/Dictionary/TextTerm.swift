import DocentDocument

/// The two texts of a document. `text` is title and body together, `title` the title alone.
package enum TextField: Sendable, Hashable {
  case text, title

  /// Positions left out between the title and what follows, so that no phrase crosses it, nor words near each other.
  static let gap: UInt32 = 16

  var wordKind: TermKind { self == .text ? .word : .titleWord }
  var stemKind: TermKind { self == .text ? .stem : .titleStem }
}

/// Spells the terms of texts.
enum TextTerm {
  static func word(_ surface: [UInt8], _ field: TextField) -> [UInt8] { [field.wordKind.rawValue] + surface }

  static func stem(_ stem: [UInt8], _ language: LanguageTag, _ field: TextField) -> [UInt8] {
    [field.stemKind.rawValue] + Array(language.language.utf8) + [0] + stem
  }

  /// A word of an unspaced script, as the dictionary of its language cuts it.
  static func wholeWord(_ word: [UInt8], _ field: TextField) -> [UInt8] {
    [field.stemKind.rawValue, UInt8(ascii: "*"), 0] + word.prefix(128)
  }
}
