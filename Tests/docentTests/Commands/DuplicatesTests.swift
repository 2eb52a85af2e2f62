import Foundation
import Testing

/// `docent duplicates` and `--distinct` as users run them.
@Suite struct DuplicatesTests {
  private struct Group: Decodable {
    struct Source: Decodable {
      struct Piece: Decodable {
        let kind: String
        let text: String

        enum CodingKeys: String, CodingKey {
          case kind = "Kind"
          case text = "Text"
        }
      }

      let source: String
      let relation: String?
      let similarity: Double
      let difference: [Piece]?

      enum CodingKeys: String, CodingKey {
        case source = "Source"
        case relation = "Relation"
        case similarity = "Similarity"
        case difference = "Difference"
      }
    }

    let relation: String
    let sources: [Source]

    enum CodingKeys: String, CodingKey {
      case relation = "Relation"
      case sources = "Sources"
    }
  }

  private static let letter = """
    Dear customer, thank you for your order of the blue coffee grinder. The parcel left our house in Hamburg on Tuesday
    and should reach you by the end of the week. If anything is broken, write to us and we will send another one at once.
    """

  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("in/a letter.txt", Self.letter)
    try workspace.write("in/b copy.txt", Self.letter)
    try workspace.write("in/c page.html", "<html><body><p>\(Self.letter)</p></body></html>")
    try workspace.write("in/d other day.txt", Self.letter.replacingOccurrences(of: "Tuesday", with: "Friday"))
    try workspace.write("in/e alone.txt", "The committee met on Monday to speak about zebras and the price of bread.")
    try workspace.write("in/f empty.txt", "")
    let result = try workspace.docent.run(["process", "in"])
    // The empty file fails.
    guard result.code == 3 else { throw CommandFailure(result: result) }
  }

  private func groups(_ arguments: [String] = []) throws -> [Group] {
    let result = try workspace.docent.run(["duplicates", "--json"] + arguments)
    return try result.lines.map { try JSONDecoder().decode(Group.self, from: Data($0.utf8)) }
  }

  @Test func findsTheSameBytesTheSameTextAndNearlyTheSame() throws {
    let found = try groups()
    let group = try #require(found.first)
    #expect(found.count == 1)
    #expect(group.relation == "near")
    #expect(
      group.sources.map(\.source) == ["in/a letter.txt", "in/b copy.txt", "in/c page.html", "in/d other day.txt"])
    #expect(group.sources.map(\.relation) == [nil, "same bytes", "same text", "near"])
    let near = try #require(group.sources.last)
    #expect(near.similarity > 0.85 && near.similarity < 1)
    #expect(near.difference?.contains { $0.kind == "removed" && $0.text == "Tuesday" } == true)
    #expect(near.difference?.contains { $0.kind == "added" && $0.text == "Friday" } == true)
  }

  @Test(arguments: [(["--exact"], 2), (["--similarity", "1"], 3), (["--similarity", ".99"], 3), ([], 4)])
  func looksAsFarAsAsked(arguments: [String], count: Int) throws {
    #expect(try groups(arguments).map(\.sources.count) == [count])
  }

  @Test func isReadableAndHasNoColoursInAFile() throws {
    let result = try workspace.docent.run(["duplicates"])
    #expect(result.code == 0)
    #expect(result.stdout.contains("1. 4 documents"))
    #expect(result.stdout.contains("in/b copy.txt  (same bytes)"))
    #expect(result.stdout.contains("[-Tuesday-] {+Friday+}"))
    #expect(!result.stdout.contains("\u{1B}"))
    #expect(result.stderr.contains("1 group; 3 documents repeat another"))
  }

  @Test func writesEveryDocumentAsCSV() throws {
    let csv = try CSV(try workspace.docent.run(["duplicates", "--csv"]).stdout)
    #expect(csv.header == ["group", "source", "relation", "similarity", "difference", "places"])
    #expect(csv.records.map { $0["relation"] } == ["first", "same bytes", "same text", "near"])
  }

  @Test func withoutDuplicatesExitsWithOne() throws {
    let other = try Workspace()
    try other.write("in/a.txt", "One text about bread.")
    try other.write("in/b.txt", "Another one, of something else altogether.")
    _ = try other.docent.run(["process", "in"])
    let result = try other.docent.run(["duplicates"])
    #expect(result.code == 1)
    #expect(result.stderr.contains("no duplicates"))
  }

  @Test func distinctCountsAGroupOnce() throws {
    func total(_ arguments: [String]) throws -> String? {
      let result = try workspace.docent.run(["export", "sentiment", "--by", "folder"] + arguments)
      return try CSV(result.stdout).records.last?["documents"]
    }
    #expect(try total([]) == "6")
    #expect(try total(["--distinct"]) == "3")
    #expect(try total(["--distinct", "--similarity", "1"]) == "4")
    let rows = try CSV(try workspace.docent.run(["export", "documents", "--distinct"]).stdout).records
    #expect(rows.map { $0["source"] } == ["in/a letter.txt", "in/e alone.txt", "in/f empty.txt"])
    let status = try workspace.docent.run(["status", "--distinct"]).stdout
    #expect(status.contains("Documents  3  (3 more say the same as one of these)"))
    let report = try workspace.docent.run(["report", "--distinct"]).stdout
    #expect(report.contains("<b>3</b><span>documents</span>"))
    #expect(report.contains("3 more are left out"))
  }

  @Test func collapsedSearchAndDuplicatesAgreeOnTheSameText() throws {
    let collapsed = try workspace.docent.run(["search", "grinder", "--collapse", "--json"])
    // The letter in three formats is one, the one of another day its own.
    #expect(collapsed.lines.count == 2)
    #expect(try groups(["--similarity", "1"]).map(\.sources.count) == [3])
  }

  @Test(arguments: [
    ["duplicates", "--similarity", "2"], ["duplicates", "--exact", "--similarity", ".9"],
    ["duplicates", "--csv", "--json"], ["export", "sentiment", "--similarity", ".9"],
  ])
  func refusesWhatMakesNoSense(arguments: [String]) throws {
    #expect(try workspace.docent.run(arguments).code == 2)
  }
}
