import Glibc

/// The settings a search may choose from: named numbers within bounds.
package struct SearchSpace: Sendable, Hashable {
  package struct Parameter: Sendable, Hashable {
    package enum Scale: Sendable, Hashable {
      case linear
      /// Even in the logarithm; both bounds are positive.
      case logarithmic
      /// Whole numbers, both bounds included.
      case integer
    }

    package let name: String
    package let bounds: ClosedRange<Double>
    package let scale: Scale

    package init(_ name: String, _ bounds: ClosedRange<Double>, _ scale: Scale = .linear) {
      self.name = name
      self.bounds = bounds
      self.scale = scale
    }

    /// From the unit interval to the parameter's values.
    func value(at unit: Double) -> Double {
      let unit = min(max(unit, 0), 1)
      switch scale {
      case .linear: return bounds.lowerBound + unit * (bounds.upperBound - bounds.lowerBound)
      case .logarithmic: return exp(log(bounds.lowerBound) + unit * (log(bounds.upperBound) - log(bounds.lowerBound)))
      case .integer:
        let count = bounds.upperBound - bounds.lowerBound + 1
        return min(bounds.upperBound, bounds.lowerBound + (unit * count).rounded(.down))
      }
    }
  }

  package let parameters: [Parameter]

  package init(_ parameters: [Parameter]) { self.parameters = parameters }

  /// The values of a point of the unit cube, by name.
  func values(at point: [Double]) -> [String: Double] {
    Dictionary(zip(parameters, point).map { ($0.name, $0.value(at: $1)) }) { first, _ in first }
  }
}
