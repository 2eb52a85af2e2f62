import Foundation
import Testing

/// The contracts for pipes: JSON Lines in and out, in order, a line that cannot be read answered in its place.
@Suite struct BatchTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func objects(_ result: Docent.Result) throws -> [[String: Any]] {
    try result.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test(arguments: ["1", "3"])
  func answersInTheOrderOfTheInput(jobs: String) throws {
    let input = (0..<700).map { "{\"Id\": \"\($0)\", \"Text\": \"The service number \($0) was wonderful.\"}" }
    let result = try workspace.docent.run(
      ["analyze", "-", "--json", "-j", jobs], input: input.joined(separator: "\n"))
    #expect(result.code == 0)
    #expect(try objects(result).compactMap { $0["Id"] as? String } == (0..<700).map(String.init))
  }

  @Test func writesComprehendsVocabularyWithCodePointOffsets() throws {
    let text = "🎉 Anna Schmidt from Berlin loves the new machine. It is wonderful!"
    let line = try JSONEncoder().encode(["Id": "a", "Text": text])
    let result = try workspace.docent.run(
      ["analyze", "-", "--json"], input: String(decoding: line, as: UTF8.self))
    let object = try #require(try objects(result).first)
    #expect(object["LanguageCode"] as? String == "en")
    #expect(object["Sentiment"] as? String == "POSITIVE")
    let score = try #require(object["SentimentScore"] as? [String: Double])
    #expect(Set(score.keys) == ["Positive", "Negative", "Neutral", "Mixed"])
    #expect(abs(score.values.reduce(0, +) - 1) < 0.001)
    let scalars = Array(text.unicodeScalars)
    for name in ["Entities", "KeyPhrases"] {
      for item in try #require(object[name] as? [[String: Any]]) {
        let begin = try #require(item["BeginOffset"] as? Int)
        let end = try #require(item["EndOffset"] as? Int)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[begin..<end])
        #expect(item["Text"] as? String == String(view))
      }
    }
    #expect((object["Sentences"] as? [[String: Any]])?.count == 2)
    #expect((object["Models"] as? [String: String])?.keys.contains("sentiment") == true)
  }

  @Test func aLineThatCannotBeReadIsAnsweredInItsPlace() throws {
    let input = """
      {"Id": "1", "Text": "A good day."}
      not json at all
      {"Id": "3"}
      {"Id": 4, "Text": "A bad day."}
      """
    let result = try workspace.docent.run(["analyze", "-", "--json"], input: input)
    #expect(result.code == 3)
    let answers = try objects(result)
    #expect(answers.count == 4)
    #expect(answers[1]["Error"] != nil)
    #expect((answers[2]["Error"] as? [String: String])?["Message"]?.contains("Text") == true)
    #expect(answers[2]["Id"] as? String == "3")
    #expect(answers[3]["Id"] as? String == "4")
  }

  @Test func onlyWhatWasAskedForIsAnswered() throws {
    let result = try workspace.docent.run(
      ["analyze", "-", "--json", "--only", "sentiment"], input: "{\"Text\": \"A good day.\"}")
    let object = try #require(try objects(result).first)
    #expect(object["Sentiment"] != nil)
    #expect(object["Entities"] == nil)
    #expect(object["KeyPhrases"] == nil)
  }

  @Test func partsOfSpeechComeOnRequestWithCodePointOffsets() throws {
    let text = "😀 Der alte Mann wohnt in Köln."
    let result = try workspace.docent.run(
      ["analyze", "-", "--json", "--only", "syntax"], input: "{\"Text\": \"\(text)\", \"LanguageCode\": \"de\"}")
    let object = try #require(try objects(result).first)
    let tokens = try #require(object["SyntaxTokens"] as? [[String: Any]])
    #expect(object["Sentiment"] == nil && object["KeyPhrases"] == nil)
    #expect(tokens.compactMap { $0["TokenId"] as? Int } == Array(1...tokens.count))
    let scalars = Array(text.unicodeScalars)
    for token in tokens {
      let begin = try #require(token["BeginOffset"] as? Int)
      let end = try #require(token["EndOffset"] as? Int)
      #expect(String(String.UnicodeScalarView(scalars[begin..<end])) == token["Text"] as? String)
    }
    let part = try #require(tokens.last { $0["Text"] as? String == "Mann" }?["PartOfSpeech"] as? [String: Any])
    #expect(part["Tag"] as? String == "NOUN")
    #expect(part["Score"] is Double)
    let standard = try workspace.docent.run(["analyze", "-", "--json"], input: "{\"Text\": \"A good day.\"}")
    #expect(try objects(standard).first?["SyntaxTokens"] == nil)
  }

  @Test func detectsLanguagesOfABatch() throws {
    let input = """
      {"Id": "de", "Text": "Das Wetter ist heute wirklich sehr schön, wir gehen spazieren."}
      {"Id": "fr", "Text": "Il fait vraiment très beau aujourd'hui, nous allons nous promener."}
      """
    let result = try workspace.docent.run(["detect-language", "-", "--json"], input: input)
    #expect(result.code == 0)
    for object in try objects(result) {
      let languages = try #require(object["Languages"] as? [[String: Any]])
      #expect(languages.first?["LanguageCode"] as? String == object["Id"] as? String)
      #expect((object["Segments"] as? [[String: Any]])?.isEmpty == false)
    }
  }

  @Test func extractsStdin() throws {
    let result = try workspace.docent.run(
      ["extract", "-", "--format", "json"], input: "<html><title>T</title><body><p>Hello <b>world</b></p></body></html>"
    )
    #expect(result.code == 0)
    let object = try #require(try objects(result).first)
    #expect(object["type"] as? String == "html")
    #expect((object["text"] as? String)?.contains("Hello world") == true)
  }

  @Test func aDocumentThatCannotBeReadSaysWhyInTheJSONToo() throws {
    try workspace.write("x.pdf", "%PDF-1.4 and then nothing of use")
    let result = try workspace.docent.run(["extract", "x.pdf", "--format", "json"])
    #expect(result.code == 3)
    #expect(result.stderr.contains("x.pdf"))
    #expect(try objects(result).first?["error"] != nil)
  }

  @Test func extractsFoldersAsJSONLinesInTheirOrder() throws {
    for number in 0..<40 { try workspace.write("in/\(100 + number).txt", "Text number \(number).") }
    try workspace.write("in/empty.txt", "")
    let result = try workspace.docent.run(["extract", "in", "--jobs", "3"])
    #expect(result.code == 3)
    let documents = try objects(result)
    #expect(documents.map { $0["source"] as? String } == (0..<40).map { "in/\(100 + $0).txt" } + ["in/empty.txt"])
    #expect(documents[7]["text"] as? String == "Text number 7.")
    #expect(documents[40]["error"] != nil)
    #expect(result.stderr.contains("in/empty.txt"))
  }

  @Test func extractsWhatIsInsideADocument() throws {
    try workspace.write(
      "mail.eml",
      "From: a@example.org\nSubject: Papers\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe letter.\n"
        + "--b\nContent-Type: text/plain; name=note.txt\nContent-Disposition: attachment; filename=note.txt\n\n"
        + "The note.\n--b--\n")
    let text = try workspace.docent.run(["extract", "mail.eml"])
    #expect(text.code == 0)
    let letter = try #require(text.stdout.range(of: "The letter."))
    let note = try #require(text.stdout.range(of: "The note."))
    #expect(letter.upperBound < note.lowerBound)
    let object = try #require(try objects(workspace.docent.run(["extract", "mail.eml", "--json"])).first)
    let member = try #require((object["members"] as? [[String: Any]])?.first)
    #expect(member["name"] as? String == "note.txt")
    let whole = try #require(object["text"] as? String)
    let begin = try #require(member["begin"] as? Int)
    let end = try #require(member["end"] as? Int)
    let scalars = Array(whole.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[begin..<end])).contains("The note."))
  }
}
