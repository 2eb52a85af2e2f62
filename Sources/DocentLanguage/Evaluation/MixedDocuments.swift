import DocentDocument
import DocentLearning

/// Documents put together from sentences of one to three languages, to measure segments with.
struct MixedDocuments {
  struct Document {
    var text: [UInt8] = []
    var languages: Set<String> = []
  }

  private var random: SeededGenerator
  private let languages: [TrainingCorpus.Language]

  /// Languages with fewer than `fewest` sentences are left out.
  init(_ corpus: TrainingCorpus, languages: Set<String>?, fewest: Int = 50, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    self.languages = corpus.languages.filter { language in
      languages?.contains(language.tag) ?? true
        && language.samples.count { $0.kind == .sentence && $0.range.count >= 40 } >= fewest
    }
  }

  /// Two to four sentences of each of one to three languages, joined by spaces.
  mutating func next() -> Document {
    var document = Document()
    for _ in 0..<1 + random.below(3) {
      let language = languages[random.below(languages.count)]
      guard document.languages.insert(language.tag).inserted else { continue }
      let sentences = language.samples.filter { $0.kind == .sentence && $0.range.count >= 40 }
      for _ in 0..<2 + random.below(3) {
        if !document.text.isEmpty { document.text.append(0x20) }
        document.text += language.bytes[sentences[random.below(sentences.count)].range]
      }
    }
    return document
  }
}

extension LanguageEvaluation {
  /// How well the languages of mixed documents are found, of those with at least 5 % of the bytes.
  package struct MixedMeasure: Sendable {
    package let documents: Int
    package let f1: Double
    /// Part of the documents whose languages are all found, and no other.
    package let exact: Double
  }

  package func measureMixed(
    _ corpus: TrainingCorpus, languages: Set<String>? = nil, documents count: Int = 1000, seed: UInt64 = 1
  ) -> MixedMeasure {
    var documents = MixedDocuments(corpus, languages: languages, seed: seed)
    var found = 0
    var answered = 0
    var expected = 0
    var exact = 0
    for _ in 0..<count {
      let document = documents.next()
      let answer = answer(document.text)
      found += answer.intersection(document.languages).count
      answered += answer.count
      expected += document.languages.count
      if answer == document.languages { exact += 1 }
    }
    return MixedMeasure(
      documents: count, f1: 2 * Double(found) / Double(max(1, answered + expected)),
      exact: Double(exact) / Double(max(1, count)))
  }

  private func answer(_ text: [UInt8]) -> Set<String> {
    var bytes: [String: Int] = [:]
    for segment in detector.segments(of: DocumentText(validUTF8: text)) {
      bytes[segment.language == .traditionalChinese ? "zh" : segment.language.rawValue, default: 0] +=
        segment.span.count
    }
    return Set(bytes.filter { $0.value * 20 >= text.count && $0.key != "und" }.keys)
  }
}
