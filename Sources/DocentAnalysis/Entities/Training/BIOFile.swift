package import DocentDocument
package import DocentText

/// A sentence of a BIO file: its text, the tokens joined with single spaces, and a tag for each token.
package struct TaggedSentence: Sendable {
  package var text: [UInt8] = []
  package var tokens: [TextSpan] = []
  package var tags: [String] = []

  package init() {}

  /// Adds a token at the end.
  package mutating func append(_ token: some StringProtocol, tag: some StringProtocol) {
    if !text.isEmpty { text.append(0x20) }
    let start = text.count
    text.append(contentsOf: token.utf8)
    tokens.append(TextSpan(start..<text.count))
    tags.append(String(tag))
  }
}

extension TaggedSentence {
  /// The same text in Docent's own tokens and sentences: an entity becomes the tokens that overlap it, and is left out
  /// where a sentence ends inside it.
  package func retokenized(by tokenizer: Tokenizer, language: LanguageTag) -> [TaggedSentence] {
    let tokenized = tokenizer.tokenize(DocumentText(validUTF8: text), language: language)
    let ranges = entities.map { entity in
      let lower = tokens[entity.tokens.lowerBound].lower
      return (span: TextSpan(lower, tokens[entity.tokens.upperBound - 1].upper), type: entity.type)
    }
    var next = 0
    return tokenized.sentences.map { sentence in
      var result = TaggedSentence()
      result.text = text
      for token in tokenized.tokens[sentence] {
        while next < ranges.count, ranges[next].span.upper <= token.span.lower { next += 1 }
        result.tokens.append(token.span)
        guard next < ranges.count, ranges[next].span.overlaps(token.span) else {
          result.tags.append("O")
          continue
        }
        let goesOn = result.tokens.count > 1 && result.tokens[result.tokens.count - 2].overlaps(ranges[next].span)
        result.tags.append((goesOn ? "I-" : "B-") + ranges[next].type)
      }
      return result
    }
  }
}

extension TaggedSentence {
  /// The same text in Docent's own tokens as one sentence, each with the tag of the first old token it overlaps.
  package func rejoined(by tokenizer: Tokenizer, language: LanguageTag) -> TaggedSentence {
    var result = TaggedSentence()
    result.text = text
    var next = 0
    for token in tokenizer.tokenize(DocumentText(validUTF8: text), language: language).tokens {
      while next + 1 < tokens.count, tokens[next].upper <= token.span.lower { next += 1 }
      result.tokens.append(token.span)
      result.tags.append(tags[next])
    }
    return result
  }
}

/// Reads files with a token and its tag on each line, apart by a tab (or the last space), and an empty line after each
/// sentence.
package enum BIOFile {
  /// The sentences of a file's content. O(n). Lines without a tag are taken as untagged tokens.
  package static func sentences(_ content: [UInt8]) -> [TaggedSentence] {
    var sentences: [TaggedSentence] = []
    var current = TaggedSentence()
    for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty {
        if !current.tokens.isEmpty { sentences.append(current) }
        current = TaggedSentence()
        continue
      }
      let border = line.firstIndex(of: 0x09) ?? line.lastIndex(of: 0x20) ?? line.endIndex
      let token = String(decoding: line[..<border], as: UTF8.self)
      let tag = border == line.endIndex ? "O" : String(decoding: line[(border + 1)...], as: UTF8.self)
      if !token.isEmpty { current.append(token, tag: tag) }
    }
    if !current.tokens.isEmpty { sentences.append(current) }
    return sentences
  }
}
