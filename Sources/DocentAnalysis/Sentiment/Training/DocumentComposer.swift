import DocentLearning

/// Puts documents together from labelled single texts.
///
/// Most sentences of a real letter or review only say what happened: a document of praise or blame holds up to three
/// quarters of neutral texts and, before its verdict, some of the other side. A neutral document holds few texts of
/// feeling, a mixed one both sides in like parts.
struct DocumentComposer {
  private static let perLabelAndSource = 50
  /// Most documents that are not reviews are neutral, and of many kinds.
  private static let neutralPerSource = 150
  private static let sentences = 3...24
  /// A source with fewer texts of a label makes no documents of it.
  private static let leastTexts = 10

  private let examples: SentimentExamples
  /// Of each source, the texts of each label.
  private var pools: [(source: Int, texts: [[Int]])] = []
  private var plain: [Int] = []

  /// - Parameter plainSources: sources from this number on are plain sentences.
  init(_ examples: SentimentExamples, members: [Int], plainSources: Int) {
    self.examples = examples
    var bySource: [Int: [[Int]]] = [:]
    for index in members {
      let target = examples.targets[index]
      if target.source >= plainSources { plain.append(index) }
      bySource[target.source, default: [[], [], [], []]][target.label].append(index)
    }
    pools = bySource.sorted { $0.key < $1.key }.filter { $0.key < plainSources }.map { ($0.key, $0.value) }
  }

  /// Calls `body` with every document, its label and source. The same seed gives the same documents.
  func compose(seed: UInt64, _ body: (SentimentReading, _ label: Int, _ source: Int) -> Void) {
    var generator = SeededGenerator(seed: seed)
    for (source, texts) in pools {
      let hasBothSides = texts[0].count >= Self.leastTexts && texts[1].count >= Self.leastTexts
      for label in 0..<4 where label == 2 ? !plain.isEmpty : hasBothSides {
        for _ in 0..<(label == 2 ? Self.neutralPerSource : Self.perLabelAndSource) {
          body(document(of: label, texts, &generator), label, source)
        }
      }
    }
  }

  private func document(of label: Int, _ texts: [[Int]], _ generator: inout SeededGenerator) -> SentimentReading {
    let count = Self.sentences.lowerBound + generator.below(Self.sentences.count)
    // A document has feeling by its label even when most of it is plain.
    let neutralPercent = label == 2 ? 82 + generator.below(19) : generator.below(71)
    let positivePercent = [100, 0, 50, 35 + generator.below(31)][label]
    let contraryPercent = label < 2 ? generator.below(30) : 0
    let usesOwnNeutral = texts[2].count >= Self.leastTexts && generator.below(2) == 0
    let neutral = usesOwnNeutral || plain.isEmpty ? texts[2] : plain
    var reading = SentimentReading()
    for position in 0..<count {
      let isLast = position == count - 1
      var choice = generator.below(100) < positivePercent ? 0 : 1
      if label < 2, position * 2 < count, generator.below(100) < contraryPercent { choice = 1 - choice }
      // The verdict may stand at the end alone, but it stands there.
      let isNeutral = generator.below(100) < neutralPercent && !(label < 2 && isLast && count < 6)
      let pool = isNeutral && !neutral.isEmpty ? neutral : texts[choice]
      guard !pool.isEmpty else { continue }
      reading.append(examples.readings[pool[generator.below(pool.count)]])
    }
    return reading
  }
}
