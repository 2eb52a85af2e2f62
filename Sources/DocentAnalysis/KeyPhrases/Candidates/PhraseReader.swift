import DocentDocument
import DocentLearning
import DocentText

/// Turns tokens into `PhraseWord`s: folded, stemmed, looked up once a distinct form, with their parts of speech.
struct PhraseReader {
  /// Longer words are identifiers or noise.
  private static let longestForm = 64

  private let lexicon: PhraseLexicon
  private let known: PhraseWords

  /// `memory` has words of the same lexicon.
  init(lexicon: PhraseLexicon, language: LanguageTag, memory: KeyPhraseMemory = KeyPhraseMemory()) {
    self.lexicon = lexicon
    known = memory.words(of: language)
  }

  /// `syntax` is nil where the language has no model of parts of speech. O(length of the text).
  func read(_ text: TokenizedText, syntax: SyntaxAnnotation?) -> PhraseText {
    var result = PhraseText()
    if let syntax, syntax.count == text.tokens.count {
      result.choices = syntax.choices
      result.nameLabels = syntax.labels.parts.map { $0[0] == .properNoun }
    }
    known.startText(tokens: text.tokens.count)
    var folded: [UInt8] = []
    result.words.reserveCapacity(text.tokens.count)
    text.text.utf8.withUnsafeBufferPointer { bytes in
      var lines = PhraseLines(bytes)
      for (sentence, range) in text.sentences.enumerated() {
        for index in range {
          let token = text.tokens[index]
          folded.removeAll(keepingCapacity: true)
          CaseFolding.fold(.init(rebasing: bytes[token.span.range]), into: &folded)
          let hash = folded.withUnsafeBufferPointer { FeatureHash.hash($0, seed: UInt64(token.kind.rawValue)) }
          let size = result.vocabulary.count
          let entry = known.place(of: hash, in: &result.vocabulary) { self.entry(folded, token) }
          if entry == size, token.kind == .word || token.kind == .number {
            result.vocabulary[size].isAcronym = Self.isAcronym(bytes[token.span.range])
          }
          var word = PhraseWord(entry: entry, sentence: Int32(sentence), role: result.vocabulary[Int(entry)].role)
          word.isCapitalized = Self.isCapitalized(bytes[token.span.range], folded: folded)
          word.startsAnew = lines.isBroken(before: token.span.lower.rawValue)
          if token.kind == .word || token.kind == .number {
            result.vocabulary[Int(entry)].count += 1
            result.length += 1
          }
          result.words.append(word)
        }
      }
      dropLabels(text, bytes, &result)
    }
    return result
  }

  /// Beyond ASCII a word counts as capitalised when folding changed its first letter and not its length.
  static func isCapitalized(_ written: some RandomAccessCollection<UInt8>, folded: [UInt8]) -> Bool {
    guard let first = written.first else { return false }
    if first < 0x80 { return (0x41...0x5A).contains(first) }
    return folded.count == written.count && !folded.prefix(2).elementsEqual(written.prefix(2))
  }

  static func isAcronym(_ written: some RandomAccessCollection<UInt8>) -> Bool {
    written.count > 1 && written.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// What is known of a word however it is written.
  private func entry(_ folded: [UInt8], _ token: Token) -> VocabularyEntry {
    // A copy as long as the word: the scratch memory it is read into is as large as the longest one.
    var entry = VocabularyEntry(form: folded.withUnsafeBufferPointer { Array($0) })
    switch token.kind {
    case .number: entry.role = .number
    case .word: entry.role = lexicon.role(of: folded)
    case .punctuation, .symbol, .emoji, .url, .email, .mention, .hashtag: entry.role = .boundary
    }
    guard token.kind == .word || token.kind == .number else { return entry }
    if folded.count > Self.longestForm { entry.role = .boundary }
    entry.hasDigit = folded.contains { (0x30...0x39).contains($0) }
    let parts = folded.split { $0 == UInt8(ascii: "-") }.map(Array.init)
    entry.hasHyphen = parts.count > 1
    entry.stems = parts.map { known.stemmer?.stem($0) ?? $0 }
    if entry.stems.isEmpty { entry.role = .boundary }
    entry.stemHashes = entry.stems.map(Self.hash)
    entry.rarity = lexicon.rarity(of: folded)
    let shares = entry.stemHashes.compactMap { lexicon.goldShare(of: $0) }
    entry.goldShare = shares.max() ?? -1
    return entry
  }

  static func hash(_ stem: [UInt8]) -> UInt64 { stem.withUnsafeBufferPointer { FeatureHash.hash($0, seed: 0) } }

  /// Words before a colon at the start of a line are labels, not subjects, when a text has several such lines: mail
  /// headers, forms, invoices.
  private func dropLabels(_ text: TokenizedText, _ bytes: UnsafeBufferPointer<UInt8>, _ result: inout PhraseText) {
    var labels: [Range<Int>] = []
    var index = 0
    while index < text.tokens.count {
      guard startsLine(text.tokens[index].span.lower.rawValue, bytes) else {
        index += 1
        continue
      }
      var end = index
      while end < text.tokens.count, end - index < 3, text.tokens[end].kind == .word { end += 1 }
      if end > index, end < text.tokens.count, bytes[text.tokens[end].span.lower.rawValue] == UInt8(ascii: ":") {
        labels.append(index..<end)
      }
      index = max(end, index + 1)
    }
    guard labels.count > 1 else { return }
    for label in labels { for word in label { result.words[word].role = .boundary } }
  }

  private func startsLine(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = offset - 1
    while index >= 0 {
      switch bytes[index] {
      case 0x0A, 0x0D: return true
      case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "*"): index -= 1
      default: return false
      }
    }
    return true
  }
}
