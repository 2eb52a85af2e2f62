#if canImport(Glibc)
  import Glibc
#endif

/// Turns margins of spans into probabilities that they are right: a logistic curve over the logarithm of the margin
/// (Platt 1999).
package struct MarginCalibration: Hashable, Sendable {
  package var slope: Float
  package var offset: Float

  package init(slope: Float, offset: Float) {
    self.slope = slope
    self.offset = offset
  }

  /// 0 to 1.
  package func probability(ofMargin margin: Float) -> Double {
    1 / (1 + exp(-Double(slope * Self.input(margin) + offset)))
  }

  private static func input(_ margin: Float) -> Float { log1p(max(0, margin.isFinite ? margin : 1e6)) }

  /// Fits the curve to spans whose margin and rightness are known, by Newton's method on the log-likelihood with a
  /// weak Gaussian prior. Without spans, the result is an even chance.
  package init(fitting spans: [(margin: Float, isRight: Bool)]) {
    var a = 0.0
    var b = 0.0
    for _ in 0..<50 {
      var gradient = (a: -a * 0.01, b: -b * 0.01)
      var hessian = (aa: 0.01, ab: 0.0, bb: 0.01)
      for span in spans {
        let x = Double(Self.input(span.margin))
        let p = 1 / (1 + exp(-(a * x + b)))
        let error = (span.isRight ? 1.0 : 0.0) - p
        gradient.a += error * x
        gradient.b += error
        let weight = p * (1 - p)
        hessian.aa += weight * x * x
        hessian.ab += weight * x
        hessian.bb += weight
      }
      let determinant = hessian.aa * hessian.bb - hessian.ab * hessian.ab
      guard determinant > 1e-12 else { break }
      a += (hessian.bb * gradient.a - hessian.ab * gradient.b) / determinant
      b += (hessian.aa * gradient.b - hessian.ab * gradient.a) / determinant
    }
    slope = Float(a)
    offset = Float(b)
  }
}
