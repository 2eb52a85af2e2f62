import Foundation
import Testing

/// The main job, end to end: the sample corpus against expectations written by hand.
@Suite struct CorpusTests {
  @Test func theExpectationsAreThere() {
    #expect(Expectation.all.count >= 100)
    #expect(SearchExpectation.all.count >= 20)
  }

  @Test func saysThatSomeDocumentsFailed() async throws {
    let run = try await CorpusRun.shared.outcome()
    #expect(run.code == 3)
    #expect(run.stdout.contains("failed – encrypted"))
  }

  @Test func accountsForEverySource() async throws {
    let run = try await CorpusRun.shared.outcome()
    let export = try run.workspace.docent.run(["export", "documents", "--columns", "source"])
    let sources = Set(try CSV(export.stdout).rows.map { $0[0] })
    let expected = Set(Expectation.all.map(\.source))
    #expect(sources.subtracting(expected).sorted() == [])
    #expect(expected.subtracting(sources).sorted() == [])
  }

  @Test(arguments: Expectation.all)
  func readsAndAnalyses(_ expected: Expectation) async throws {
    let run = try await CorpusRun.shared.outcome()
    let shown = try run.workspace.docent.show(expected.source)
    #expect(shown.outcome.status == expected.status, "\(shown.outcome.message ?? "")")
    #expect(shown.outcome.reason == expected.reason, "\(shown.outcome.message ?? "")")
    if shown.outcome.status == "failed" { #expect(shown.outcome.message?.isEmpty == false) }
    if let type = expected.type { #expect(shown.type == type) }
    let text = Self.collapsed(shown.text)
    for part in expected.contains ?? [] { #expect(text.contains(Self.collapsed(part)), "\(part)") }
    for part in expected.lacks ?? [] { #expect(!text.contains(Self.collapsed(part)), "\(part)") }
    if let language = expected.language { #expect(shown.insights.languageCode == language) }
    for segment in expected.segments ?? [] {
      #expect(shown.insights.languages.contains { $0.languageCode == segment })
    }
    if let date = expected.date { #expect(shown.date?.hasPrefix(date) == true, "\(shown.date ?? "none")") }
    if let title = expected.title { #expect(shown.title == title) }
    if let original = expected.duplicateOf { #expect(shown.duplicates.contains(original)) }
  }

  /// Of the sentiments nobody would dispute most are found, and few turned into their opposite. The models for
  /// languages other than English have seen tweets alone: what is asked for here rises with them.
  @Test func judgesClearSentiments() async throws {
    let run = try await CorpusRun.shared.outcome()
    let judged = Expectation.all.filter { $0.sentiment != nil && $0.sentiment != "MIXED" }
    var wrong: [String] = []
    var opposite: [String] = []
    for expected in judged {
      let found = try run.workspace.docent.show(expected.source).insights.sentiment
      guard found != expected.sentiment else { continue }
      wrong.append("\(expected.source): \(found ?? "none")")
      if Set([found, expected.sentiment]) == ["POSITIVE", "NEGATIVE"] { opposite.append(expected.source) }
    }
    #expect(wrong.count * 2 <= judged.count, "\(wrong)")
    #expect(opposite.count * 8 <= judged.count, "\(opposite)")
  }

  /// Of the names, dates and quantities nobody would deny, at least three in four.
  @Test func findsClearNames() async throws {
    let run = try await CorpusRun.shared.outcome()
    var missed: [String] = []
    var total = 0
    for expected in Expectation.all where expected.entities?.isEmpty == false {
      let shown = try run.workspace.docent.show(expected.source)
      for name in expected.entities ?? [] {
        total += 1
        let isFound = shown.insights.entities.contains {
          $0.type == name.type && Self.collapsed($0.text) == Self.collapsed(name.text)
        }
        if !isFound { missed.append("\(expected.source): \(name.type) \(name.text)") }
      }
    }
    #expect(missed.count * 4 <= total, "\(missed.count) of \(total): \(missed)")
  }

  @Test(arguments: SearchExpectation.all)
  func finds(_ expected: SearchExpectation) async throws {
    let run = try await CorpusRun.shared.outcome()
    let result = try run.workspace.docent.run(["search", expected.query, "--limit", "500", "--json"])
    let found = Set(try Self.hits(result.stdout).map(\.source))
    #expect(Set(expected.includes).subtracting(found).sorted() == [])
    #expect(Set(expected.excludes ?? []).intersection(found).sorted() == [])
    if expected.complete == true { #expect(found.subtracting(expected.includes).sorted() == []) }
  }

  @Test(arguments: ["otters", "\"boiling water\"", "mühlen lang:de", "珈琲", "ซ่อม", "accordio*", "sentiment:negative"])
  func everySnippetStandsAtItsOffsets(query: String) async throws {
    let run = try await CorpusRun.shared.outcome()
    let result = try run.workspace.docent.run(["search", query, "--limit", "20", "--json"])
    let hits = try Self.hits(result.stdout)
    #expect(!hits.isEmpty)
    for hit in hits {
      let shown = try run.workspace.docent.show(hit.source)
      for snippet in hit.snippets {
        #expect(shown.text(snippet.beginOffset, snippet.endOffset) == snippet.text)
        for mark in snippet.highlights {
          #expect(snippet.beginOffset <= mark.beginOffset && mark.endOffset <= snippet.endOffset)
          #expect(mark.beginOffset < mark.endOffset)
        }
      }
    }
  }

  @Test(arguments: ["Corpus/mail/late-delivery.eml", "Corpus/history/minato-dayori.txt", "Corpus/news/cairo-ar.txt"])
  func everyInsightStandsAtItsOffsets(source: String) async throws {
    let run = try await CorpusRun.shared.outcome()
    let shown = try run.workspace.docent.show(source)
    #expect(!shown.insights.keyPhrases.isEmpty)
    for entity in shown.insights.entities {
      #expect(shown.text(entity.beginOffset, entity.endOffset) == entity.text)
    }
    for phrase in shown.insights.keyPhrases {
      #expect(shown.text(phrase.beginOffset, phrase.endOffset) == phrase.text)
    }
  }

  @Test func theTotalOfTheExportIsTheStatus() async throws {
    let run = try await CorpusRun.shared.outcome()
    let grouped = try CSV(
      run.workspace.docent.run(["export", "sentiment", "--by", "language", "--format", "csv"]).stdout)
    let total = try #require(grouped.records.last)
    #expect(total["language"] == "TOTAL")
    let status = try JSONDecoder().decode(
      StatusCounts.self, from: Data(run.workspace.docent.run(["status", "--json"]).stdout.utf8))
    #expect(total["documents"] == String(status.documents))
    #expect(status.outcomes.reduce(0) { $0 + $1.count } == status.documents)
    for label in ["positive", "negative", "neutral", "mixed"] {
      #expect(total[label] == String(status.sentiment[label.uppercased()] ?? 0))
      let sum = grouped.records.dropLast().reduce(0) { $0 + (Int($1[label] ?? "") ?? 0) }
      #expect(total[label] == String(sum))
    }
    let single = try CSV(run.workspace.docent.run(["export", "sentiment"]).stdout)
    #expect(single.rows.count == status.documents)
    #expect(
      single.header == [
        "source", "title", "date", "date_origin", "language", "type", "sentiment", "positive", "negative", "neutral",
        "mixed", "sentences", "positive_sentences", "negative_sentences", "key_phrases", "outcome", "model",
      ])
  }

  private struct StatusCounts: Decodable {
    struct Count: Decodable {
      let count: Int
    }

    let documents: Int
    let outcomes: [Count]
    let sentiment: [String: Int]
  }

  private struct Hit: Decodable {
    struct Snippet: Decodable {
      let text: String
      let beginOffset: Int
      let endOffset: Int
      let highlights: [Mark]

      enum CodingKeys: String, CodingKey {
        case text = "Text"
        case beginOffset = "BeginOffset"
        case endOffset = "EndOffset"
        case highlights = "Highlights"
      }
    }

    struct Mark: Decodable {
      let beginOffset: Int
      let endOffset: Int

      enum CodingKeys: String, CodingKey {
        case beginOffset = "BeginOffset"
        case endOffset = "EndOffset"
      }
    }

    let source: String
    let snippets: [Snippet]

    enum CodingKeys: String, CodingKey {
      case source = "Source"
      case snippets = "Snippets"
    }
  }

  private static func hits(_ output: String) throws -> [Hit] {
    try output.split(separator: "\n").map { try JSONDecoder().decode(Hit.self, from: Data($0.utf8)) }
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
