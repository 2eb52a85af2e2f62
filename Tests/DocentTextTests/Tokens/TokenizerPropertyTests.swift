import DocentDocument
import DocentText
import Testing

/// What holds for the tokens and sentences of any text whatever.
@Suite struct TokenizerPropertyTests {
  @Test(arguments: SampleTexts.byLanguage) func coversProse(_ sample: (language: LanguageTag, text: String)) {
    let tokenizer = Tokenizer()
    for language in [sample.language, "und", "en", "fr", "de"] {
      checkInvariants(DocumentText(sample.text), language: language, tokenizer)
    }
  }

  @Test(arguments: SampleTexts.byLanguage) func coversEveryPrefixAndSuffix(
    _ sample: (language: LanguageTag, text: String)
  ) {
    let scalars = Array(sample.text.unicodeScalars)
    let tokenizer = Tokenizer()
    for cut in scalars.indices {
      var head = String.UnicodeScalarView()
      head.append(contentsOf: scalars[..<cut])
      var tail = String.UnicodeScalarView()
      tail.append(contentsOf: scalars[cut...])
      checkInvariants(DocumentText(String(head)), language: sample.language, tokenizer)
      checkInvariants(DocumentText(String(tail)), language: sample.language, tokenizer)
    }
  }

  @Test(arguments: 0..<8) func coversRandomBytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let tokenizer = Tokenizer()
    for _ in 0..<200 {
      let bytes = (0..<random.next(below: 300)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      checkInvariants(DocumentText(repairing: bytes), language: "und", tokenizer)
    }
  }

  @Test(arguments: 0..<8) func coversShuffledProse(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let tokenizer = Tokenizer()
    let pieces =
      SampleTexts.byLanguage.flatMap { sample in sample.text.unicodeScalars.map { $0 } }
      + "..''@@##--\n\n  ".unicodeScalars
    for _ in 0..<200 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.next(below: 120) { scalars.append(pieces[random.next(below: pieces.count)]) }
      let language = SampleTexts.byLanguage[random.next(below: SampleTexts.byLanguage.count)].language
      checkInvariants(DocumentText(String(scalars)), language: language, tokenizer)
    }
  }

  @Test(arguments: ["", " ", "\n\n\t ", "\u{FEFF}", "\u{A0}\u{3000}\u{200B}", "\0\u{1}"])
  func findsNothingInWhiteSpace(_ text: String) {
    let result = Tokenizer().tokenize(DocumentText(text), language: "en")
    #expect(result.tokens.isEmpty && result.sentences.isEmpty)
  }

  @Test func keepsSentencesOfHostileTextBounded() {
    let result = Tokenizer().tokenize(DocumentText(String(repeating: "a ", count: 100_000)), language: "en")
    #expect(result.tokens.count == 100_000)
    #expect(result.sentences.allSatisfy { $0.count <= 2048 })
  }

  private func checkInvariants(
    _ text: DocumentText, language: LanguageTag, _ tokenizer: Tokenizer,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let result = tokenizer.tokenize(text, language: language)
    var rebuilt: [UInt8] = []
    var position = 0
    var isOrdered = true
    var isSpaceBetween = true
    for token in result.tokens {
      let range = token.span.range
      guard range.lowerBound >= position, !range.isEmpty, range.upperBound <= text.count else {
        isOrdered = false
        break
      }
      let gap = text[TextSpan(position..<range.lowerBound)]
      isSpaceBetween = isSpaceBetween && gap.unicodeScalars.allSatisfy(isSpace)
      rebuilt += text.utf8[position..<range.upperBound]
      position = range.upperBound
      isOrdered = isOrdered && isBoundary(range.lowerBound, in: text) && isBoundary(range.upperBound, in: text)
    }
    if isOrdered {
      isSpaceBetween = isSpaceBetween && text[TextSpan(position..<text.count)].unicodeScalars.allSatisfy(isSpace)
      rebuilt += text.utf8[position...]
    }
    let sentenceEnds = result.sentences.map(\.upperBound)
    let sentenceStarts = result.sentences.map(\.lowerBound)
    let partitions =
      result.sentences.allSatisfy { !$0.isEmpty }
      && sentenceStarts == [0].filter { _ in !result.tokens.isEmpty } + sentenceEnds.dropLast()
      && sentenceEnds.last ?? 0 == result.tokens.count
    #expect(isOrdered, "tokens overlap or cut a code point: \(text.string)", sourceLocation: sourceLocation)
    #expect(isSpaceBetween, "bytes in no token: \(text.string)", sourceLocation: sourceLocation)
    #expect(rebuilt == text.utf8, "\(text.string)", sourceLocation: sourceLocation)
    #expect(partitions, "sentences do not partition: \(text.string)", sourceLocation: sourceLocation)
  }

  private func isBoundary(_ offset: Int, in text: DocumentText) -> Bool {
    offset == text.count || text.utf8[offset] & 0xC0 != 0x80
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control || scalar == "\u{200B}"
      || scalar == "\u{FEFF}"
  }
}
