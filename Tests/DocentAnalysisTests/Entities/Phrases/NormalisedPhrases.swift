import DocentDocument
import Foundation

@testable import DocentAnalysis

/// Phrases of a language with the values they stand for, written before the grammar that has to read them.
///
/// A line is `D phrase = value` (a DATE in a text of unknown date), `R phrase = value` (a DATE in a text of Wednesday,
/// 13 March 2024) or `Q phrase = value` (a QUANTITY). Where the phrase is not the whole span, `⟦⟧` marks the span.
struct NormalisedPhrases: Sendable {
  struct Phrase: Sendable {
    var kind: Entity.Kind
    /// Whether the text's date is known.
    var isDated: Bool
    var text: String
    var range: Range<Int>
    var value: String
  }

  var language: LanguageTag
  var phrases: [Phrase]

  static let reference = CalendarDate(year: 2024, month: 3, day: 13)

  static let all = [english, german, french, spanish, italian, portuguese, dutch, swedish]

  init(_ language: LanguageTag, _ lines: String) {
    self.language = language
    phrases = lines.split(separator: "\n").map { line in
      let content = line.dropFirst(2)
      let border = content.range(of: " = ", options: .backwards)
      let phrase = border.map { content[..<$0.lowerBound] } ?? content
      let value = border.map { String(content[$0.upperBound...]) } ?? ""
      let marked =
        phrase.contains("⟦")
        ? phrase.replacing("⟦", with: "⟦X ") : "⟦X \(phrase)⟧"
      let text = MarkedText(String(marked))
      return Phrase(
        kind: line.first == "Q" ? .quantity : .date, isDated: line.first == "R", text: text.text,
        range: text.spans.first?.range ?? 0..<0, value: value)
    }
  }
}
