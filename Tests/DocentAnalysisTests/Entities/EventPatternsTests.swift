import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct EventPatternsTests {
  private func events(_ text: String) -> [String] {
    let document = DocumentText(text)
    let tokens = Tokenizer().tokenize(document, language: "en")
    return EventPatterns(tokens).entities().map { String(decoding: document.utf8[$0.span.range], as: UTF8.self) }
  }

  @Test(
    arguments: [
      ("They won the First Battle of the Marne in autumn.", ["First Battle of the Marne"]),
      ("After the Second Balkan War it was over.", ["Second Balkan War"]),
      ("The Bosnian crisis of 1908 came first.", ["Bosnian crisis of 1908"]),
      ("The Warsaw Uprising of August 1944 failed.", ["Warsaw Uprising of August 1944"]),
      ("He won the May 2015 general election.", ["May 2015 general election"]),
      ("They met at the Winter Olympics and in World War II.", ["Winter Olympics", "World War II"]),
      ("The Ministry of War said so; War is bad, and the crisis went on.", []),
      ("The general election was held. Star War toys sold well.", []),
    ])
  func findsEventsByTheWordsTheyAreNamedWith(text: String, expected: [String]) { #expect(events(text) == expected) }
}
