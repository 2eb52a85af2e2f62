import DocentDocument
import DocentText

/// A name as it is compared: folded words without titles, legal forms, articles and possessive endings.
struct NameForm: Hashable {
  var words: [String]
  /// The only word, as short as acronyms are and in capitals.
  var isAcronym = false
  /// Was written with its legal form, so that it is not short for a longer name: `Siemens AG` beside `Siemens Energy AG`.
  var isComplete = false

  /// The words joined, for tables.
  var key: String { words.joined(separator: " ") }

  /// Words of more than an initial.
  var fullWords: Int { words.count { $0.unicodeScalars.count > 1 } }

  /// Nil for a name without letters or digits.
  init?(_ name: String, kind: Entity.Kind, language: LanguageTag) {
    let isPerson = kind == .person
    let parts = name.split(separator: ",", maxSplits: 1)
    // `Lovelace, Ada`
    let ordered = isPerson && parts.count == 2 ? parts[1] + " " + parts[0] : Substring(name)
    let spelled = ordered.split { $0.isWhitespace || $0 == "," || $0 == "/" || $0 == "(" || $0 == ")" }
      .prefix(Self.mostWords)
    var words = spelled.map { Self.folded($0) }.filter { !$0.isEmpty }
    if isPerson {
      while words.count > 1, NameWords.isTitle(words[0], in: language) { words.removeFirst() }
      while words.count > 1, let last = words.last, NameWords.generations.contains(last) { words.removeLast() }
    } else {
      while words.count > 1, NameWords.articles.contains(words[0]) { words.removeFirst() }
      while words.count > 1, let last = words.last, NameWords.legalForms.contains(last) {
        words.removeLast()
        isComplete = true
      }
    }
    guard !words.isEmpty else { return nil }
    self.words = words
    if spelled.count == 1, let only = spelled.first {
      let letters = only.filter(\.isLetter)
      isAcronym = (2...8).contains(letters.count) && letters.allSatisfy(\.isUppercase)
    }
  }

  /// Longer names are compared by so many words.
  private static let mostWords = 12

  /// Small letters without marks, full stops and possessive endings: `Löfven` and `Lofven`, `U.S.` and `US` are the same.
  private static func folded(_ word: Substring) -> String {
    var word = word
    for ending in ["'s", "’s", "'S", "’S", "'", "’"] where word.hasSuffix(ending) && word.count > ending.count {
      word = word.dropLast(ending.count)
      break
    }
    let decomposed = UnicodeNormalization.normalized(CaseFolding.folded(word.utf8), to: .nfkd)
    let small = String(decoding: decomposed, as: UTF8.self)
    var scalars = String.UnicodeScalarView()
    for scalar in small.unicodeScalars {
      let category = scalar.properties.generalCategory
      if category == .nonspacingMark || scalar == "." || scalar == "\"" || scalar == "“" || scalar == "”" { continue }
      if scalar == "ł" {
        scalars.append("l")
      } else if scalar == "ø" {
        scalars.append("o")
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The initials that acronyms are made of, without and with small words such as `of`; what is itself in capitals, as
  /// the numeral of `World War II`, counts whole.
  func initials() -> Set<String> {
    guard words.count > 1 else { return [] }
    var all: Set<String> = []
    for skipsSmallWords in [true, false] {
      var letters = ""
      for word in words where !(skipsSmallWords && NameWords.smallWords.contains(word)) {
        for part in word.split(separator: "-") {
          letters += NameWords.numerals.contains(String(part)) ? String(part) : String(part.prefix(1))
        }
      }
      if letters.count > 1 { all.insert(letters) }
      // The last word is left out of the longest ones now and then: `SNCF` of `… fer français`.
      if letters.count > 4 { all.insert(String(letters.dropLast())) }
    }
    return all
  }

  /// The key with each ending of the language's cases cut from the last word; the key itself first.
  static func stems(of words: ArraySlice<String>, in language: LanguageTag) -> [String] {
    guard let last = words.last else { return [] }
    let front = words.dropLast().map { $0 + " " }.joined()
    return NameWords.stems(of: last, in: language).map { front + $0 }
  }
}
