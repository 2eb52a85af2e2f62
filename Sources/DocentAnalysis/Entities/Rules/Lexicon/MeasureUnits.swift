/// The units that are recognised, by CLDR identifier, and how values name them.
enum MeasureUnits {
  /// CLDR identifiers, in a fixed order.
  static let identifiers: [String] =
    table.map(\.identifier) + time.map(\.identifier) + ["percent", "permille", "century"]

  /// Currencies that share a sign or a noun with others and are meant when nothing else is said.
  static let leadingCurrencies = [
    "EUR", "USD", "GBP", "JPY", "CHF", "CNY", "INR", "RUB", "BRL", "KRW", "TRY", "SEK", "NOK", "DKK", "PLN", "CZK",
    "HUF", "MXN", "CAD", "AUD", "ILS", "UAH", "ZAR", "THB", "VND", "IDR", "SAR", "EGP", "IRR", "PHP", "RON", "BGN",
  ]

  static func meaning(of identifier: String) -> PhraseMeaning? {
    switch identifier {
    case "percent": return .percent
    case "permille": return .unit("‰")
    case "century": return .century
    default: break
    }
    if let unit = time.first(where: { $0.identifier == identifier }) { return .timeUnit(unit.symbol) }
    return table.first { $0.identifier == identifier }.map { .unit($0.symbol) }
  }

  /// Symbols of one letter that are safe behind a number.
  static let internationalSymbols: [(String, PhraseMeaning)] = [
    ("m", .unit("m")), ("g", .unit("g")), ("l", .unit("l")), ("t", .unit("t")), ("h", .timeUnit("h")),
    ("s", .timeUnit("s")), ("W", .unit("W")), ("V", .unit("V")), ("°", .unit("°")), ("km²", .unit("km²")),
    ("m²", .unit("m²")), ("m³", .unit("m³")), ("kB", .unit("kB")), ("MB", .unit("MB")), ("GB", .unit("GB")),
    ("TB", .unit("TB")), ("‰", .unit("‰")),
  ]

  private static let time: [(identifier: String, symbol: String)] = [
    ("year", "year"), ("month", "month"), ("week", "week"), ("day", "day"), ("hour", "h"), ("minute", "min"),
    ("second", "s"), ("millisecond", "ms"), ("decade", "decade"),
  ]

  private static let table: [(identifier: String, symbol: String)] = [
    ("kilometer", "km"), ("meter", "m"), ("centimeter", "cm"), ("millimeter", "mm"), ("micrometer", "µm"),
    ("nanometer", "nm"), ("mile", "mi"), ("yard", "yd"), ("foot", "ft"), ("inch", "in"), ("nautical-mile", "nmi"),
    ("light-year", "ly"), ("kilogram", "kg"), ("gram", "g"), ("milligram", "mg"), ("microgram", "µg"), ("tonne", "t"),
    ("pound", "lb"), ("ounce", "oz"), ("carat", "ct"), ("liter", "l"), ("milliliter", "ml"), ("centiliter", "cl"),
    ("hectoliter", "hl"), ("gallon", "gal"), ("barrel", "bbl"), ("cubic-meter", "m³"), ("cubic-centimeter", "cm³"),
    ("square-kilometer", "km²"), ("square-meter", "m²"), ("square-centimeter", "cm²"), ("hectare", "ha"),
    ("acre", "ac"), ("square-mile", "mi²"), ("square-foot", "ft²"), ("kilometer-per-hour", "km/h"),
    ("meter-per-second", "m/s"), ("mile-per-hour", "mph"), ("knot", "kn"), ("celsius", "°C"), ("fahrenheit", "°F"),
    ("kelvin", "K"), ("degree", "°"), ("bit", "bit"), ("byte", "B"), ("kilobyte", "kB"), ("megabyte", "MB"),
    ("gigabyte", "GB"), ("terabyte", "TB"), ("petabyte", "PB"), ("megabit", "Mbit"), ("gigabit", "Gbit"), ("watt", "W"),
    ("kilowatt", "kW"), ("megawatt", "MW"), ("gigawatt", "GW"), ("horsepower", "hp"), ("joule", "J"),
    ("kilojoule", "kJ"), ("kilowatt-hour", "kWh"), ("kilocalorie", "kcal"), ("calorie", "cal"), ("hertz", "Hz"),
    ("kilohertz", "kHz"), ("megahertz", "MHz"), ("gigahertz", "GHz"), ("volt", "V"), ("ampere", "A"), ("ohm", "Ω"),
    ("bar", "bar"), ("hectopascal", "hPa"), ("millibar", "mbar"), ("pixel", "px"), ("megapixel", "MP"),
    ("lux", "lx"),
  ]
}
