import Testing

@testable import DocentAnalysis

@Suite struct TaggedWordFileTests {
  @Test func contractionsAreOneWord() {
    let lines = "vient\tVERB\tvenir\t_\nde\tADP\tde\tB:du\nle\tDET\tle\tI\nNord\tPROPN\tNord\t_\n\nOui\tINTJ\toui\t_\n"
    let sentences = TaggedWordFile.sentences(Array(lines.utf8))
    #expect(sentences.map { String(decoding: $0.text, as: UTF8.self) } == ["vient du Nord", "Oui"])
    #expect(sentences.first?.tags == ["VERB", "ADP", "PROPN"])
  }

  @Test(arguments: ["", "\n\n", "word", "\tNOUN", "a\tB\tc\tB:", "\u{0}\t\t\t\t"])
  func anyLinesAreRead(content: String) {
    for sentence in TaggedWordFile.sentences(Array(content.utf8)) {
      #expect(sentence.tokens.count == sentence.tags.count)
    }
  }
}
