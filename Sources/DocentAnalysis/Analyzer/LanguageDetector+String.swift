package import DocentDocument
package import DocentLanguage

extension LanguageDetector {
  /// Ranks the languages of a short text, such as the first reading of a scan.
  package func detect(in text: String) -> [LanguageScore] {
    Array(text.utf8).withUnsafeBufferPointer { detect($0) }
  }
}
