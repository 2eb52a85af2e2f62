import DocentDocument

/// The abbreviations of a language: words whose full stop belongs to them.
///
/// CLDR's lists and its short names of months and weekdays come from ICU; what CLDR lacks is in `AbbreviationLists`.
/// Two rules hold in every language: single letters are initials, and short words without a vowel are abbreviations.
struct Abbreviations: Sendable {
  private let known: Set<[UInt8]>
  private let beforeNumbers: Set<[UInt8]>
  private let final: Set<[UInt8]>
  private let starters: Set<[UInt8]>
  /// The one-letter word of English that is no initial.
  private let isEnglish: Bool

  init(language: LanguageTag) {
    isEnglish = language.language == "en"
    let lists = AbbreviationLists.of(language.language)
    let words = Self.fromICU(language).subtracting(lists.ordinaryWords).union(lists.abbreviations)
    known = Set(words.map { Array($0.utf8) })
    beforeNumbers = Set(lists.beforeNumbers.map { Array($0.utf8) })
    final = Set(lists.final.map { Array($0.utf8) })
    starters = Set(lists.sentenceStarters.map { Array($0.utf8) })
  }

  /// Whether the full stop behind `word` belongs to it; `next` is the class of the next visible character.
  func isAbbreviation(_ text: UTF8Text, _ word: Range<Int>, followedBy next: CharacterClass) -> Bool {
    guard next.meets([.letter, .digit, .close]) else { return false }
    if isInitial(text, word) { return true }
    if isConsonantsOnly(text, word) { return !next.meets(.close) }
    guard word.count <= Self.longest else { return false }
    return isKnown(text.bytes[word]) || (next.meets(.digit) && beforeNumbers.contains(Array(text.bytes[word])))
  }

  /// Whether the abbreviation (with its dot) ends a sentence when a capital follows: `etc.`, `p.m.`, `Inc.`
  func mayEndSentence(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    word.count <= Self.longest && final.contains(Array(word.dropLast()))
  }

  /// Whether the capitalised word is one that starts sentences far more often than it follows an abbreviation.
  func startsSentence(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    word.count <= Self.longest && starters.contains(Array(word))
  }

  private func isInitial(_ text: UTF8Text, _ word: Range<Int>) -> Bool {
    let (scalar, length) = text.scalar(at: word.lowerBound)
    guard length == word.count, text.characterClass(of: scalar).meets([.upper, .lower]) else { return false }
    return !(isEnglish && scalar == 0x49)
  }

  /// `Dr`, `Mr`, `St`, `Nr`, `bzw`: two to four ASCII letters, no vowel, not all capitals.
  private func isConsonantsOnly(_ text: UTF8Text, _ word: Range<Int>) -> Bool {
    guard (2...4).contains(word.count), ASCII.isLower(text.bytes[word.upperBound - 1]) else { return false }
    return text.bytes[word].allSatisfy { ASCII.isLetter($0) && !Self.vowels.contains(ASCII.lowercased($0)) }
  }

  /// As it is written, or with its first letter in lower case.
  private func isKnown(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var key = Array(word)
    if known.contains(key) { return true }
    guard let first = key.first, ASCII.isUpper(first), key.count > 2 else { return false }
    key[0] = ASCII.lowercased(first)
    return known.contains(key)
  }

  private static func fromICU(_ language: LanguageTag) -> Set<String> {
    let dates = DateVocabulary(language: language)
    let names = dates.months.flatMap(\.self) + dates.weekdays.flatMap(\.self)
    let dotted = LocaleData.abbreviations(of: language) + names
    return Set(dotted.filter { $0.hasSuffix(".") && !$0.contains(" ") }.map { String($0.dropLast()) })
  }

  private static let vowels = Array("aeiouy".utf8)
  /// In bytes.
  private static let longest = 32
}
