import DocentText

/// Letters with the accents that markup writes apart from them.
enum LetterAccents {
  /// The letter with the combining mark behind it, composed where Unicode has it as one code point.
  static func composed(_ letter: String, _ mark: Unicode.Scalar) -> String {
    // Dotless letters are written for the sake of the accent above.
    let base = letter == "ı" ? "i" : letter == "ȷ" ? "j" : letter
    guard let first = base.unicodeScalars.first else { return "" }
    var bytes = Array(String(Character(first)).utf8)
    bytes.append(utf8Of: mark)
    var output: [UInt8] = []
    bytes.withUnsafeBufferPointer { UnicodeNormalization.nfc($0, into: &output) }
    return String(decoding: output, as: UTF8.self) + String(base.unicodeScalars.dropFirst())
  }
}
