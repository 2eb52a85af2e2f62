package import DocentDocument
package import DocentLearning
package import DocentText

/// Finds the phrases that say what a text is about, in any language, ranked by how likely an editor would choose them.
///
/// Where the parts of speech are known, phrases are made of nouns and adjectives; elsewhere phrases are what stands between stop words, which are learnt too.
package struct KeyPhraseAnnotator: Sendable {
  /// Phrases given for one text.
  package static let maximumPhrases = 100

  package let version: ModelVersion
  private let model: KeyPhraseModel

  package init(_ file: ModelFile) throws(ModelError) {
    model = try KeyPhraseModel(file)
    version = ModelVersion(name: "keyphrases", version: "2-\(file.fingerprint)")
  }

  /// Ranked best first, distinct by key, each with all its mentions. O(length of the text).
  ///
  /// - Parameters:
  ///   - syntax: the parts of speech of the tokens; nil where the language has no model of them.
  ///   - memory: that of the worker, with nothing of another annotator in it.
  package func annotate(
    _ text: TokenizedText, language: LanguageTag, syntax: SyntaxAnnotation?, memory: KeyPhraseMemory = KeyPhraseMemory()
  ) -> [KeyPhrase] {
    var lexicon = PhraseLexicon(model, language: language)
    lexicon.traits.isTagged = lexicon.traits.isTagged && syntax != nil
    let isTagged = lexicon.traits.isTagged
    let reader = PhraseReader(lexicon: lexicon, language: language, memory: memory)
    let read = reader.read(text, syntax: isTagged ? syntax : nil)
    let extractor = CandidateExtractor(read, traits: lexicon.traits)
    let features = PhraseFeatures(read, candidates: extractor.candidates, lexicon: lexicon)
    let ranker = isTagged ? model.taggedRanker : model.plainRanker
    var ranked = features.probabilities(of: extractor.candidates, by: ranker).enumerated().map {
      (index: $0.offset, score: $0.element)
    }
    ranked.sort { $0.score == $1.score ? $0.index < $1.index : $0.score > $1.score }
    let best = select(ranked, extractor.candidates)
    var places: [Int: Int] = [:]
    for (place, entry) in best.enumerated() { places[entry.index] = place }
    var mentions = [[TextSpan]](repeating: [], count: best.count)
    for occurrence in extractor.occurrences {
      guard let place = places[Int(occurrence.candidate)] else { continue }
      let last = Int(occurrence.start + occurrence.count) - 1
      mentions[place].append(TextSpan(text.tokens[Int(occurrence.start)].span.lower, text.tokens[last].span.upper))
    }
    return best.enumerated().map { place, entry in
      let candidate = extractor.candidates[entry.index]
      return KeyPhrase(
        text: Self.onOneLine(text.text[mentions[place][0]]), key: key(of: candidate, in: read),
        score: Double(entry.score),
        mentions: mentions[place])
    }
  }

  /// A phrase of wrapped text with single spaces.
  private static func onOneLine(_ phrase: String) -> String {
    guard phrase.utf8.contains(where: { $0 < 0x20 }) else { return phrase }
    return phrase.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The best, without those that occur only inside a better one.
  private func select(
    _ ranked: [(index: Int, score: Float)], _ candidates: [PhraseCandidate]
  ) -> [(index: Int, score: Float)] {
    var best: [(index: Int, score: Float)] = []
    for entry in ranked where best.count < Self.maximumPhrases {
      let candidate = candidates[entry.index]
      let isPart =
        candidate.containerCount == candidate.count
        && best.contains { better in
          let other = candidates[better.index]
          return other.count == candidate.count && other.first.lowerBound <= candidate.first.lowerBound
            && candidate.first.upperBound <= other.first.upperBound
        }
      if !isPart { best.append(entry) }
    }
    return best
  }

  private func key(of candidate: PhraseCandidate, in text: PhraseText) -> String {
    let stems = text.words[candidate.first].flatMap { text.vocabulary[Int($0.entry)].stems }
    return stems.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
