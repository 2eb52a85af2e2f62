import DocentDocument
import DocentText

extension LocaleLexicon {
  /// Names of months and weekdays, and the words that date patterns put beside the fields.
  mutating func addDates(of language: LanguageTag) {
    let dates = DateVocabulary(language: language)
    for (index, forms) in dates.months.enumerated() {
      for form in forms {
        guard Self.isName(form) else {
          addSignOfNumberedMonth(form)
          continue
        }
        let isAbbreviated = form.hasSuffix(".") || form.unicodeScalars.count <= 4 && form != forms.first
        add(form, .month(index + 1, isAbbreviated: isAbbreviated))
      }
    }
    for (index, forms) in dates.weekdays.enumerated() {
      for form in forms where Self.isName(form) {
        let isAbbreviated = form.hasSuffix(".") || form.unicodeScalars.count <= 3
        // ICU's weeks start on Sunday, ISO 8601's on Monday.
        add(form, .weekday(index == 0 ? 7 : index, isAbbreviated: isAbbreviated))
      }
    }
    for (index, period) in dates.dayPeriods.prefix(2).enumerated() { add(period, .dayPeriod(isAfternoon: index == 1)) }
    for (index, era) in dates.eras.enumerated() where era.unicodeScalars.count > 1 {
      add(era, .era(isBefore: index.isMultiple(of: 2)))
    }
    // The Latin signs are in use beside a language's own.
    add("am", .dayPeriod(isAfternoon: false))
    add("pm", .dayPeriod(isAfternoon: true))
    add("a.m", .dayPeriod(isAfternoon: false))
    add("p.m", .dayPeriod(isAfternoon: true))
    let patterns = DateFormats.patterns(language) + [dates.longPattern, dates.shortPattern, dates.dayMonthPattern]
    for pattern in patterns { addLiterals(of: pattern) }
  }

  /// The month and weekday names of another language: dates written in it stand in texts of every language. They count
  /// beside a day or a year alone, as abbreviations do.
  mutating func addForeignDates(of language: LanguageTag) {
    let dates = DateVocabulary(language: language)
    for (index, forms) in dates.months.enumerated() {
      for form in forms where Self.isName(form) { add(form, .month(index + 1, isAbbreviated: true)) }
    }
    for (index, forms) in dates.weekdays.enumerated() {
      for form in forms where Self.isName(form) && form.unicodeScalars.count > 3 {
        add(form, .weekday(index == 0 ? 7 : index, isAbbreviated: true))
      }
    }
  }

  /// The sign of `3월`: languages that count their months name them so.
  private mutating func addSignOfNumberedMonth(_ form: String) {
    let sign = form.drop { $0.isNumber }
    if let first = sign.first, first.isLetter { add(String(sign), .monthWord) }
  }

  /// Numbers pass for month names where a language counts its months.
  private static func isName(_ form: String) -> Bool {
    form.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
  }

  /// Literals of a date pattern (UTS #35), by the field they follow: `年`, `de`, `Uhr`.
  private mutating func addLiterals(of pattern: String) {
    var field: Swift.Character?
    var literal = ""
    var fieldWidth = 0
    var isQuoted = false
    func words(_ text: String) -> [String] {
      text.split { !$0.isLetter }.map(String.init)
    }
    var found: [(field: Swift.Character, width: Int, text: String, isLast: Bool)] = []
    for character in pattern {
      if character == "'" {
        isQuoted.toggle()
      } else if !isQuoted, character.isASCII, character.isLetter {
        if character == field, literal.isEmpty {
          fieldWidth += 1
          continue
        }
        if let field { found.append((field, fieldWidth, literal, false)) }
        (field, fieldWidth, literal) = (character, 1, "")
      } else {
        literal.append(character)
      }
    }
    if let field { found.append((field, fieldWidth, literal, true)) }
    for (field, width, text, isLast) in found {
      for word in words(text) {
        switch field {
        case "y": add(word, .yearWord)
        case "M", "L": add(word, width <= 2 ? .monthWord : .connector)
        case "d": add(word, isLast || Self.isSingleLetterOfUnspacedScript(word) ? .dayWord : .connector)
        case "h", "H": add(word, .hourWord)
        default: break
        }
      }
    }
  }

  private static func isSingleLetterOfUnspacedScript(_ word: String) -> Bool {
    word.unicodeScalars.count == 1 && (word.unicodeScalars.first?.value ?? 0) >= 0x3000
  }

  /// `yesterday`, `next week`; `{0} days ago`, `vor {0} Tagen`.
  mutating func addRelativeDates(of language: LanguageTag) {
    for date in DateVocabulary(language: language).relativeDates {
      let unit: TimeUnit =
        switch date.unit {
        case .day: .day
        case .week: .week
        case .month: .month
        case .year: .year
        }
      add(date.words, .relative(unit, distance: date.distance))
    }
    for amount in DateFormats.relativeAmounts(language) {
      let hasPrefix = !amount.before.isEmpty
      add(amount.before, .agoPrefix(direction: amount.direction))
      guard let unit = Self.unit(ofDesignator: amount.designator) else { continue }
      add(amount.after, .ago(unit, direction: amount.direction, hasPrefix: hasPrefix))
    }
  }

  private static func unit(ofDesignator designator: String) -> TimeUnit? {
    switch designator {
    case "Y": .year
    case "M": .month
    case "W": .week
    case "D": .day
    case "TH": .hour
    case "TM": .minute
    default: nil
    }
  }
}
