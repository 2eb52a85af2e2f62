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

/// Tags sentences from left to right. Remembers words from text to text: one a worker, not thread-safe.
final class SyntaxTagger {
  /// Longer sentences are cut, so that memory stays bounded.
  static let longestSentence = 2048
  /// The label before the first token.
  static let start: UInt64 = 31

  private let model: SyntaxModel
  private var forms = SyntaxForms()
  private var sums: SyntaxSums
  private let classes: [SIMD4<Float>]

  init(_ model: SyntaxModel) {
    self.model = model
    sums = SyntaxSums(model.weights)
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
  func tag(
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
              base.initialize(repeating: 0, count: SparseWeightTable.maximumLabels)
              score(token, (last, secondLast), features, keys, into: UnsafeMutableRawPointer(base))
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

  /// Adds the weights of all features of a token to `scores`.
  @inline(__always)
  private func score(
    _ token: Int, _ history: History, _ features: SyntaxFeatures, _ keys: UnsafeMutableBufferPointer<UInt64>,
    into scores: UnsafeMutableRawPointer
  ) {
    sums.startToken(groups: 3)
    let place = token &+ SyntaxForms.margin
    scores.withMemoryRebound(to: SIMD8<Int32>.self, capacity: SparseWeightTable.maximumLabels / 8) { vectors in
      sums.add(forms.key(of: place, .own, last: history.last), to: vectors) {
        Self.gatherNew(token, history, features, keys, .own)
      }
      sums.add(forms.key(of: place &- 1, .before, last: history.last), to: vectors) {
        Self.gatherNew(token, history, features, keys, .before)
      }
      sums.add(forms.key(of: place &+ 1, .after, last: history.last), to: vectors) {
        Self.gatherNew(token, history, features, keys, .after)
      }
    }
    let others = Self.gather(token, history, features, keys, .none)
    model.weights.add(others, to: scores.assumingMemoryBound(to: Int32.self))
  }

  /// The two labels before a token.
  private typealias History = (last: UInt64, secondLast: UInt64)

  /// The features of a group, in `keys`.
  @inline(__always)
  private static func gather(
    _ token: Int, _ history: History, _ features: SyntaxFeatures, _ keys: UnsafeMutableBufferPointer<UInt64>,
    _ wanted: FeatureGroup
  ) -> UnsafeBufferPointer<UInt64> {
    var count = 0
    features.forEach(of: token, last: history.last, secondLast: history.secondLast) { group, key in
      guard group == wanted else { return }
      keys[count] = key()
      count &+= 1
    }
    return UnsafeBufferPointer(rebasing: keys[..<count])
  }

  /// The same, apart from the loop: most words have been seen.
  @inline(never)
  private static func gatherNew(
    _ token: Int, _ history: History, _ features: SyntaxFeatures, _ keys: UnsafeMutableBufferPointer<UInt64>,
    _ wanted: FeatureGroup
  ) -> UnsafeBufferPointer<UInt64> {
    gather(token, history, features, keys, wanted)
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
