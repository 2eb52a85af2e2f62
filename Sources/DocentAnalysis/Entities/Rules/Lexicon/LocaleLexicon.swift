import DocentDocument
import DocentText

/// All that the date and quantity rules know of one language: ICU's locale data, and for some languages the words that
/// those do not have (`RuleWords`).
struct LocaleLexicon: Sendable {
  private(set) var phrases = PhraseTable()
  /// Names of countries; empty where ICU does not know the language.
  private(set) var countries = PhraseTable()
  private(set) var numbers = NumberStyle()
  /// Order of year, month and day in digits.
  private(set) var fieldOrder: [DateVocabulary.Field] = [.day, .month, .year]
  /// Whether month and weekday names are written with a capital, so that one without is another word.
  private(set) var capitalisesMonths = false
  /// Words that name more than one unit of time.
  var plurals: Set<UInt64> = []
  /// Whether `ago` takes a word behind the amount beside the one before it, as in Swedish.
  private(set) var needsAgoSuffix = false
  /// Parts of numbers written in one word.
  private(set) var compounds: CompoundNumber.Parts?
  /// Whether any noun has a capital.
  private(set) var capitalisesNouns = false

  /// Takes some ten milliseconds: keep it.
  init(language: LanguageTag) {
    let dates = DateVocabulary(language: language)
    // First, so that plain dollars are those of the list.
    if let words = RuleWords.of(language) { addWords(words, weekdays: dates.weekdays) }
    for locale in Self.locales(of: language) { addVocabularies(of: locale) }
    if !["en", "und", ""].contains(language.language) { addForeignDates(of: "en") }
    for code in LocaleData.regions where LocaleData.knows(language) {
      if let name = LocaleData.name(ofRegion: code, in: language), name != code { countries.add(name, .country) }
    }
    fieldOrder = dates.fieldOrder
    let march = dates.months.isEmpty ? "" : dates.months[2].first ?? ""
    capitalisesMonths = march.unicodeScalars.first?.properties.isUppercase ?? false
    needsAgoSuffix = ["sv", "da", "nb", "no", "nn"].contains(language.language)
    capitalisesNouns = ["de", "lb"].contains(language.language)
    let style = NumberVocabulary(language: language)
    if let decimal = style.decimalSeparator.unicodeScalars.first { numbers.decimal = UInt64(decimal.value) }
    if let grouping = style.groupingSeparator.unicodeScalars.first { numbers.grouping = UInt64(grouping.value) }
    if language.language == "en" || !LocaleData.knows(language) { fieldOrder = Self.orderOfEnglish(language) }
  }

  /// The language as it was given, and what ICU keeps apart by region: `Jänner`, `per cent`.
  private static func locales(of language: LanguageTag) -> [LanguageTag] {
    switch language.language {
    case "en": ["en", "en-GB"]
    case "de": ["de", "de-AT", "de-CH"]
    case "pt": ["pt", "pt-PT"]
    case "es": ["es", "es-MX"]
    case "fr": ["fr", "fr-CA"]
    case "zh": ["zh", "zh-Hant"]
    case "und", "": ["en"]
    default: [language]
    }
  }

  private static func orderOfEnglish(_ language: LanguageTag) -> [DateVocabulary.Field] {
    language.rawValue.contains("-") ? DateVocabulary(language: language).fieldOrder : [.month, .day, .year]
  }

  private mutating func addVocabularies(of language: LanguageTag) {
    addDates(of: language)
    addRelativeDates(of: language)
    addNumberWords(of: language)
    addScales(of: language)
    addUnits(of: language)
    addCurrencies(of: language)
  }

  private mutating func addWords(_ words: RuleWords, weekdays: [[String]]) {
    for entry in words.entries {
      for phrase in entry.phrases.split(separator: "|") { add(String(phrase), entry.meaning) }
      guard words.gluesDayParts, case .dayPart(let part) = entry.meaning else { continue }
      for (index, names) in weekdays.enumerated() {
        for phrase in entry.phrases.split(separator: "|") {
          guard let name = names.first else { continue }
          add(name + phrase.lowercased(), .weekdayPart(index == 0 ? 7 : index, part))
        }
      }
    }
    compounds = words.compounds
  }

  mutating func add(_ phrase: String, _ meaning: PhraseMeaning) { phrases.add(phrase, meaning) }
}
