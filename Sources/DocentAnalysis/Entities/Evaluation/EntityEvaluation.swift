package import DocentDocument
import DocentLearning
import DocentText

/// Measures an annotator on BIO files: exact spans, in raw text through Docent's own tokens.
package struct EntityEvaluation {
  /// What one file gave.
  package struct Result: Sendable {
    package var name: String
    package var scores: SpanScores
    /// All types together, document by document.
    package var documents: [SpanScores.Counts]
    /// Mean of (score - right)² over the entities found (Brier 1950): 0 is best; always saying one half gives 0.25.
    package var brier: Double

    /// Where 95 of 100 values of the micro-averaged F1 lie when the documents are drawn anew with replacement
    /// (percentile bootstrap: Efron 1979). Deterministic.
    package func interval(samples: Int = 1000) -> ClosedRange<Double> {
      guard !documents.isEmpty else { return 0...0 }
      var random = SeededGenerator(seed: 1)
      let values = (0..<samples).map { _ in
        documents.indices.reduce(into: SpanScores.Counts()) { sum, _ in sum += documents[random.below(documents.count)]
        }
        .f1
      }.sorted()
      let tail = samples / 40
      return values[tail]...values[samples - 1 - tail]
    }
  }

  private let annotator: EntityAnnotator
  /// So many sentences, a line each, make a document.
  private let sentencesInDocument: Int

  package init(annotator: EntityAnnotator, sentencesInDocument: Int = 10) {
    self.annotator = annotator
    self.sentencesInDocument = max(1, sentencesInDocument)
  }

  /// Measures a file's content; only `types` (`PER`, `LOC` …) count, or all that its tags have.
  package func measure(
    _ content: [UInt8], name: String, language: LanguageTag, types: [String]? = nil
  ) -> Result {
    let sentences = BIOFile.sentences(content)
    let tags = sentences.flatMap(\.tags)
    let counted = Set(
      types ?? tags.compactMap { $0.split(separator: "-", maxSplits: 1).dropFirst().first.map(String.init) })
    var scores = SpanScores(types: counted)
    var documents: [SpanScores.Counts] = []
    var squares = 0.0
    var found = 0
    let tokenizer = Tokenizer()
    let memory = EntityMemory()
    for start in stride(from: 0, to: sentences.count, by: sentencesInDocument) {
      let document = Self.document(sentences[start..<min(start + sentencesInDocument, sentences.count)])
      let text = tokenizer.tokenize(DocumentText(validUTF8: document.text), language: language)
      let entities = annotator.annotate(text, language: language, memory: memory)
      let predicted = entities.map { SpanScores.Span($0.span.range, EntityTypes.name(of: $0.kind)) }
      var own = SpanScores(types: counted)
      own.add(gold: document.gold, predicted: predicted)
      scores.add(own)
      documents.append(own.micro)
      let gold = Set(document.gold)
      for (entity, span) in zip(entities, predicted) where counted.contains(span.type) {
        let error = entity.score - (gold.contains(span) ? 1 : 0)
        squares += error * error
        found += 1
      }
    }
    return Result(
      name: name, scores: scores, documents: documents, brier: found == 0 ? 0 : squares / Double(found))
  }

  /// Sentences on lines of their own, with their entities as byte ranges.
  static func document(_ sentences: ArraySlice<TaggedSentence>) -> (text: [UInt8], gold: [SpanScores.Span]) {
    var text: [UInt8] = []
    var gold: [SpanScores.Span] = []
    for sentence in sentences {
      if !text.isEmpty { text.append(0x0A) }
      let base = text.count
      for span in sentence.entities {
        let first = sentence.tokens[span.tokens.lowerBound].lower.rawValue
        let last = sentence.tokens[span.tokens.upperBound - 1].upper.rawValue
        gold.append(SpanScores.Span(base + first..<base + last, span.type))
      }
      text.append(contentsOf: sentence.text)
    }
    return (text, gold)
  }
}

extension TaggedSentence {
  /// Typed token ranges of the tags, counted as conlleval does.
  package var entities: [(tokens: Range<Int>, type: String)] {
    var spans: [(tokens: Range<Int>, type: String)] = []
    var open: (start: Int, type: String)?
    for (index, tag) in (tags + ["O"]).enumerated() {
      let parts = tag.split(separator: "-", maxSplits: 1)
      let type = parts.count == 2 ? String(parts[1]) : nil
      if let current = open, parts.first != "I" || type != current.type {
        spans.append((current.start..<index, current.type))
        open = nil
      }
      if open == nil, let type { open = (index, type) }
    }
    return spans
  }
}
