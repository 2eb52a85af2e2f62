/// Finds the best labelling of a sequence under a first-order model (Viterbi 1967), and how sure it is of each span.
///
/// Holds buffers that are reused from sequence to sequence: one a worker, not thread-safe.
package final class ViterbiDecoder {
  private var emissions: [Float] = []
  /// Best score of any labelling of the tokens up to this one that ends in this label.
  private var forward: [Float] = []
  /// Best score of any continuation after this token, given its label.
  private var backward: [Float] = []
  private var previous: [UInt8] = []
  /// The best labels of the last sequence.
  package private(set) var labels: [UInt8] = []

  package init() {}

  /// Labels a sequence with `model`, among `allowed` labels only, and returns the spans in order, with their margins.
  ///
  /// `sums` holds what the sums of weights begin with (`SequenceModel.vectors` a token) and is changed;
  /// `adjust` may change the scores (`emissions[token × labels + label]`) by what else is known of the tokens.
  /// O(features + tokens × labels²).
  package func decode(
    _ features: FeatureRows, with model: SequenceModel, allowed: LabelSet, adding sums: inout [SIMD8<Int32>],
    adjust: ((inout [Float]) -> Void)? = nil
  ) -> [LabelledSpan] {
    model.score(features, adding: &sums, into: &emissions)
    var scores: [Float] = []
    swap(&scores, &emissions)
    adjust?(&scores)
    defer { swap(&scores, &emissions) }
    return scores.withUnsafeBufferPointer { scores in
      model.transitions.withUnsafeBufferPointer { transitions in
        decode(emissions: scores, transitions: transitions, labels: model.scheme.count, allowed: allowed)
      }
    }
  }

  /// The same with all features in `features`.
  package func decode(
    _ features: FeatureRows, with model: SequenceModel, allowed: LabelSet, adjust: ((inout [Float]) -> Void)? = nil
  ) -> [LabelledSpan] {
    var sums = [SIMD8<Int32>](repeating: .zero, count: features.count * model.vectors)
    return decode(features, with: model, allowed: allowed, adding: &sums, adjust: adjust)
  }

  /// The same from scores that are already known: `emissions[token × labels + label]`, and transitions as the model
  /// stores them.
  package func decode(
    emissions: UnsafeBufferPointer<Float>, transitions: UnsafeBufferPointer<Float>, labels count: Int,
    allowed: LabelSet
  ) -> [LabelledSpan] {
    decodeLabels(emissions: emissions, transitions: transitions, labels: count, allowed: allowed)
    let tokens = labels.count
    var spans = LabelledSpan.spans(of: labels)
    guard !spans.isEmpty else { return [] }
    runBackward(emissions, transitions, tokens, count, allowed)
    for index in spans.indices { spans[index].margin = margin(of: spans[index], tokens: tokens, labels: count) }
    return spans
  }

  /// Only the best labels, left in `labels`: what training needs.
  func decodeLabels(
    emissions: UnsafeBufferPointer<Float>, transitions: UnsafeBufferPointer<Float>, labels count: Int,
    allowed: LabelSet
  ) {
    let tokens = emissions.count / count
    labels.removeAll(keepingCapacity: true)
    guard tokens > 0 else { return }
    runForward(emissions, transitions, tokens, count, allowed)
  }

  private func runForward(
    _ emissions: UnsafeBufferPointer<Float>, _ transitions: UnsafeBufferPointer<Float>, _ tokens: Int, _ count: Int,
    _ allowed: LabelSet
  ) {
    Self.resize(&forward, tokens * count, with: -.infinity)
    Self.resize(&previous, tokens * count, with: 0)
    Self.resize(&labels, tokens, with: 0)
    forward.withUnsafeMutableBufferPointer { forward in
      previous.withUnsafeMutableBufferPointer { previous in
        for next in 0..<count {
          let possible = allowed.contains(next) && LabelScheme.allows(nil, next)
          forward[next] = possible ? transitions[count * count + next] + emissions[next] : -.infinity
        }
        for token in 1..<tokens {
          let row = token &* count
          let before = row &- count
          for next in 0..<count {
            guard allowed.contains(next) else {
              forward[row &+ next] = -.infinity
              continue
            }
            var best = -Float.infinity
            var label = 0
            if LabelScheme.continues(next) {
              for candidate in next &- 1...next {
                let score = forward[before &+ candidate] + transitions[candidate &* count &+ next]
                if score > best { (best, label) = (score, candidate) }
              }
            } else {
              for candidate in 0..<count {
                let score = forward[before &+ candidate] + transitions[candidate &* count &+ next]
                if score > best { (best, label) = (score, candidate) }
              }
            }
            forward[row &+ next] = best + emissions[row &+ next]
            previous[row &+ next] = UInt8(label)
          }
        }
        let last = (tokens - 1) * count
        var label = 0
        for candidate in 1..<count where forward[last + candidate] > forward[last + label] { label = candidate }
        for token in stride(from: tokens - 1, through: 0, by: -1) {
          labels[token] = UInt8(label)
          label = Int(previous[token * count + label])
        }
      }
    }
  }

  private func runBackward(
    _ emissions: UnsafeBufferPointer<Float>, _ transitions: UnsafeBufferPointer<Float>, _ tokens: Int, _ count: Int,
    _ allowed: LabelSet
  ) {
    Self.resize(&backward, tokens * count, with: 0)
    backward.withUnsafeMutableBufferPointer { backward in
      for label in 0..<count { backward[(tokens - 1) * count + label] = 0 }
      for token in stride(from: tokens - 2, through: 0, by: -1) {
        let row = token &* count
        let after = row &+ count
        for label in 0..<count {
          var best = -Float.infinity
          for next in 0..<count where allowed.contains(next) && LabelScheme.allows(label, next) {
            let score = transitions[label &* count &+ next] + emissions[after &+ next] + backward[after &+ next]
            if score > best { best = score }
          }
          backward[row &+ label] = best
        }
      }
    }
  }

  /// The least advantage of the best labelling over one that differs at a token of the span or just after its end: a
  /// lower bound of how much better it is than any labelling without exactly this span.
  private func margin(of span: LabelledSpan, tokens: Int, labels count: Int) -> Float {
    var margin = Float.infinity
    for token in span.tokens {
      let chosen = Int(labels[token])
      let best = forward[token * count + chosen] + backward[token * count + chosen]
      for label in 0..<count where label != chosen {
        margin = min(margin, best - (forward[token * count + label] + backward[token * count + label]))
      }
    }
    if span.tokens.upperBound < tokens {
      let row = span.tokens.upperBound * count
      let chosen = row + Int(labels[span.tokens.upperBound])
      let longer = row + LabelScheme.inside(span.type)
      margin = min(margin, forward[chosen] + backward[chosen] - (forward[longer] + backward[longer]))
    }
    return max(margin, 0)
  }

  private static func resize<Element>(_ array: inout [Element], _ count: Int, with value: Element) {
    if array.count < count { array.append(contentsOf: repeatElement(value, count: count - array.count)) }
    if array.count > count { array.removeLast(array.count - count) }
  }
}
