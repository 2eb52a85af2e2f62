/// The units that are recognised, by CLDR identifier, and their codes in UCUM (The Unified Code for Units of Measure).
enum MeasureUnits {
  /// CLDR identifiers, in a fixed order.
  static let identifiers: [String] =
    table.map(\.identifier) + time.map(\.identifier) + ["percent", "permille"]

  /// Currencies that share a sign or a noun with others and are meant when nothing else is said.
  static let leadingCurrencies = [
    "EUR", "USD", "GBP", "JPY", "CHF", "CNY", "INR", "RUB", "BRL", "KRW", "TRY", "SEK", "NOK", "DKK", "PLN", "CZK",
    "HUF", "MXN", "CAD", "AUD", "ILS", "UAH", "ZAR", "THB", "VND", "IDR", "SAR", "EGP", "IRR", "PHP", "RON", "BGN",
  ]

  static func meaning(of identifier: String) -> PhraseMeaning? {
    switch identifier {
    case "percent": return .percent
    case "permille": return .unit("[ppth]")
    default: break
    }
    if let unit = time.first(where: { $0.identifier == identifier }) { return .timeUnit(unit.unit) }
    return table.first { $0.identifier == identifier }.map { .unit($0.symbol) }
  }

  /// Symbols that are safe behind a number.
  static let internationalSymbols: [(String, PhraseMeaning)] = [
    ("m", .unit("m")), ("g", .unit("g")), ("l", .unit("L")), ("t", .unit("t")), ("h", .timeUnit(.hour)),
    ("s", .timeUnit(.second)), ("W", .unit("W")), ("V", .unit("V")), ("°", .unit("deg")), ("km²", .unit("km2")),
    ("m²", .unit("m2")), ("m³", .unit("m3")), ("km2", .unit("km2")), ("m2", .unit("m2")), ("m3", .unit("m3")),
    ("kB", .unit("kBy")), ("MB", .unit("MBy")), ("GB", .unit("GBy")), ("TB", .unit("TBy")), ("‰", .unit("[ppth]")),
    ("mph", .unit("[mi_i]/h")), ("kph", .unit("km/h")), ("kmh", .unit("km/h")), ("hp", .unit("[HP]")),
  ]

  private static let time: [(identifier: String, unit: TimeUnit)] = [
    ("year", .year), ("month", .month), ("week", .week), ("day", .day), ("hour", .hour), ("minute", .minute),
    ("second", .second), ("decade", .decade), ("century", .century),
  ]

  private static let table: [(identifier: String, symbol: String)] = [
    ("kilometer", "km"), ("meter", "m"), ("millisecond", "ms"), ("centimeter", "cm"), ("millimeter", "mm"),
    ("micrometer", "um"),
    ("nanometer", "nm"), ("mile", "[mi_i]"), ("yard", "[yd_i]"), ("foot", "[ft_i]"), ("inch", "[in_i]"),
    ("nautical-mile", "[nmi_i]"),
    ("light-year", "[ly]"), ("kilogram", "kg"), ("gram", "g"), ("milligram", "mg"), ("microgram", "ug"), ("tonne", "t"),
    ("pound", "[lb_av]"), ("ounce", "[oz_av]"), ("carat", "[car_m]"), ("liter", "L"), ("milliliter", "mL"),
    ("centiliter", "cL"),
    ("hectoliter", "hL"), ("gallon", "[gal_us]"), ("barrel", "[bbl_us]"), ("cubic-meter", "m3"),
    ("cubic-centimeter", "cm3"),
    ("square-kilometer", "km2"), ("square-meter", "m2"), ("square-centimeter", "cm2"), ("hectare", "har"),
    ("acre", "[acr_us]"), ("square-mile", "[smi_us]"), ("square-foot", "[sft_i]"), ("kilometer-per-hour", "km/h"),
    ("meter-per-second", "m/s"), ("mile-per-hour", "[mi_i]/h"), ("knot", "[kn_i]"), ("celsius", "Cel"),
    ("fahrenheit", "[degF]"),
    ("kelvin", "K"), ("degree", "deg"), ("bit", "bit"), ("byte", "By"), ("kilobyte", "kBy"), ("megabyte", "MBy"),
    ("gigabyte", "GBy"), ("terabyte", "TBy"), ("petabyte", "PBy"), ("megabit", "Mbit"), ("gigabit", "Gbit"),
    ("watt", "W"),
    ("kilowatt", "kW"), ("megawatt", "MW"), ("gigawatt", "GW"), ("horsepower", "[HP]"), ("joule", "J"),
    ("kilojoule", "kJ"), ("kilowatt-hour", "kW.h"), ("kilocalorie", "kcal"), ("calorie", "cal"), ("hertz", "Hz"),
    ("kilohertz", "kHz"), ("megahertz", "MHz"), ("gigahertz", "GHz"), ("volt", "V"), ("ampere", "A"), ("ohm", "Ohm"),
    ("bar", "bar"), ("hectopascal", "hPa"), ("millibar", "mbar"), ("pixel", "{pixel}"), ("megapixel", "M{pixel}"),
    ("lux", "lx"),
  ]
}
