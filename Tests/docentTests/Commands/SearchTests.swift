import Foundation
import Testing

/// `docent search` as people and scripts use it.
@Suite struct SearchTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("in/letters/a.txt", "The delivery was late. I want a refund for my order.")
    try workspace.write("in/letters/b.txt", "The delivery was late, I want a refund for my order!")
    try workspace.write("in/c.txt", "Wonderful service: the refund came at once, and the printer works.")
    try workspace.write("in/tickets.csv", "id,body,amount\n1,The printer is broken,12.5\n2,A refund please,99\n")
    _ = try workspace.docent.run([
      "process", "in", "--rows", "--text-column", "body", "--id-column", "id", "--tag-column", "amount",
    ])
  }

  private func sources(_ arguments: [String]) throws -> [String] {
    let result = try workspace.docent.run(["search", "--json"] + arguments)
    return try result.stdout.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["Source"] as? String ?? ""
    }
  }

  @Test(arguments: [
    (["refnud~"], 4), (["\"late refund\"~5"], 2), (["late NEAR/3 want"], 2), (["amount:>50"], 1),
    (["refund", "--folder", "in/letters"], 2), (["refund", "--collapse"], 3), (["printer", "broken", "--any"], 2),
    (["pr?nter"], 2), (["source:in/tickets.csv#*"], 2), (["size:1..24"], 2), (["refund -late"], 2),
  ])
  func finds(arguments: [String], count: Int) throws {
    #expect(try sources(arguments).count == count)
    let counted = try workspace.docent.run(["search", "--count"] + arguments)
    #expect(counted.stdout == "\(count)\n")
  }

  @Test func ordersAndPages() throws {
    let all = try sources(["refund", "--sort", "source"])
    #expect(all == all.sorted())
    #expect(try sources(["refund", "--sort", "source:desc"]) == all.reversed())
    #expect(try sources(["refund", "--all"]) == all)
    #expect(try sources(["refund", "--sort", "amount", "--limit", "1"]) == ["in/tickets.csv#2"])
    var paged: [String] = []
    var after: [String] = []
    while paged.count < 10 {
      let result = try workspace.docent.run(["search", "refund", "--json", "--limit", "1"] + after)
      guard let object = try? JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [String: Any],
        let source = object["Source"] as? String, let cursor = object["Cursor"] as? String
      else { break }
      paged.append(source)
      after = ["--after", cursor]
    }
    #expect(paged.sorted() == all)
    #expect(try workspace.docent.run(["search", "other"] + after).code == 2)
  }

  @Test func writesEveryHitAsCSV() throws {
    let result = try workspace.docent.run(["search", "refund", "--all", "--format", "csv"])
    let lines = result.stdout.split(separator: "\r\n")
    #expect(lines.count == 5)
    #expect(lines.first == "source,title,date,type,language,sentiment,positive,negative,neutral,mixed,score")
  }

  @Test func countsFacets() throws {
    let result = try workspace.docent.run(["search", "refund", "--facets", "folder>lang,amount,size:40/60", "--json"])
    let facets = try result.stdout.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
    #expect(facets.map { $0["Facet"] as? String } == ["folder", "amount", "size"])
    let statistics = facets[1]["Statistics"] as? [String: Any]
    #expect(statistics?["Max"] as? Double == 99)
    let buckets = facets[0]["Buckets"] as? [[String: Any]]
    #expect(buckets?.first?["Count"] as? Int == 4)
    #expect(buckets?.first?["Facets"] != nil)
    #expect(try workspace.docent.run(["search", "--facets", "lang"]).stdout.contains("en"))
  }

  @Test func helpsWhenNothingIsFound() throws {
    let result = try workspace.docent.run(["search", "delivry"])
    #expect(result.code == 1)
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.contains("Did you mean delivery?"))
    let apart = try workspace.docent.run(["search", "printer", "delivery"])
    #expect(apart.code == 1)
    #expect(apart.stderr.contains("--any"))
  }

  @Test func explainsScores() throws {
    let result = try workspace.docent.run(["search", "late refund", "--explain", "--limit", "1"])
    #expect(result.stdout.contains("idf"))
    #expect(result.stdout.contains("**refund**"))
  }

  @Test func findsDocumentsLikeOne() throws {
    let found = try sources(["--like", "in/letters/a.txt"])
    #expect(found.first == "in/letters/b.txt")
    #expect(!found.contains("in/letters/a.txt"))
    #expect(try workspace.docent.run(["search", "--like", "nothing"]).code == 2)
  }

  @Test(arguments: [
    ["x", "--sort", "beauty"], ["x", "--facets", "beauty"], ["x", "--after", "nonsense"], ["x", "--since", "soon"],
    ["x", "--like", "y"], ["x", "--all", "--offset", "2"],
  ])
  func whatMakesNoSenseIsAUsageError(arguments: [String]) throws {
    #expect(try workspace.docent.run(["search"] + arguments).code == 2)
  }
}
