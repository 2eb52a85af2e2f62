import Foundation
import Testing

@Suite struct EvaluateTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("en-a.tsv", "positive\tA wonderful day.\nnegative\tA terrible mess.\npositive\tWhat a mess.\n")
    try workspace.write("en-b.tsv", "positive\tI love it.\nneutral\tThe train leaves at ten.\n")
    try workspace.write("en-empty.tsv", "no label\n")
  }

  @Test func printsAnObjectAFileAndOneForAll() throws {
    let result = try workspace.docent.run(
      ["evaluate", "sentiment", "--json", "--data", "en-a.tsv", "en-b.tsv", "--resamples", "50"])
    #expect(result.code == 0)
    let objects = try result.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["File"] as? String } == ["en-a.tsv", "en-b.tsv", nil])
    #expect(objects.map { $0["Rows"] as? Int } == [3, 2, 5])
    let accuracy = try #require(objects[0]["Accuracy"] as? [String: Double])
    #expect(abs((accuracy["Value"] ?? 0) - 0.6667) < 1e-9)
    #expect((accuracy["Low"] ?? 1) <= (accuracy["High"] ?? 0))
    let confusion = try #require(objects[0]["Confusion"] as? [String: [String: Int]])
    #expect(confusion["POSITIVE"]?["NEGATIVE"] == 1)
  }

  @Test func isTheSameEveryTime() throws {
    let arguments = ["evaluate", "sentiment", "--data", "en-a.tsv"]
    let first = try workspace.docent.run(arguments).stdout
    #expect(try workspace.docent.run(arguments).stdout == first)
    #expect(first.contains("macro-F1"))
  }

  @Test(arguments: [["evaluate", "sentiment"], ["evaluate", "sentiment", "--data", "en-empty.tsv"]])
  func saysWhatIsMissing(arguments: [String]) throws {
    let result = try workspace.docent.run(arguments)
    #expect(result.code == 2)
    #expect(!result.stderr.isEmpty)
  }
}
