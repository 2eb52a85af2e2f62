package import DocentSearch

/// How a score came about: the `Value`s of `Parts` add up to `Value`; without parts it is
/// `Boost · Idf · (Weight + Bonus)`.
package struct WireExplanation: Encodable, Sendable {
  struct Factors: Encodable, Sendable {
    var documents: Int
    var idf: Double
    var frequency: Int
    var length: Int
    var weight: Double
    var bonus: Double
    var boost: Double

    enum CodingKeys: String, CodingKey {
      case documents = "Documents"
      case idf = "Idf"
      case frequency = "Frequency"
      case length = "Length"
      case weight = "Weight"
      case bonus = "Bonus"
      case boost = "Boost"
    }
  }

  var part: String
  var value: Double
  var factors: Factors?
  var parts: [WireExplanation]?

  enum CodingKeys: String, CodingKey {
    case part = "Part"
    case value = "Value"
    case factors = "Factors"
    case parts = "Parts"
  }

  package init(_ explanation: Explanation) {
    part = explanation.part
    value = WireNumber.rounded(explanation.value)
    factors = explanation.factors.map { factors in
      Factors(
        documents: factors.documents, idf: WireNumber.rounded(factors.idf), frequency: factors.frequency,
        length: factors.length, weight: WireNumber.rounded(factors.weight), bonus: WireNumber.rounded(factors.bonus),
        boost: WireNumber.rounded(factors.boost))
    }
    parts = explanation.parts.isEmpty ? nil : explanation.parts.map(WireExplanation.init)
  }
}
