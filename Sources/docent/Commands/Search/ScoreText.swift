import DocentReports
import DocentSearch

/// How a score came about, for people: one line a part, what it consists of below.
enum ScoreText {
  static func lines(_ explanation: Explanation, indent: String = "") -> [String] {
    var line = "\(indent)\(NumberText.decimal(explanation.value))  \(explanation.part)"
    if let factors = explanation.factors {
      func text(_ value: Double) -> String { NumberText.decimal(value) }
      let boost = factors.boost == 1 ? "" : "boost \(text(factors.boost)) × "
      let weight =
        factors.bonus > 0
        ? "(tf \(text(factors.weight)) + as typed \(text(factors.bonus)))" : "tf \(text(factors.weight))"
      line +=
        "  = \(boost)idf \(text(factors.idf)) × \(weight); \(factors.frequency)× in \(factors.length) words, in \(factors.documents) document\(factors.documents == 1 ? "" : "s")"
    } else if explanation.value == 0 {
      line += "  (filter)"
    }
    return [line] + explanation.parts.flatMap { lines($0, indent: indent + "  ") }
  }
}
