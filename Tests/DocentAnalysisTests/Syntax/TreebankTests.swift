import DocentDocument
import DocentLearning
import DocentText
import FoundationEssentials
import Testing

@testable import DocentAnalysis

@Suite struct TreebankTests {
  private func sentences(_ content: String) throws -> [TreebankSentence] {
    let file = FileManager.default.temporaryDirectory.appending(path: "treebank-\(UUID()).pos")
    try Data(content.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Treebank.sentences(path: file.path)
  }

  @Test func wordsWrittenTogetherShareTheirSpan() throws {
    let read = try sentences("Fin\tNOUN\tfin\t_\nde\tADP\tde\tB:du\nle\tDET\tle\tI\nmois\tNOUN\tmois\t_\n")
    let sentence = try #require(read.first)
    #expect(String(decoding: sentence.text, as: UTF8.self) == "Fin du mois")
    #expect(sentence.words.map(\.span.range) == [0..<3, 4..<6, 4..<6, 7..<11])
    let (_, parts) = SyntaxAligner(language: "fr").align(sentence)
    #expect(parts == [[.noun], [.adposition, .determiner], [.noun]])
  }

  @Test func partsThatAddUpHaveTheirOwnLetters() throws {
    let read = try sentences("I\tPRON\tI\t_\ndo\tAUX\tdo\tB:don't\nn't\tPART\tnot\tI\n\nGo\tVERB\tgo\t_\n")
    #expect(read.count == 2)
    #expect(read[0].words.map(\.span.range) == [0..<1, 2..<4, 4..<7])
    let (text, parts) = SyntaxAligner(language: "en").align(read[0])
    #expect(text.tokens.count == 3)
    #expect(parts == [[.pronoun], [.auxiliary], [.particle]])
  }

  @Test func marksInsideAWordAreMarks() throws {
    let read = try sentences("AC(x)DC\tPROPN\t_\t_\n")
    let (text, parts) = SyntaxAligner(language: "en").align(read[0])
    #expect(text.tokens.count > 2)
    for (token, part) in zip(text.tokens, parts) {
      #expect(part == (token.kind == .punctuation ? [.punctuation] : [.properNoun]))
    }
  }

  @Test(arguments: ["", "\n\n", "word\n", "word\tNN\t_\t_\n", "\tNOUN\t_\t_\n"])
  func refusesWhatIsNoTreebank(content: String) {
    #expect(throws: ModelError.self) { try sentences(content) }
  }
}
