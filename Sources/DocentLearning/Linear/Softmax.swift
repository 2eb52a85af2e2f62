import Glibc

/// Probabilities of raw scores: `exp(score / temperature)`, scaled to add up to 1.
package func softmax(_ scores: [Float], temperature: Float = 1) -> [Float] {
  guard let highest = scores.max() else { return [] }
  let raised = scores.map { expf(($0 - highest) / temperature) }
  let total = raised.reduce(0, +)
  return raised.map { $0 / total }
}

func power(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }
func logarithm(_ value: Double) -> Double { log(value) }
func exponential(_ value: Float) -> Float { expf(value) }
