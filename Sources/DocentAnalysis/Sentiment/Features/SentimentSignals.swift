import Glibc

/// The dense features: what the lexicons say about a range of tokens, and how emphatic and how long it is.
enum SentimentSignals {
  static let count = 35

  /// Which tokens a feature speaks of.
  enum Carrier: Sendable {
    case praise, blame, feeling, contrast, exclamation, question, capitals, elongation, negation, number, whole
  }

  /// Name and carrier of each feature, in their order.
  static let descriptions: [(name: String, carrier: Carrier)] =
    ["VADER", "opinion lexicon", "general words", "emoji"].flatMap {
      [("praise (\($0))", .praise), ("blame (\($0))", .blame)]
    } + [
      ("words of praise", .praise), ("words of blame", .blame), ("share of words of feeling", .feeling),
      ("no word of feeling", .whole), ("balance of praise and blame", .feeling), ("last word of feeling", .feeling),
      ("strongest praise", .praise), ("strongest blame", .blame), ("praise before a contrast", .praise),
      ("blame before a contrast", .blame), ("praise after a contrast", .praise), ("blame after a contrast", .blame),
      ("contrast", .contrast), ("best clause", .praise), ("worst clause", .blame), ("clauses of both sides", .feeling),
      ("contrast of both sides", .contrast), ("praise and blame in clauses", .feeling),
      ("exclamation marks", .exclamation), ("question marks", .question), ("capitals", .capitals),
      ("elongated words", .elongation), ("negation", .negation), ("numbers", .number), ("length", .whole),
      ("very short", .whole), ("exclamation and question", .exclamation),
    ]

  /// O(range).
  static func values(_ tokens: [SentimentToken], _ range: Range<Int>) -> [Float] {
    var totals = Totals()
    for index in range { totals.add(tokens[index]) }
    totals.endClause()
    return totals.features()
  }

  private struct Totals {
    var positive: SIMD4<Float> = .zero
    var negative: SIMD4<Float> = .zero
    var positiveCount: Float = 0
    var negativeCount: Float = 0
    var words: Float = 0
    var last: Float = 0
    var highest: Float = 0
    var lowest: Float = 0
    var beforeContrast: SIMD2<Float> = .zero
    var sinceContrast: SIMD2<Float> = .zero
    var contrasts: Float = 0
    var exclamations: Float = 0
    var questions: Float = 0
    var capitals: Float = 0
    var elongated: Float = 0
    var negators: Float = 0
    var numbers: Float = 0
    var clause: SIMD2<Float> = .zero
    var bestClause: Float = 0
    var worstClause: Float = 0

    mutating func add(_ token: SentimentToken) {
      let traits = token.traits
      if traits.contains(.contrast) {
        endClause()
        contrasts += 1
        beforeContrast += sinceContrast
        sinceContrast = .zero
      }
      let polarity = token.polarity
      if polarity != 0 {
        positive += pointwiseMax(token.valence, .zero)
        negative -= pointwiseMin(token.valence, .zero)
        if polarity > 0 { positiveCount += 1 } else { negativeCount += 1 }
        let part = SIMD2(max(polarity, 0), max(-polarity, 0))
        sinceContrast += part
        clause += part
        last = polarity
        highest = max(highest, polarity)
        lowest = min(lowest, polarity)
      }
      if traits.contains(.word) { words += 1 }
      if traits.contains(.exclamation) { exclamations += 1 }
      if traits.contains(.question) { questions += 1 }
      if traits.contains(.capitals) { capitals += 1 }
      if traits.contains(.elongated) { elongated += 1 }
      if traits.contains(.negator) { negators += 1 }
      if traits.contains(.number) { numbers += 1 }
      if traits.contains(.clauseEnd) { endClause() }
    }

    mutating func endClause() {
      let polarity = clause.x - clause.y
      bestClause = max(bestClause, polarity)
      worstClause = max(worstClause, -polarity)
      clause = .zero
    }

    func features() -> [Float] {
      // Sums grow with the length; past some thirty words they are read as densities.
      let norm = 1 / (1 + words / 30)
      let perWord = 1 / max(words, 1)
      var values: [Float] = []
      values.reserveCapacity(SentimentSignals.count)
      for channel in 0..<4 {
        values.append(log1pf(positive[channel] * norm))
        values.append(log1pf(negative[channel] * norm))
      }
      values.append(log1pf(positiveCount * norm) / 2)
      values.append(log1pf(negativeCount * norm) / 2)
      values.append((positiveCount + negativeCount) * perWord)
      values.append(positiveCount + negativeCount == 0 ? 0.5 : 0)
      values.append((positiveCount - negativeCount) / max(positiveCount + negativeCount, 1))
      values.append(last)
      values.append(highest)
      values.append(-lowest)
      let hasContrast: Float = contrasts > 0 ? 1 : 0
      values.append(hasContrast * log1pf(beforeContrast.x * norm))
      values.append(hasContrast * log1pf(beforeContrast.y * norm))
      values.append(hasContrast * log1pf(sinceContrast.x * norm))
      values.append(hasContrast * log1pf(sinceContrast.y * norm))
      values.append(hasContrast * 0.3)
      values.append(log1pf(bestClause * norm))
      values.append(log1pf(worstClause * norm))
      let bothSides = min(bestClause, worstClause)
      values.append(min(bothSides, 1))
      values.append(hasContrast * min(bothSides, 1))
      values.append(bestClause > 0.3 && worstClause > 0.3 ? 0.5 : 0)
      values.append(log1pf(exclamations * norm) / 2)
      values.append(log1pf(questions * norm) / 2)
      values.append(capitals * perWord)
      values.append(log1pf(elongated * norm))
      values.append(log1pf(negators * norm) / 2)
      values.append(numbers * perWord)
      values.append(log1pf(words) / 8)
      values.append(words < 4 ? 0.3 : 0)
      values.append(exclamations > 0 && questions > 0 ? 0.3 : 0)
      return values
    }
  }
}
