import DocentDocument
import DocentLearning
import DocentText

/// Turns tokens into `SentimentToken`s: normalised forms, emoticons, negation, strength and lexicon values.
struct SentimentReader {
  /// Words after a negator that it turns around.
  private static let negationReach = 4
  /// Words before a negator that closes its clause.
  private static let backwardReach = 3
  /// How much of its strength a negated word keeps, on the other side (Hutto and Gilbert, 2014).
  private static let negationFactor: Float = -0.74

  private let lexicon: SentimentLexicon
  private let words: SentimentLexicon.Words?
  private let channels: SIMD4<Float>
  private let cues: [UInt64: SentimentCue]
  private let clitics: [[UInt8]]
  private let negatesBackwards: Bool

  /// - Parameter channels: 1 for the lexicons that are read, 0 for the others; all by default.
  init(lexicon: SentimentLexicon, language: LanguageTag, channels: SIMD4<Float> = SIMD4(repeating: 1)) {
    self.lexicon = lexicon
    self.channels = channels
    words = lexicon.words(for: language.language)
    cues = SentimentCue.table(for: language.language)
    clitics = SentimentCue.leadingClitics(of: language.language)
    negatesBackwards = SentimentCue.languagesNegatingBackwards.contains(language.language)
  }

  /// Reads some sentences of a text; token 0 of the result is the first token of the first of them. O(their length).
  func read(_ text: TokenizedText, sentences: Range<Int>) -> SentimentReading {
    var reading = SentimentReading()
    guard let first = sentences.first, let last = sentences.last else { return reading }
    reading.tokens.reserveCapacity(text.sentences[last].upperBound - text.sentences[first].lowerBound)
    // Folding reserves what it needs word by word: with room for all of them it never moves the bytes.
    let length = text.span(ofSentence: last).upper - text.span(ofSentence: first).lower
    reading.bytes.reserveCapacity(length + length / 2 + 256)
    var state = State()
    text.text.utf8.withUnsafeBufferPointer { bytes in
      for sentence in text.sentences[sentences] {
        let start = reading.tokens.count
        state.startSentence(at: start)
        for index in sentence {
          let token = text.tokens[index]
          var result = SentimentToken()
          read(token, in: bytes, into: &result, &reading, &state)
          reading.tokens.append(result)
          if result.traits.contains(.negator), negatesBackwards { negateBackwards(&reading, from: state.clauseStart) }
          if result.traits.contains(.clauseEnd) { endClause(&reading, &state) }
        }
        endClause(&reading, &state)
        reading.sentences.append(start..<reading.tokens.count)
      }
    }
    return reading
  }

  private struct State {
    var negationLeft = 0
    var strength: Float = 1
    var previousWord: UInt64 = 0
    var wordBefore: UInt64 = 0
    var clauseStart = 0
    /// The last word of the clause so far, when it is a negator.
    var lastNegator: Int?

    mutating func startSentence(at token: Int) {
      release()
      (previousWord, wordBefore) = (0, 0)
      clauseStart = token
      lastNegator = nil
    }

    /// What was said before has no hold on what follows.
    mutating func release() {
      negationLeft = 0
      strength = 1
    }
  }

  /// A negator at the end of a clause speaks of what stands before it: "das gefällt mir nicht".
  private func endClause(_ reading: inout SentimentReading, _ state: inout State) {
    if let negator = state.lastNegator, !negatesBackwards {
      negateBackwards(&reading, from: state.clauseStart, before: negator)
    }
    state.release()
    (state.previousWord, state.wordBefore) = (0, 0)
    state.clauseStart = reading.tokens.count
    state.lastNegator = nil
  }

  /// Turns around the nearest word of feeling before a negator, and marks the words between.
  private func negateBackwards(_ reading: inout SentimentReading, from start: Int, before negator: Int? = nil) {
    let end = negator ?? reading.tokens.count - 1
    for index in stride(from: end - 1, through: max(start, end - Self.backwardReach), by: -1) {
      guard !reading.tokens[index].traits.contains(.negated) else { return }
      if reading.tokens[index].traits.contains(.word) { reading.tokens[index].traits.insert(.negated) }
      if reading.tokens[index].valence != .zero {
        reading.tokens[index].valence *= Self.negationFactor
        return
      }
    }
  }

