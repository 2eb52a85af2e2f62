/// What to look for. Made by `QueryParser` from what people type, or put together by code.
package indirect enum Query: Sendable, Hashable {
  /// Every document.
  case all
  /// A word in any of its forms; what the analyzer splits (`wi-fi`) must stand together.
  case word(String, in: TextField = .text)
  /// These words without stemming. With `slop` 0 one after the other; else each word may be moved, by `slop` positions
  /// from the first to the last displacement, so that `slop` other words may stand between them and 2 allow two words
  /// to change places.
  case phrase(String, in: TextField = .text, slop: Int = 0)
  /// Words that begin so.
  case prefix(String, in: TextField = .text)
  /// Words of this shape: `*` stands for any characters, `?` for one.
  case wildcard(String, in: TextField = .text)
  /// Words at most so many edits away; nil leaves the number to the length of the word.
  case fuzzy(String, in: TextField = .text, distance: Int? = nil)
  /// All of these in any order, with at most `distance` other words between the first and the last of them. Parts are
  /// words, phrases, patterns, or any of several of these.
  case near([Query], distance: Int)
  /// A whole value of a keyword field; with `isPrefix` any value that begins so.
  case keyword(KeywordField, String, isPrefix: Bool = false)
  /// Any value of a keyword field that fits a pattern.
  case keywords(KeywordField, KeywordPattern)
  /// Documents of these days.
  case date(ClosedRange<CivilDay>)
  /// Documents with a number in this range, ends included.
  case number(NumberField, ClosedRange<Double>)
  /// The document of this source, with `isPrefix` all whose source begins so.
  case source(String, isPrefix: Bool = false)
  case and([Query])
  case or([Query])
  case not(Query)
  /// Adds its score where it matches but need not match; only inside `and`.
  case optional(Query)
  /// Multiplies the score.
  case boost(Query, Float)

  /// The same query with any of its words instead of all of them: what to try when nothing was found. Filters, phrases
  /// and exclusions stay required.
  package var relaxed: Query {
    guard case .and(let parts) = self else { return self }
    var words: [Query] = []
    var rest: [Query] = []
    for part in parts { if part.isWord { words.append(part) } else { rest.append(part) } }
    guard words.count > 1 else { return self }
    return rest.isEmpty ? .or(words) : .and([.or(words)] + rest)
  }

  /// A single word or pattern of words, boosted or not.
  private var isWord: Bool {
    switch self {
    case .word, .prefix, .wildcard, .fuzzy: true
    case .boost(let part, _): part.isWord
    default: false
    }
  }

  /// The languages that the query asks for with `lang:` outside of `NOT`, if it does.
  var languages: [String] {
    switch self {
    case .keyword(.language, let value, isPrefix: false): [value]
    case .and(let parts), .or(let parts): parts.flatMap(\.languages)
    case .boost(let part, _): part.languages
    default: []
    }
  }
}

/// Which values of a keyword field are meant.
package enum KeywordPattern: Sendable, Hashable {
  /// Values that hold these words one after the other: `lovelace` in `Ada Lovelace`.
  case words(String)
  /// Values of this shape: `*` stands for any characters, `?` for one.
  case wildcard(String)
  /// Values at most so many edits away; nil leaves the number to the length.
  case fuzzy(String, distance: Int?)
}
