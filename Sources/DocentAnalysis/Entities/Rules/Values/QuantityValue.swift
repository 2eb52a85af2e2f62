/// What a QUANTITY stands for: an amount, or two of a range, with a unit.
///
/// Notations of `text`, by example:
///
/// | value | stands for |
/// |---|---|
/// | `300`, `-12.5`, `2/3` | numbers and fractions |
/// | `12.5 EUR` | money, by ISO 4217 |
/// | `20 %`, `5 kg`, `6 [ft_i]`, `130 km/h` | shares and measures, by UCUM |
/// | `P3D`, `PT2H`, `P2.5Y`, `PXD` | durations and ages, by ISO 8601; `X` for an amount that is not said |
/// | `10..20 %`, `P3D..P5D` | ranges |
/// | `~20 %`, `>4000000 USD`, `>=3`, `<5`, `<=P3D` | about, more than, at least, less than, up to |
struct QuantityValue: Hashable, Sendable {
  enum Amount: Hashable, Sendable {
    case number(DecimalNumber)
    case fraction(Int, Int)
    /// `a few`, `several`.
    case unknown

    /// A hundredth of a number.
    var hundredth: Amount {
      guard case .number(var number) = self else { return self }
      number.scale(byPowerOfTen: -2)
      return .number(number)
    }
  }

  enum Unit: Hashable, Sendable {
    case none
    /// Code of UCUM or ISO 4217.
    case code(String)
    case time(TimeUnit)
  }

  enum Relation: String, Sendable {
    case equal = "", about = "~", more = ">", atLeast = ">=", less = "<", atMost = "<="
  }

  var amount: Amount
  /// The lower end of a range, whose upper end is `amount`.
  var low: Amount?
  var unit = Unit.none
  var relation = Relation.equal

  /// The value in writing; nil for an unknown amount of anything but time.
  var text: String? {
    guard let last = written(amount) else { return nil }
    guard let low else { return relation.rawValue + last + suffix }
    guard let first = written(low) else { return nil }
    return relation.rawValue + first + ".." + last + suffix
  }

  private var suffix: String { if case .code(let code) = unit { " " + code } else { "" } }

  private func written(_ amount: Amount) -> String? {
    switch (amount, unit) {
    case (.number(let number), .time(let unit)): unit.duration(number.times(unit.designator.factor).text)
    case (.unknown, .time(let unit)): unit.duration("X")
    case (.fraction, .time): nil
    case (.number(let number), _): number.text
    case (.fraction(let numerator, let denominator), _): "\(numerator)/\(denominator)"
    case (.unknown, _): nil
    }
  }
}
