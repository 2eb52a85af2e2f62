import CDocentICU
package import DocentDocument

/// The words and the order of fields in which a language writes dates (Gregorian calendar), from ICU.
///
/// Empty for a language ICU does not know. Building one takes about a millisecond: keep it.
package struct DateVocabulary: Sendable {
  package enum Field: Character, Sendable, Hashable {
    case year = "y"
    case month = "M"
    case day = "d"
  }

  /// A word for a date seen from today: `yesterday`, `next week`.
  package struct RelativeDate: Sendable, Hashable {
    package enum Unit: Character, Sendable, Hashable {
      case day = "d"
      case week = "w"
      case month = "M"
      case year = "y"
    }

    package var words: String
    package var unit: Unit
    /// -1 the last, 0 this, 1 the next.
    package var distance: Int
  }

  /// All forms of January to December: wide and abbreviated, as used in dates (Polish `stycznia`) and alone (`styczeń`).
  /// As ICU spells them, abbreviations with their full stop. Twelve lists, or none.
  package let months: [[String]]
  /// The same for Sunday to Saturday. Seven lists, or none.
  package let weekdays: [[String]]
  /// Before and after noon: `AM`, `PM`.
  package let dayPeriods: [String]
  /// Before and after the start of the calendar, abbreviated and wide: `BC`, `AD`, `Before Christ` …
  package let eras: [String]
  /// `MMMM d, y`, `d. MMMM y`, `y年M月d日` (UTS #35).
  package let longPattern: String
  /// `M/d/y`, `dd.MM.y`.
  package let shortPattern: String
  /// `MMMM d`, `d. MMMM`.
  package let dayMonthPattern: String
  /// Order of the fields of a date in digits; `[.day, .month, .year]` if unknown.
  package let fieldOrder: [Field]
  package let relativeDates: [RelativeDate]

  package init(language: LanguageTag) {
    let isKnown = LocaleData.knows(language)
    let tag = language.rawValue
    months = isKnown ? Self.forms(12) { dx_month_names(tag, $0, $1, $2, $3) } : []
    weekdays = isKnown ? Self.forms(7) { dx_weekday_names(tag, $0, $1, $2, $3) } : []
    dayPeriods = isKnown ? StringCollector.strings { dx_day_period_names(tag, $0, $1) } : []
    eras = isKnown ? StringCollector.strings { dx_era_names(tag, $0, $1) } : []
    longPattern = isKnown ? Self.pattern("yMMMMd", tag) : ""
    shortPattern = isKnown ? Self.pattern("yMd", tag) : ""
    dayMonthPattern = isKnown ? Self.pattern("MMMMd", tag) : ""
    fieldOrder = Self.order(of: shortPattern)
    relativeDates = isKnown ? Self.relativeDates(tag) : []
  }

  private static func forms(
    _ count: Int, _ names: (Bool, Int32, dx_sink, UnsafeMutableRawPointer) -> Void
  ) -> [[String]] {
    var forms = [[String]](repeating: [], count: count)
    for width in [DX_WIDTH_WIDE, DX_WIDTH_ABBREVIATED] {
      for isStandalone in [false, true] {
        let list = StringCollector.strings { names(isStandalone, Int32(width), $0, $1) }
        guard list.count == count else { continue }
        for (index, name) in list.enumerated() where !forms[index].contains(name) { forms[index].append(name) }
      }
    }
    return forms.contains { $0.isEmpty } ? [] : forms
  }

  private static func pattern(_ skeleton: String, _ tag: String) -> String {
    StringCollector.string { dx_date_pattern(tag, skeleton, $0, $1) } ?? ""
  }

  private static func order(of pattern: String) -> [Field] {
    var fields: [Field] = []
    var isQuoted = false
    for character in pattern {
      if character == "'" { isQuoted.toggle() }
      if !isQuoted, let field = Field(rawValue: character), !fields.contains(field) { fields.append(field) }
    }
    return fields.count == 3 ? fields : [.day, .month, .year]
  }

  private static func relativeDates(_ tag: String) -> [RelativeDate] {
    var dates: [RelativeDate] = []
    withUnsafeMutablePointer(to: &dates) { pointer in
      dx_relative_dates(
        tag,
        { context, text, length, unit, distance in
          guard let context, let text else { return }
          let letter = Character(Unicode.Scalar(UInt8(bitPattern: unit)))
          guard let unit = RelativeDate.Unit(rawValue: letter) else { return }
          let words = String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
          context.assumingMemoryBound(to: [RelativeDate].self).pointee.append(
            RelativeDate(words: StringCollector.visible(words), unit: unit, distance: Int(distance)))
        }, pointer)
    }
    return dates
  }
}
