import DocentDocument
import DocentLearning
import DocentText
import Glibc

/// Fits what turns the scores of a model into probabilities (temperature scaling, Guo et al. 2017) on development
/// treebanks.
enum SyntaxCalibration {
  /// The temperature with the highest likelihood of the right labels, by golden-section search over its logarithm.
  static func temperature(
    of draft: SyntaxDraft, language: SyntaxSources.Language, directory: String
  ) throws(ModelError) -> Float {
    let aligner = SyntaxAligner(language: LanguageTag(language.code))
    var samples: [(text: TokenizedText, parts: [[PartOfSpeech]])] = []
    for name in language.development {
      samples += try Treebank.sentences(path: "\(directory)/\(name).dev.pos.gz").prefix(sentences).map(aligner.align)
    }
    var lower = logf(0.5)
    var upper = logf(200)
    let ratio: Float = 0.618_034
    for _ in 0..<18 {
      let first = upper - ratio * (upper - lower)
      let second = lower + ratio * (upper - lower)
      if try surprise(samples, draft.model(temperature: expf(first)))
        < surprise(samples, draft.model(temperature: expf(second)))
      {
        upper = second
      } else {
        lower = first
      }
    }
    return expf((lower + upper) / 2)
  }

  private static let sentences = 150

  /// Of the chosen labels: minus the logarithm of the score of right ones, of its complement for wrong ones.
  private static func surprise(
    _ samples: [(text: TokenizedText, parts: [[PartOfSpeech]])], _ model: SyntaxModel
  ) -> Float {
    var total: Float = 0
    let tagger = SyntaxTagger(model)
    for (text, parts) in samples {
      var choices: [SyntaxChoice] = []
      text.text.utf8.withUnsafeBufferPointer { bytes in
        for sentence in text.sentences { tagger.tag(bytes, tokens: text.tokens[sentence], into: &choices) }
      }
      for (choice, gold) in zip(choices, parts) {
        let isRight = model.labels.parts[Int(choice.label)][0] == gold.first
        total -= logf(max(1e-6, isRight ? choice.score : 1 - choice.score))
      }
    }
    return total
  }
}
