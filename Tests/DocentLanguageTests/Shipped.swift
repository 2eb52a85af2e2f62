import DocentDocument
import DocentLanguage

/// The detector with the model inside the binary, as tests use it.
enum Shipped {
  static let detector = Result { try LanguageDetector.shipped() }

  static func detect(_ text: String, allowed: Set<LanguageTag>? = nil) throws -> [LanguageScore] {
    let detector = try detector.get()
    return Array(text.utf8).withUnsafeBufferPointer { detector.detect($0, allowed: allowed) }
  }

  static func best(_ text: String, allowed: Set<LanguageTag>? = nil) throws -> String {
    try detect(text, allowed: allowed).first?.language.rawValue ?? ""
  }
}
