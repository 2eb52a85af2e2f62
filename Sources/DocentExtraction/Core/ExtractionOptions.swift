package import DocentDocument

/// What the user asked for; part of the key under which results are cached.
package struct ExtractionOptions: Sendable, Hashable {
  /// When text is read from images.
  package enum OCRMode: String, Sendable, Hashable, CaseIterable {
    case auto, never, always
  }

  /// Set when tables (CSV, TSV, JSON, JSON Lines) are read as one document a row.
  package var rows: RowMapping?
  package var ocr: OCRMode = .auto
  /// Tried in turn on encrypted sources.
  package var passwords: [String] = []
  /// Languages to expect, best first; only hints (encodings, OCR).
  package var languages: [LanguageTag] = []

  package init() {}

  /// Changes whenever the options may change a result. Passwords are left out: what they opened stays open, and what was
  /// locked is tried again by the run that is given some.
  package var fingerprint: String {
    var parts = ["ocr=\(ocr.rawValue)"]
    if let rows { parts.append("rows=\(rows.fingerprint)") }
    if !languages.isEmpty { parts.append("languages=" + languages.map(\.rawValue).joined(separator: ",")) }
    return parts.joined(separator: ";")
  }
}

/// Which columns of a table (or keys of JSON objects) make a document of each row.
package struct RowMapping: Sendable, Hashable {
  /// Joined by blank lines in this order; empty means every column that is not named below.
  package var textColumns: [String] = []
  package var idColumn: String?
  package var titleColumn: String?
  package var dateColumn: String?
  package var tagColumns: [String] = []

  package init() {}

  /// The mapping that settings were made with which hold the fingerprint of options; nil if tables were read whole.
  package init?(inSettings settings: String) {
    guard let start = settings.firstRange(of: ";rows=")?.upperBound else { return nil }
    let end = settings[start...].firstIndex(of: ";") ?? settings.endIndex
    let fields = settings[start..<end].split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 5 else { return nil }
    func names(_ field: String) -> [String] { field.split(separator: "\u{1F}").map(String.init) }
    func name(_ field: String) -> String? { field.isEmpty ? nil : field }
    textColumns = names(fields[0])
    idColumn = name(fields[1])
    titleColumn = name(fields[2])
    dateColumn = name(fields[3])
    tagColumns = names(fields[4])
  }

  var fingerprint: String {
    let single = [idColumn, titleColumn, dateColumn].map { $0 ?? "" }
    return ([textColumns.joined(separator: "\u{1F}")] + single + [tagColumns.joined(separator: "\u{1F}")])
      .joined(separator: "\u{1E}")
  }
}
