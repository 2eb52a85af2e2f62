import DocentDocument
import DocentLearning
import DocentText
import Glibc

/// The label of a token with its probability, and the chances of the classes that phrases are made of.
struct SyntaxChoice: Hashable, Sendable {
  var label: UInt8
  var score: Float
  /// Probabilities of NOUN or PROPN, ADJ, VERB.
  var noun: Float = 0
  var adjective: Float = 0
  var verb: Float = 0
}

/// Tags sentences from left to right. Holds buffers: one a text, not thread-safe.
struct SyntaxTagger {
  /// Longer sentences are cut, so that memory stays bounded.
  static let longestSentence = 2048
  /// The label before the first token.
  static let start: UInt64 = 31

  private let model: SyntaxModel
  private var forms = SyntaxForms()
  private let classes: [SIMD4<Float>]

  init(_ model: SyntaxModel) {
    self.model = model
    classes = model.labels.parts.map { parts in
      switch parts[0] {
      case .noun, .properNoun: SIMD4(1, 0, 0, 0)
      case .adjective: SIMD4(0, 1, 0, 0)
      case .verb: SIMD4(0, 0, 1, 0)
      default: .zero
      }
    }
  }

  /// Appends a choice for every token of a sentence. O(bytes).
  mutating func tag(
    _ text: UnsafeBufferPointer<UInt8>, tokens: ArraySlice<Token>, into choices: inout [SyntaxChoice]
  ) {
    var rest = tokens
    while !rest.isEmpty {
      let part = rest.prefix(Self.longestSentence)
      rest = rest.dropFirst(part.count)
      forms.load(text, tokens: part) { [model] in model.word($0) }
      tagForms(into: &choices)
    }
  }

  private func tagForms(into choices: inout [SyntaxChoice]) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: SyntaxFeatures.maximumCount) { keys in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: SparseWeightTable.maximumLabels) { scores in
        guard let base = scores.baseAddress else { return }
        SyntaxFeatures.with(forms) { features in
          var last = Self.start
          var secondLast = Self.start
          for token in 0..<forms.count {
            let choice: SyntaxChoice
            if let label = forms.entries[token + SyntaxForms.margin].fixedLabel, label < model.labels.count {
              choice = certain(label)
            } else {
              var count = 0
              let note = { (key: UInt64) in
                keys[count] = key
                count &+= 1
              }
              features.forEachOfWord(of: token, note)
              features.forEachOfWord(of: token, last: last, note)
              features.forEachFixed(of: token, note)
              features.forEachMoving(of: token, last: last, secondLast: secondLast, note)
              base.initialize(repeating: 0, count: SparseWeightTable.maximumLabels)
              model.weights.add(UnsafeBufferPointer(rebasing: keys[..<count]), to: base)
              choice = best(base)
            }
            choices.append(choice)
            secondLast = last
            last = UInt64(choice.label)
          }
        }
      }
    }
  }

  private static let certainty: Float = 0.999

  private func certain(_ label: Int) -> SyntaxChoice {
    let chances = classes[label] * Self.certainty
    return SyntaxChoice(
      label: UInt8(label), score: Self.certainty, noun: chances[0], adjective: chances[1], verb: chances[2])
  }

  private func best(_ scores: UnsafePointer<Int32>) -> SyntaxChoice {
    var best = 0
    for label in 1..<model.labels.count where scores[label] > scores[best] { best = label }
    var total: Float = 0
    var chances = SIMD4<Float>.zero
    for label in 0..<model.labels.count {
      let distance = Float(scores[best] &- scores[label]) * model.sharpness
      guard distance < 12 else { continue }
      let raised = expf(-distance)
      total += raised
      chances += classes[label] * raised
    }
    chances /= total
    return SyntaxChoice(
      label: UInt8(best), score: 1 / total, noun: chances[0], adjective: chances[1], verb: chances[2])
  }
}
