import DocentText

extension TrainingCorpus {
  /// The corpus with the languages of `Romanisation.all` in Latin letters too, as far as it has their texts and not
  /// their Latin form already.
  ///
  /// Every text is rewritten in two ways, in turn, so that a language gets about twice the text it came from. Texts
  /// with Latin letters are left out: what is foreign in them says nothing of the language.
  package func romanised() -> TrainingCorpus {
    var corpus = self
    for romanisation in Romanisation.all {
      guard let source = languages.first(where: { $0.tag == romanisation.language }),
        !languages.contains(where: { $0.tag == romanisation.tag })
      else { continue }
      corpus.add(source.rewritten(by: romanisation), tier: Self.romanisedTier)
    }
    return corpus
  }

  private static let romanisedTier = 2
}

extension TrainingCorpus.Language {
  /// The language's texts in Latin letters.
  fileprivate func rewritten(by romanisation: Romanisation) -> TrainingCorpus.Language {
    var rewritten = TrainingCorpus.Language(tag: romanisation.tag)
    let writers = romanisation.styles.compactMap(RomanisationWriter.init)
    guard !writers.isEmpty else { return rewritten }
    for (number, sample) in samples.enumerated() {
      let text = bytes[sample.range]
      guard !text.contains(where: Self.isLatinLetter) else { continue }
      let original = String(decoding: text, as: UTF8.self)
      for offset in 0..<min(2, writers.count) {
        let latin = Array(writers[(number + offset) % writers.count].write(original).utf8)
        if latin.contains(where: Self.isLatinLetter) { rewritten.append(latin[...], sample.kind, rank: sample.rank) }
      }
    }
    return rewritten
  }

  private static func isLatinLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// Writes text in one style.
private struct RomanisationWriter {
  let style: RomanisationStyle
  let transliterator: Transliterator

  /// Nil when ICU does not know the style.
  init?(_ style: RomanisationStyle) {
    guard let transliterator = Transliterator(style.transliteration) else { return nil }
    self.style = style
    self.transliterator = transliterator
  }

  func write(_ text: String) -> String {
    let spelt =
      style.letters.isEmpty ? text : text.lowercased().reduce(into: "") { $0 += style.letters[$1] ?? String($1) }
    return style.finish(transliterator.transliterate(spelt))
  }
}