  private func read(
    _ token: Token, in bytes: UnsafeBufferPointer<UInt8>, into result: inout SentimentToken,
    _ reading: inout SentimentReading, _ state: inout State
  ) {
    let range = token.span.range
    switch token.kind {
    case .word, .hashtag:
      readWord(bytes, range, into: &result, &reading, &state)
    case .number:
      result.traits = [.number, .word]
      state.strength = 1
      (state.previousWord, state.wordBefore) = (0, 0)
    case .punctuation, .symbol:
      readPunctuation(bytes, range, into: &result)
    case .emoji:
      let key = Self.symbolKey(.init(rebasing: bytes[range]))
      let plainKey = Self.emojiKey(bytes, range)
      result.word = FeatureHash.combine(Self.symbolWord, bytes[range.lowerBound] < 0x80 ? key : plainKey)
      result.valence = (lexicon.valence(of: key) ?? lexicon.valence(of: plainKey) ?? .zero) * channels
    case .url, .email, .mention:
      break
    }
  }

  private func readWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into result: inout SentimentToken,
    _ reading: inout SentimentReading, _ state: inout State
  ) {
    let start = reading.bytes.count
    var form = range
    if bytes[form.lowerBound] == UInt8(ascii: "#"), form.count > 1 { form = form.lowerBound + 1..<form.upperBound }
    result.traits = .word
    if Self.isCapitals(bytes, form) { result.traits.insert(.capitals) }
    CaseFolding.fold(.init(rebasing: bytes[form]), into: &reading.bytes)
    if Self.squeeze(&reading.bytes, from: start, to: 2) { result.traits.insert(.elongated) }
    result.letters = start..<reading.bytes.count
    let hash = Self.hash(reading.bytes, result.letters)
    result.word = hash

    let cue = cues[hash]
    if cue == .contrast {
      result.traits.insert(.contrast)
      state.release()
      state.clauseStart = reading.tokens.count
    }
    var valence = lexiconValence(hash, &reading, result, &state) * channels
    if valence != .zero {
      var factor = state.strength
      if result.traits.contains(.capitals) { factor *= 1.2 }
      if state.negationLeft > 0 { factor *= Self.negationFactor }
      valence *= factor
      result.valence = valence
    }
    if state.negationLeft > 0 {
      result.traits.insert(.negated)
      state.negationLeft -= 1
    }
    switch cue {
    case .negator:
      result.traits.insert(.negator)
      result.traits.remove(.negated)
      state.negationLeft = Self.negationReach
    case .intensifier: state.strength = 1.3
    case .dampener: state.strength = 0.7
    case .contrast, nil: state.strength = 1
    }
    state.lastNegator = cue == .negator ? reading.tokens.count : nil
    state.wordBefore = state.previousWord
    state.previousWord = hash
  }

  /// Looks up phrases of two and three words that end with the word, the word, and an elongated word's plain form.
  private func lexiconValence(
    _ hash: UInt64, _ reading: inout SentimentReading, _ token: SentimentToken, _ state: inout State
  ) -> SIMD4<Float> {
    guard let words else { return .zero }
    if state.previousWord != 0 {
      let pair = FeatureHash.combine(state.previousWord, hash)
      let triple = FeatureHash.combine(FeatureHash.combine(state.wordBefore, state.previousWord), hash)
      let phrase = state.wordBefore == 0 ? nil : lexicon.valence(of: FeatureHash.combine(words.seed, triple))
      if let found = phrase ?? lexicon.valence(of: FeatureHash.combine(words.seed, pair)) {
        for index in reading.tokens.indices.suffix(phrase == nil ? 1 : 2) { reading.tokens[index].valence = .zero }
        // The phrase says it all: a negator inside it must not turn it around again.
        state.release()
        return found
      }
    }
    if let found = reading.bytes.withUnsafeBufferPointer({
      wordValence(.init(rebasing: $0[token.letters]), hash, words)
    }) {
      return found
    }
    guard token.traits.contains(.elongated) else { return .zero }
    var plain = Array(reading.bytes[token.letters])
    _ = Self.squeeze(&plain, from: 0, to: 1)
    return lexicon.valence(of: FeatureHash.combine(words.seed, Self.hash(plain, 0..<plain.count))) ?? .zero
  }

  /// The entry of a word, its longest prefix entry, or those of what follows a clitic written together with it.
  private func wordValence(
    _ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ words: SentimentLexicon.Words
  ) -> SIMD4<Float>? {
    if let found = lexicon.valence(of: FeatureHash.combine(words.seed, hash)) { return found }
    guard words.prefixLengths != 0 else { return nil }
    if let found = lexicon.valence(ofPrefixIn: word, words) { return found }
    for clitic in clitics where word.count > clitic.count + 3 && word.starts(with: clitic) {
      let rest = UnsafeBufferPointer(rebasing: word[clitic.count...])
      let key = FeatureHash.combine(words.seed, FeatureHash.hash(rest, seed: 0))
      return lexicon.valence(of: key) ?? lexicon.valence(ofPrefixIn: rest, words)
    }
    return nil
  }

  private func readPunctuation(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into result: inout SentimentToken
  ) {
    let first = bytes[range.lowerBound]
    switch first {
    case UInt8(ascii: "!"): result.traits.insert(.exclamation)
    case UInt8(ascii: "?"): result.traits.insert(.question)
    default: break
    }
    let isOpening = Self.quotesAndBrackets.contains(first)
    if !isOpening {
      result.traits.insert(.clauseEnd)
    }
    if Self.tellingPunctuation.contains(first) {
      result.word = FeatureHash.hash(.init(rebasing: bytes[range].prefix(3)), seed: Self.symbolWord)
    }
  }

  private static let symbolWord: UInt64 = 0x53_594D_424F_4C00
  private static let quotesAndBrackets = Set("\"'([{<`*_#@/-".utf8)
  private static let tellingPunctuation = Set("!?.…".utf8)
}

