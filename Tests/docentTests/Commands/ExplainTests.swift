import Foundation
import Testing

@Suite struct ExplainTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func contributionsAddUpToTheLogOdds() throws {
    let result = try workspace.docent.run(
      ["explain", "-", "--language", "en", "--json"], input: "Friendly staff, but the room was dirty and cold.")
    #expect(result.code == 0)
    let answer = try object(result.stdout)
    let text = try #require(answer["Text"] as? [String: Any])
    let background = try #require(text["Background"] as? [String: Double])
    let logOdds = try #require(text["LogOdds"] as? [String: Double])
    let words = try #require(text["Words"] as? [[String: Any]])
    let whole = try #require(text["Whole"] as? [String: [String: Double]])
    for (label, expected) in logOdds {
      var sum = background[label] ?? 0
      for word in words { sum += (word["Contribution"] as? [String: Double])?[label] ?? 0 }
      for feature in whole.values { sum += feature[label] ?? 0 }
      #expect(abs(sum - expected) < 1e-6)
    }
  }

  @Test func listsTheWordsThatCount() throws {
    let result = try workspace.docent.run(["explain", "-", "--language", "en"], input: "What a terrible journey.")
    #expect(result.code == 0)
    #expect(result.lines.first?.hasPrefix("NEGATIVE") == true)
    #expect(result.stdout.contains("terrible -"))
    #expect(!result.stdout.contains("\u{1B}"))
  }

  @Test func controlsOfTheTextDoNotReachTheTerminal() throws {
    let result = try workspace.docent.run(
      ["explain", "-", "--language", "en"], input: "A lovely \u{202E}day \u{9B}31m indeed.")
    #expect(!result.stdout.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x9B })
  }
}
