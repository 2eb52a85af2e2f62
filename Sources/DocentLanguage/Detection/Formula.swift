/// Texts with letters but without words: formulas, numerals with their units, and program text that the token filter
/// let through.
enum Formula {
  /// Whether the text has no letters, only single ones of the scripts of formulas, only numerals, or about as much
  /// program text as words.
  static func isLikely(_ text: CleanedText, singleLetterScripts: [UInt8]) -> Bool {
    if text.letterCount == 0 || text.codeSigns * 3 >= text.letterCount { return true }
    if text.numeralWords > 0, text.numeralWords == text.words.count { return true }
    if text.codeTokens > 0 {
      let words = text.words.count { $0.count > 1 }
      if text.codeTokens * 4 >= words { return true }
    }
    return text.longestWordCount == 1 && text.words.allSatisfy { singleLetterScripts.contains($0.script) }
  }
}
