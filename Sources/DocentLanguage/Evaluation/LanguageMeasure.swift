import DocentLearning

/// How often the right language was answered.
package struct LanguageMeasure: Encodable, Sendable {
  package struct Confusion: Encodable, Sendable {
    package let truth: String
    package let answer: String
    package let count: Int
  }

  package let texts: Int
  package let languages: Int
  /// Accuracy over all texts.
  package let micro: Double
  /// Accuracy averaged over languages.
  package let macro: Double
  /// Part of the texts without an answer.
  package let undetermined: Double
  /// Expected calibration error of the first score.
  package let calibrationError: Double
  package let perLanguage: [String: Double]
  /// The commonest confusions, most frequent first.
  package let confusions: [Confusion]

  /// Counts answers.
  struct Tally {
    private var counts: [String: (texts: Int, right: Int)] = [:]
    private var confusions: [[String]: Int] = [:]
    private var undetermined = 0
    private var calibration = CalibrationError()

    mutating func add(truth: String, answer: String, score: Double, isRight: Bool) {
      var count = counts[truth] ?? (0, 0)
      count.texts += 1
      if isRight { count.right += 1 } else { confusions[[truth, answer], default: 0] += 1 }
      counts[truth] = count
      if answer == "und" { undetermined += 1 }
      calibration.add(confidence: score, isCorrect: isRight)
    }

    var measure: LanguageMeasure {
      let texts = counts.values.reduce(0) { $0 + $1.texts }
      let right = counts.values.reduce(0) { $0 + $1.right }
      let perLanguage = counts.mapValues { Double($0.right) / Double($0.texts) }
      return LanguageMeasure(
        texts: texts, languages: counts.count, micro: Double(right) / Double(max(1, texts)),
        macro: perLanguage.keys.sorted().reduce(0) { $0 + (perLanguage[$1] ?? 0) } / Double(max(1, counts.count)),
        undetermined: Double(undetermined) / Double(max(1, texts)), calibrationError: calibration.value,
        perLanguage: perLanguage,
        confusions: confusions.map { Confusion(truth: $0.key[0], answer: $0.key[1], count: $0.value) }
          .sorted { ($1.count, $0.truth, $0.answer) < ($0.count, $1.truth, $1.answer) })
    }
  }
}
