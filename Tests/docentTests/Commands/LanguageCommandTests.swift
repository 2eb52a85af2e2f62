import Foundation
import Testing

/// What users see of languages: `detect-language`, `languages` and `evaluate language`.
@Suite struct LanguageCommandTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private static let german = "Die Lieferung kam schon wieder zu spät, und niemand ging ans Telefon. "
  private static let english = "The delivery was late again, and nobody answered my calls for three days."

  private func objects(_ result: Docent.Result) throws -> [[String: Any]] {
    try result.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test(arguments: ["1", "4"])
  func batchesKeepTheirOrderAndTheirErrorsInPlace(jobs: String) throws {
    var lines = (0..<2500).map { "{\"Id\": \($0), \"Text\": \"\($0 % 2 == 0 ? Self.german : Self.english)\"}" }
    lines[1700] = "no JSON"
    let result = try workspace.docent.run(
      ["detect-language", "-", "--json", "-j", jobs], input: lines.joined(separator: "\n"))
    #expect(result.code == 3)
    let answers = try objects(result)
    #expect(answers.count == lines.count)
    for (index, answer) in answers.enumerated() {
      if index == 1700 {
        #expect(answer["Error"] != nil)
      } else {
        #expect(answer["Id"] as? String == String(index))
        let best = (answer["Languages"] as? [[String: Any]])?.first
        #expect(best?["LanguageCode"] as? String == (index % 2 == 0 ? "de" : "en"))
      }
    }
  }

  @Test func segmentsCountCodePointsAndLanguagesOfMixedTextsAreShares() throws {
    let text = "🎉 " + Self.german + Self.english
    let line = String(decoding: try JSONEncoder().encode(["Text": text]), as: UTF8.self)
    let answer = try #require(try objects(workspace.docent.run(["detect-language", "-", "--json"], input: line)).first)
    let segments = try #require(answer["Segments"] as? [[String: Any]])
    let border = 2 + Self.german.unicodeScalars.count
    #expect(segments.map { $0["LanguageCode"] as? String } == ["de", "en"])
    #expect(segments.map { $0["BeginOffset"] as? Int } == [0, border])
    #expect(segments.map { $0["EndOffset"] as? Int } == [border, text.unicodeScalars.count])
    let scores = (answer["Languages"] as? [[String: Any]])?.compactMap { $0["Score"] as? Double } ?? []
    #expect(abs(scores.reduce(0, +) - 1) < 0.001)
    #expect(scores.allSatisfy { $0 > 0.4 })
  }

  @Test func identifiersAreWrittenAsJSON() throws {
    let identifier = "a\"b\\c\n\u{1}é"
    let line = String(decoding: try JSONEncoder().encode(["Id": identifier, "Text": "Hello there"]), as: UTF8.self)
    let answer = try #require(try objects(workspace.docent.run(["detect-language", "-", "--json"], input: line)).first)
    #expect(answer["Id"] as? String == identifier)
  }

  @Test func severalDocumentsAreNamed() throws {
    try workspace.write("a.txt", Self.german)
    try workspace.write("b.txt", Self.english)
    let result = try workspace.docent.run(["detect-language", "a.txt", "missing.txt", "b.txt"])
    #expect(result.code == 3)
    #expect(result.stderr.contains("missing.txt"))
    #expect(result.lines.first?.hasPrefix("a.txt\tde\t") == true)
    #expect(result.lines.first { $0.hasPrefix("b.txt") }?.hasPrefix("b.txt\ten\t") == true)
  }

  @Test func documentsHaveSegmentsToo() throws {
    try workspace.write("a.txt", Self.german + Self.english)
    let result = try workspace.docent.run(["detect-language", "--segments", "a.txt"])
    let border = Self.german.unicodeScalars.count
    #expect(result.lines.count == 2)
    #expect(result.lines.first?.hasPrefix("0\t\(border)\tde\t") == true)
    #expect(result.lines.last?.hasPrefix("\(border)\t\(border + Self.english.unicodeScalars.count)\ten\t") == true)
  }

  @Test func languagesCanBeAllowedAndHintedAt() throws {
    let allowed = try workspace.docent.run(["detect-language", "-", "--languages", "nl,en-GB"], input: Self.german)
    #expect(allowed.lines.first?.hasPrefix("nl") == true)
    let hinted = try workspace.docent.run(["detect-language", "-", "--hint", "nl"], input: Self.german)
    #expect(hinted.lines.first?.hasPrefix("de") == true)
    let unknown = try workspace.docent.run(["detect-language", "-", "--languages", "klingon"], input: "nuqneH")
    #expect(unknown.code == 2)
    #expect(unknown.stderr.contains("docent languages"))
  }

  @Test func languagesAreListedByNameOrTag() throws {
    let byName = try objects(workspace.docent.run(["languages", "--json", "german"]))
    #expect(byName.contains { $0["language"] as? String == "de" && $0["stemming"] as? String == "yes" })
    let byTag = try objects(workspace.docent.run(["languages", "--json", "zh-tw"]))
    #expect(byTag.map { $0["language"] as? String } == ["zh-TW"])
    #expect(try workspace.docent.run(["languages", "nosuchlanguage"]).code == 1)
    #expect(try workspace.docent.run(["languages"]).lines.count > 190)
  }
}
