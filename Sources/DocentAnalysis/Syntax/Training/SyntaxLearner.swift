import DocentLearning

/// Learns the weights of one language from examples whose words are looked up.
struct SyntaxLearner {
  /// By how much the right label must win, or it is learnt again.
  private static let margin: Float = 4
  /// How often, of 1000 times, a rare word is shown without telling which word it is, so that its letters and
  /// neighbours are learnt from: most unknown words of a text are like the rare ones of a treebank.
  private static let hidden = 400

  let labels: Int
  /// Over the examples.
  let passes: Int
  /// Models to take the mean of, each trained on the examples in another order.
  var models = 1

  /// The averaged weights, features in the order they were met in.
  func train(_ examples: [SyntaxExample]) -> [(feature: UInt64, weights: [Float])] {
    var sums: [(feature: UInt64, weights: [Float])] = []
    var places: [UInt64: Int] = [:]
    for model in 1...models {
      for (feature, weights) in train(examples, seed: UInt64(model)) {
        let parts = weights.map { $0 / Float(models) }
        if let place = places[feature] {
          sums[place].weights = zip(sums[place].weights, parts).map { $0 + $1 }
        } else {
          places[feature] = sums.count
          sums.append((feature, parts))
        }
      }
    }
    return sums
  }

  /// One model. The labels before a token are the learner's own choices, as they will be in use.
  private func train(_ examples: [SyntaxExample], seed: UInt64) -> [(feature: UInt64, weights: [Float])] {
    var perceptron = MulticlassPerceptron(labelCount: labels)
    let prepared = prepare(examples, &perceptron)
    var random = SeededGenerator(seed: seed)
    var order = Array(examples.indices)
    var features: [UInt32] = []
    var scores: [Float] = []
    for _ in 0..<passes {
      random.shuffle(&order)
      for index in order {
        let example = examples[index]
        SyntaxFeatures.with(example.forms) { source in
          var last = SyntaxTagger.start
          var secondLast = SyntaxTagger.start
          for token in 0..<example.forms.count {
            let gold = Int(example.labels[token])
            var choice = gold
            if example.forms.entries[token + SyntaxForms.margin].fixedLabel == nil {
              let place = prepared.firstToken[index] + token
              features.removeAll(keepingCapacity: true)
              features.append(contentsOf: prepared.features[prepared.starts[place]..<prepared.starts[place + 1]])
              source.forEachMoving(of: token, last: last, secondLast: secondLast) { _, key in
                features.append(perceptron.number(of: key()))
              }
              if !example.isRare[token] || random.below(1000) >= Self.hidden {
                source.forEachOfWord(of: token) { _, key in features.append(perceptron.number(of: key())) }
                source.forEachOfWord(of: token, last: last) { _, key in
                  features.append(perceptron.number(of: key()))
                }
              }
              if example.isDivergent {
                source.forEachDivergent(of: token, last: last) { features.append(perceptron.number(of: $0)) }
              }
              perceptron.score(features, into: &scores)
              choice = Self.best(scores, labels)
              let wrong = Self.strongestRival(scores, labels, gold)
              if scores[wrong] + Self.margin > scores[gold] {
                perceptron.update(features, gold: gold, wrong: wrong)
              }
              perceptron.endStep()
            }
            secondLast = last
            last = UInt64(choice)
          }
        }
      }
    }
    return perceptron.averaged()
  }

  private static func best(_ scores: [Float], _ labels: Int) -> Int {
    var best = 0
    for label in 1..<labels where scores[label] > scores[best] { best = label }
    return best
  }

  private static func strongestRival(_ scores: [Float], _ labels: Int, _ gold: Int) -> Int {
    var best = gold == 0 ? 1 : 0
    for label in 0..<labels where label != gold && scores[label] > scores[best] { best = label }
    return best
  }

  /// The numbers of the features that do not move: those of token `t` of example `e` from
  /// `starts[firstToken[e] + t]` on.
  private struct Prepared {
    var features: [UInt32] = []
    var starts: [Int] = [0]
    var firstToken: [Int] = []
  }

  private func prepare(_ examples: [SyntaxExample], _ perceptron: inout MulticlassPerceptron) -> Prepared {
    var prepared = Prepared()
    for example in examples {
      prepared.firstToken.append(prepared.starts.count - 1)
      SyntaxFeatures.with(example.forms) { source in
        for token in 0..<example.forms.count {
          source.forEachFixed(of: token) { _, key in prepared.features.append(perceptron.number(of: key())) }
          prepared.starts.append(prepared.features.count)
        }
      }
    }
    return prepared
  }
}
