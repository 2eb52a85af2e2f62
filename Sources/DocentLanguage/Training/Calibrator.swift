import DocentDocument
import DocentLearning

/// Fits temperatures by length on texts the model was not trained on.
struct Calibrator {
  private let detector: LanguageDetector

  init(_ detector: LanguageDetector) { self.detector = detector }

  func temperatures(_ corpus: TrainingCorpus, seed: UInt64) -> [Float] {
    var fit = TemperatureFit()
    var random = SeededGenerator(seed: seed)
    let profiles = detector.profiles
    let filter = detector.filter(nil)
    let labels = Dictionary(uniqueKeysWithValues: profiles.labels.enumerated().map { ($1.tag.rawValue, UInt8($0)) })
    var text = CleanedText()
    var evidence = Evidence()
    for language in corpus.languages {
      guard let truth = labels[language.tag], filter.allows[Int(truth)] else { continue }
      for sample in language.samples {
        text.removeAll()
        language.withBytes(of: sample) { Composition.clean($0, with: detector.cleaner, into: &text) }
        for words in [text.words.indices, cut(text.words.count, &random)] {
          guard let script = text.words[words].first?.script, profiles.candidates[Int(script)].count > 1 else {
            continue
          }
          evidence.removeAll()
          evidence.add(text, words: words, script: script, profiles.ngrams)
          guard !evidence.isEmpty else { continue }
          var scores: [Float] = []
          var place: Int?
          detector.scorer.forEachScore(evidence, script: script, filter) { label, score in
            if label == truth { place = scores.count }
            scores.append(Float(Double(score) * LanguageScorer.unit))
          }
          if let place { fit.add(scores: scores, truth: place, letters: evidence.letters) }
        }
      }
    }
    return fit.temperatures()
  }

  /// A few words of the text: sentences are the most of the development texts, and short texts need calibration most.
  private func cut(_ count: Int, _ random: inout SeededGenerator) -> Range<Int> {
    guard count > 1 else { return 0..<0 }
    let length = min(count, 1 + random.below(6))
    let start = random.below(count - length + 1)
    return start..<start + length
  }
}
