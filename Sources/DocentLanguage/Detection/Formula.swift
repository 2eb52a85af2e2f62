/// Texts with letters but without words: formulas, and code that the token filter let through.
enum Formula {
  /// Whether the text has no letters, only single ones in a script of many languages, or about as many signs.
  static func isLikely(_ text: CleanedText) -> Bool {
    if text.letterCount == 0 { return true }
    if text.codeSigns * 2 >= text.letterCount { return true }
    guard text.longestWordCount == 1 else { return false }
    return text.words.allSatisfy { $0.script == ScriptClass.latin }
  }
}
