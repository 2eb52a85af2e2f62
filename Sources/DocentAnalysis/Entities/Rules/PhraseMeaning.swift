/// What a word or phrase of a language means to the rules.
enum PhraseMeaning: Hashable, Sendable {
  /// 1 to 12; abbreviations need a day or a year beside them.
  case month(Int, isAbbreviated: Bool)
  /// Monday is 1.
  case weekday(Int, isAbbreviated: Bool)
  /// `Dienstagmorgen`.
  case weekdayPart(Int, DateValue.DayPart)
  case season(DateValue.Season)
  case dayPart(DateValue.DayPart)
  /// Noon, midnight.
  case clockTime(hour: Int)
  /// Yesterday, next week …: so many units from today.
  case relative(TimeUnit, distance: Int)
  /// Last (-1), this (0), next (1): `isBehind` where it may follow its noun, as in `semaine dernière`.
  case direction(Int, isBehind: Bool)
  /// `following`, `recent`: a date seen from another, without a value.
  case indefinite
  /// Stands behind a month or a day of a year that the text named before: `that year`, `desselben Jahres`.
  case thatYear
  /// Before or after noon.
  case dayPeriod(isAfternoon: Bool)
  /// Stands behind a year, a numeric month, a day or an hour: `年`, `月`, `日`, `Uhr`.
  case yearWord, monthWord, dayWord, hourWord
  /// Stands before a year or a clock time and belongs to it: `año 2004`, `klockan 15.30`.
  case yearPrefix, clockPrefix
  /// Stands between a date and its time: `at`, `um`, `às`.
  case timeConnector
  /// Stands between the parts of a date: `de`.
  case connector
  case article
  /// Early, mid and late, with the prepositions that follow: `end of`, `Mitte der`.
  case modifier(DateValue.Modifier)
  /// Starts and divides the ends of a range: `from … to`, `between … and`.
  case from, to, between, and
  /// Stands in front of an amount of time that lies behind (-1) or ahead (1): `vor`, `hace`, `in`.
  case agoPrefix(direction: Int)
  /// Stands behind the number: `days ago`, or `Tagen` where a prefix is needed.
  case ago(TimeUnit, direction: Int, hasPrefix: Bool)
  /// Stands behind an amount of time: `ago`, `fa`, `atrás`; `later` without a value (0).
  case agoSuffix(direction: Int)
  case number(Int)
  case ordinal(Int)
  /// A power of ten: thousand, million.
  case scale(Int)
  /// One hundred where it multiplies, as in `three hundred`.
  case hundred
  /// The article that also counts: `a` of `a year`, `a million`.
  case one
  /// A number that takes nouns as units do: `dozen`.
  case dozen
  /// `hundreds`, `millions`: amounts without a number.
  case multitude
  /// `a few`, `several`.
  case vague
  /// `half` as a number; `and a half` behind one; `thirds` as a denominator.
  case half, andHalf, fraction(Int)
  /// Stands before a period of now: `later this year`, `earlier this month`.
  case within
  /// Stands between a number and a unit of time: `two more years`, `three consecutive days`.
  case further
  /// Between two numbers: `three or four`.
  case or
  /// A fixed amount of time: `half an hour`, in tenths or quarters of the unit's parts.
  case partOfHour(minutes: Int)
  case relation(QuantityValue.Relation)
  case percent
  /// By code of the unit.
  case unit(String)
  case timeUnit(TimeUnit)
  /// Stands behind an age: `old`.
  case ageSuffix
  /// `quarter`, `half` of a year; `Q`, `H` in front of its number.
  case quarterWord, halfYearWord, quarterPrefix, halfYearPrefix
  case fiscalYear
  /// `1990-talet`; what stands before a decade's years: `années`, `anni`.
  case decadeSuffix, decadePrefix
  /// The nineties.
  case decade(Int)
  case era(isBefore: Bool)
  case country
  /// Before a number that names something: `page`, `No.`, `§`.
  case label
  /// Stands before an amount that says how often: `times a day`.
  case rate
  /// Name, sign or code of a currency, by ISO 4217 code; codes count in capitals only.
  case currency(String), currencySign(String), currencyCode(String)
  /// A hundredth of a currency: `cents`.
  case minorCurrency(String)

  /// Whether a date or a quantity can start with it.
  var isStart: Bool {
    switch self {
    case .month, .weekday, .weekdayPart, .season, .dayPart, .clockTime, .relative, .direction, .indefinite, .yearPrefix,
      .clockPrefix, .modifier, .from, .between, .agoPrefix, .number, .ordinal, .one, .multitude, .vague, .half,
      .partOfHour, .relation, .quarterPrefix, .halfYearPrefix, .fiscalYear, .decadePrefix, .decade,
      .currencySign, .currencyCode, .dozen, .timeUnit, .hundred, .country, .quarterWord, .halfYearWord, .within:
      true
    default: false
    }
  }
}
