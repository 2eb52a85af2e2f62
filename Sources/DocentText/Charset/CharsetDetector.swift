import CDocentICU
package import DocentDocument

/// A character set that fits some bytes.
package struct CharsetMatch: Sendable, Hashable {
  /// ICU's name, which `CharsetConverter` takes: `UTF-8`, `windows-1252`, `Shift_JIS`.
  package var name: String
  /// 0 to 100. Short or unusual texts score low: 29 bytes of prose about 60.
  package var confidence: Int
  /// The language whose letter statistics fit, where the method tells one.
  package var language: LanguageTag?
}

/// Guesses character sets by ICU's statistics. One per worker: not thread-safe.
package final class CharsetDetector {
  private let detector: OpaquePointer?

  package init() { detector = dx_detector_open() }
  deinit { dx_detector_close(detector) }

  /// The character sets that fit `bytes`, best first; none for no bytes. Cost grows with the bytes, of which some
  /// kilobytes are enough: callers pass a sample. `declared` is a hint from outside; `skipsMarkup` leaves out what
  /// stands between `<` and `>`.
  package func detect(
    _ bytes: UnsafeBufferPointer<UInt8>, declared: String? = nil, skipsMarkup: Bool = false
  ) -> [CharsetMatch] {
    guard let detector else { return [] }
    return withUnsafeTemporaryAllocation(of: dx_charset_match.self, capacity: 32) { matches in
      let count = dx_detector_detect(
        detector, bytes.baseAddress, bytes.count, declared, skipsMarkup, matches.baseAddress, matches.count)
      return matches[..<count].map { match in
        let language = String(cString: match.language)
        return CharsetMatch(
          name: String(cString: match.name), confidence: Int(match.confidence),
          language: language.isEmpty ? nil : LanguageTag(language))
      }
    }
  }

  /// The same for an array.
  package func detect(_ bytes: [UInt8], declared: String? = nil, skipsMarkup: Bool = false) -> [CharsetMatch] {
    bytes.withUnsafeBufferPointer { detect($0, declared: declared, skipsMarkup: skipsMarkup) }
  }
}
