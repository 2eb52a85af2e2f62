import CDocentICU

/// A Unicode script, named by its ISO 15924 code.
package struct Script: Hashable, Sendable, CustomStringConvertible {
  /// ICU's number.
  let number: Int32

  init(number: Int32) { self.number = number }

  /// The script of a code point (Script property of UAX #24). About 3 ns.
  package init(of scalar: Unicode.Scalar) { number = dx_script(Int32(bitPattern: scalar.value)) }

  /// Nil if no script has this ISO 15924 code.
  package init?(code: String) {
    let number = dx_script_from_code(code)
    guard number >= 0 else { return nil }
    self.number = number
  }

  /// ISO 15924 code: `Latn`, `Cyrl`, `Hani`; `Zyyy` for what all scripts share.
  package var code: String { dx_script_code(number).map { String(cString: $0) } ?? "Zzzz" }
  package var description: String { code }

  /// Punctuation, digits, symbols: what all scripts share.
  package static let common = Script(number: dx_script(0x20))
  /// Combining marks, which take the script of their base.
  package static let inherited = Script(number: dx_script(0x301))
  package static let latin = Script(number: dx_script(0x61))
  package static let greek = Script(number: dx_script(0x3B1))
  package static let cyrillic = Script(number: dx_script(0x430))
  package static let armenian = Script(number: dx_script(0x561))
  package static let hebrew = Script(number: dx_script(0x5D0))
  package static let arabic = Script(number: dx_script(0x628))
  package static let devanagari = Script(number: dx_script(0x905))
  package static let thai = Script(number: dx_script(0xE01))
  package static let hangul = Script(number: dx_script(0xAC00))
  package static let hiragana = Script(number: dx_script(0x3042))
  package static let katakana = Script(number: dx_script(0x30A2))
  package static let han = Script(number: dx_script(0x4E00))
}
