import DocentDocument
import Synchronization

/// The languages tesseract can read here, and which of them to use.
struct OCRLanguages: Sendable {
  /// Tesseract's codes, sorted: `deu`, `eng` …
  let installed: [String]

  init(installed: [String]) { self.installed = installed.sorted() }

  /// Asks tesseract, once a process. Throws `unsupported` when it is not installed.
  static func available(_ tools: ChildProcess) async throws(ExtractionError) -> OCRLanguages {
    if let known = cache.withLock({ $0 }) { return known }
    let directory = try tools.temporary.makeDirectory()
    let result = try await tools.run(.tesseract, ["--list-langs"], in: directory, limits: ChildProcess.Limits())
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").dropFirst()
    let found = OCRLanguages(installed: lines.map { String($0).trimmed }.filter { !$0.contains(" ") && !$0.isEmpty })
    cache.withLock { $0 = found }
    return found
  }

  private static let cache = Mutex<OCRLanguages?>(nil)

  /// Whether orientation and script can be told.
  var canTellOrientation: Bool { installed.contains("osd") }

  /// Those of `tags` that can be read, in their order.
  func codes(for tags: [LanguageTag]) -> [String] {
    tags.compactMap { tag in
      let code = Self.codes[tag.rawValue] ?? Self.codes[tag.language]
      return code.flatMap { installed.contains($0) ? $0 : nil }
    }
  }

  /// What to install for those of `tags` that cannot be read; nil when all can.
  func shortcoming(of tags: [LanguageTag]) -> ExtractionError? {
    let missing = tags.filter { codes(for: [$0]).isEmpty }
    if missing.isEmpty { return nil }
    let names = missing.map(\.rawValue).joined(separator: ", ")
    let packages = missing.compactMap { Self.codes[$0.rawValue] ?? Self.codes[$0.language] }.map(Self.package)
    let advice =
      packages.isEmpty
      ? "tesseract has no data for it" : "install it with: sudo apt-get install \(packages.joined(separator: " "))"
    return ExtractionError(
      .unsupported, "OCR has no data for the language of the text (\(names)); \(advice)")
  }

  /// The Debian package with the data of one of tesseract's codes.
  static func package(_ code: String) -> String {
    "tesseract-ocr-" + code.replacing("_", with: "-")
  }

  /// What to begin with when nothing is known: English, or whatever there is.
  var initial: [String] {
    if installed.contains("eng") { return ["eng"] }
    return installed.first { $0 != "osd" }.map { [$0] } ?? []
  }

  /// The installed languages of a script as the orientation model names it.
  /// English is added where letters of the two cannot be taken for each other: names and numbers stand in every text.
  func codes(forScript script: String) -> [String] {
    let found = (Self.byScript[script] ?? []).filter { installed.contains($0) }
    let mixes = !found.isEmpty && !Self.likeLatin.contains(script) && installed.contains("eng")
    return found + (mixes ? ["eng"] : [])
  }

  private static let likeLatin: Set<String> = ["Latin", "Cyrillic", "Greek"]

  /// BCP 47 to tesseract's codes, which follow ISO 639-2/T.
  private static let codes: [String: String] = [
    "ar": "ara", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "eu": "eus", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "gl": "glg", "he": "heb",
    "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "ko": "kor",
    "la": "lat", "lt": "lit", "lv": "lav", "mk": "mkd", "ms": "msa", "nb": "nor", "nl": "nld", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "ta": "tam",
    "te": "tel", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "chi_sim", "zh-TW": "chi_tra",
    "zh-Hant": "chi_tra", "zh-HK": "chi_tra",
  ]

  private static let byScript: [String: [String]] = [
    "Cyrillic": ["rus", "ukr", "bul", "srp", "mkd", "bel"], "Arabic": ["ara", "fas", "urd"],
    "Han": ["chi_sim", "chi_tra"], "HanS": ["chi_sim"], "HanT": ["chi_tra"], "Japanese": ["jpn"], "Katakana": ["jpn"],
    "Hiragana": ["jpn"], "Hangul": ["kor"], "Korean": ["kor"], "Greek": ["ell"], "Hebrew": ["heb"],
    "Devanagari": ["hin", "mar", "nep"], "Bengali": ["ben"], "Thai": ["tha"], "Georgian": ["kat"],
    "Armenian": ["hye"], "Tamil": ["tam"], "Telugu": ["tel"],
  ]
}

extension Tool {
  static let tesseract = Tool(name: "tesseract", package: "tesseract-ocr")
}
