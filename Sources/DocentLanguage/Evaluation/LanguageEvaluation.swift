package import DocentDocument
import Glibc

/// Measures a language detector on texts whose language is known.
package struct LanguageEvaluation {
  /// Accuracy on the texts of one kind.
  package struct Measure: Sendable {
    package let kind: TrainingCorpus.Kind
    package let languages: Int
    package let texts: Int
    /// Accuracy averaged over languages.
    package let macroAccuracy: Double
    /// Accuracy over all texts.
    package let microAccuracy: Double
    /// Part of the texts for which there was no answer.
    package let undetermined: Double
    /// Mean distance of the first score from being right, in ten bins of equal width (Naeini and others, 2015).
    package let calibrationError: Double
    /// By language, worst first.
    package let byLanguage: [(language: String, accuracy: Double)]
    /// Commonest confusions.
    package let confusions: [(truth: String, answer: String, count: Int)]
  }

  let detector: LanguageDetector

  package init(_ detector: LanguageDetector) { self.detector = detector }

  /// Measures all kinds of texts of `languages`, choosing among `allowed`.
  ///
  /// `zh-TW` counts as `zh`. A language the detector does not know counts as wrong.
  package func measure(
    _ corpus: TrainingCorpus, languages: Set<String>? = nil, allowed: Set<LanguageTag>? = nil
  ) -> [Measure] {
    let filter = detector.filter(allowed)
    return TrainingCorpus.Kind.allCases.compactMap { measure(corpus, $0, languages, filter) }
  }

  private func measure(
    _ corpus: TrainingCorpus, _ kind: TrainingCorpus.Kind, _ languages: Set<String>?, _ filter: LanguageFilter
  ) -> Measure? {
    var byLanguage: [(language: String, accuracy: Double)] = []
    var confusions: [[String]: Int] = [:]
    var bins = [(count: Int, score: Double, right: Int)](repeating: (0, 0, 0), count: 10)
    var texts = 0
    var right = 0
    var undetermined = 0
    for language in corpus.languages where languages?.contains(language.tag) ?? true {
      var rightHere = 0
      let samples = language.samples.filter { $0.kind == kind }
      guard !samples.isEmpty else { continue }
      for sample in samples {
        guard let best = language.withBytes(of: sample, { detector.detect($0, filter) }).first else { continue }
        let answer = best.language == .traditionalChinese ? "zh" : best.language.rawValue
        if answer == language.tag { rightHere += 1 } else { confusions[[language.tag, answer], default: 0] += 1 }
        if best.language == .undetermined { undetermined += 1 }
        let bin = min(Int(best.score * 10), 9)
        bins[bin].count += 1
        bins[bin].score += best.score
        bins[bin].right += answer == language.tag ? 1 : 0
      }
      texts += samples.count
      right += rightHere
      byLanguage.append((language.tag, Double(rightHere) / Double(samples.count)))
    }
    guard texts > 0 else { return nil }
    let error = bins.reduce(0) { $0 + abs($1.score - Double($1.right)) }
    return Measure(
      kind: kind, languages: byLanguage.count, texts: texts,
      macroAccuracy: byLanguage.reduce(0) { $0 + $1.accuracy } / Double(byLanguage.count),
      microAccuracy: Double(right) / Double(texts), undetermined: Double(undetermined) / Double(texts),
      calibrationError: error / Double(texts),
      byLanguage: byLanguage.sorted {
        $0.accuracy == $1.accuracy ? $0.language < $1.language : $0.accuracy < $1.accuracy
      },
      confusions: confusions.map { (truth: $0.key[0], answer: $0.key[1], count: $0.value) }
        .sorted {
          $0.count == $1.count
            ? [$0.truth, $0.answer].lexicographicallyPrecedes([$1.truth, $1.answer]) : $0.count > $1.count
        })
  }

  /// Megabytes a second and core over all texts of a kind, each detected by itself.
  package func speed(_ corpus: TrainingCorpus, _ kind: TrainingCorpus.Kind) -> Double {
    var bytes = 0
    let start = Self.cpuSeconds()
    for language in corpus.languages {
      for sample in language.samples where sample.kind == kind {
        bytes += sample.range.count
        _ = language.withBytes(of: sample) { detector.detect($0).count }
      }
    }
    return Double(bytes) / 1e6 / max(Self.cpuSeconds() - start, 1e-9)
  }

  /// Megabytes a second and core of cutting all texts, as one document, into segments.
  package func segmentSpeed(_ corpus: TrainingCorpus) -> Double {
    var text: [UInt8] = []
    for language in corpus.languages {
      for sample in language.samples { text += language.bytes[sample.range] + [0x0A] }
    }
    let start = Self.cpuSeconds()
    let segments = detector.segments(of: DocumentText(repairing: text))
    return segments.isEmpty ? 0 : Double(text.count) / 1e6 / max(Self.cpuSeconds() - start, 1e-9)
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