/// Normal forms, shared with the trainer that writes the lexicon.
extension SentimentReader {
  /// Hash of a folded word; the curly apostrophe counts as the straight one.
  static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    bytes.withUnsafeBufferPointer { FeatureHash.hash(.init(rebasing: $0[range]), seed: 0) }
  }

  /// The key of a lexicon entry: one to three words, an emoticon or an emoji; nil for anything else.
  static func lexiconKey(_ entry: TokenizedText, seed: UInt64) -> UInt64? {
    guard (1...3).contains(entry.tokens.count) else { return nil }
    var hash: UInt64?
    for (index, token) in entry.tokens.enumerated() {
      let bytes = Array(entry.bytes(ofToken: index))
      if token.kind == .emoji, entry.tokens.count == 1 {
        return bytes.withUnsafeBufferPointer { bytes[0] < 0x80 ? symbolKey($0) : emojiKey($0, 0..<$0.count) }
      }
      guard token.kind == .word else { return nil }
      var folded = CaseFolding.folded(bytes)
      _ = squeeze(&folded, from: 0, to: 2)
      let next = Self.hash(folded, 0..<folded.count)
      hash = hash.map { FeatureHash.combine($0, next) } ?? next
    }
    return hash.map { FeatureHash.combine(seed, $0) }
  }

  static func symbolKey(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    FeatureHash.combine(SentimentLexicon.symbolSeed, FeatureHash.hash(bytes, seed: 0))
  }

  /// The key of an emoji by its first code point; variation selectors, skin tones and joined parts do not count.
  static func emojiKey(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var end = range.lowerBound + 1
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return symbolKey(.init(rebasing: bytes[range.lowerBound..<end]))
  }

  /// Cuts runs of three or more equal letters to `length`, straightens apostrophes, and says whether it cut.
  static func squeeze(_ bytes: inout [UInt8], from start: Int, to length: Int) -> Bool {
    var write = start
    var read = start
    var isCut = false
    while read < bytes.count {
      let width = width(at: read, in: bytes)
      var end = read + width
      while end + width <= bytes.count, (0..<width).allSatisfy({ bytes[end + $0] == bytes[read + $0] }) { end += width }
      let isLong = end - read > 2 * width
      isCut = isCut || isLong
      let kept = isLong ? length * width : end - read
      if width == 3, bytes[read] == 0xE2, bytes[read + 1] == 0x80, bytes[read + 2] == 0x99 {
        bytes[write] = UInt8(ascii: "'")
        write += 1
      } else {
        for offset in 0..<kept { bytes[write + offset] = bytes[read + offset] }
        write += kept
      }
      read = end
    }
    bytes.removeLast(bytes.count - write)
    return isCut
  }

  /// Bytes of the code point at `index`.
  private static func width(at index: Int, in bytes: [UInt8]) -> Int {
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end - index
  }

  private static func isCapitals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.count > 2 && bytes[range].allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x27 }
  }
}
