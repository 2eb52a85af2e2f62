import Foundation
import Testing

/// The sample corpus, processed once for all tests that look at it.
actor CorpusRun {
  static let shared = CorpusRun()

  /// What the run left behind.
  struct Outcome: Sendable {
    let workspace: Workspace
    let stdout: String
    let code: Int32
    let seconds: Double
  }

  private var finished: Outcome?

  func outcome() throws -> Outcome {
    if let finished { return finished }
    let workspace = try Workspace()
    try FileManager.default.copyItem(
      at: repository.appendingPathComponent("Corpus"), to: URL(fileURLWithPath: workspace.path + "/Corpus"))
    let start = Date()
    let result = try workspace.docent.run(["process", "Corpus"])
    let outcome = Outcome(
      workspace: workspace, stdout: result.stdout, code: result.code, seconds: Date().timeIntervalSince(start))
    finished = outcome
    return outcome
  }
}

/// One source of the corpus and what is expected of it, as written in `Corpus/expectations.json`.
struct Expectation: Decodable, Sendable, CustomTestStringConvertible {
  struct Name: Decodable, Sendable {
    let type: String
    let text: String

    enum CodingKeys: String, CodingKey {
      case type = "Type"
      case text = "Text"
    }
  }

  let source: String
  let status: String
  let reason: String?
  let type: String?
  let language: String?
  let contains: [String]?
  let lacks: [String]?
  let sentiment: String?
  let entities: [Name]?
  let segments: [String]?
  let date: String?
  let title: String?
  let duplicateOf: String?

  var testDescription: String { source }

  static let all: [Expectation] = load("expectations")
}

/// One query and what is expected of it, as written in `Corpus/searches.json`.
struct SearchExpectation: Decodable, Sendable, CustomTestStringConvertible {
  let query: String
  let includes: [String]
  let excludes: [String]?
  let complete: Bool?

  var testDescription: String { query }

  static let all: [SearchExpectation] = load("searches")
}

/// An expectation file; empty when it cannot be read, which a test of its own notices.
private func load<Value: Decodable>(_ name: String) -> [Value] {
  let file = repository.appendingPathComponent("Tests/docentTests/Corpus/\(name).json")
  guard let data = try? Data(contentsOf: file) else { return [] }
  return (try? JSONDecoder().decode([Value].self, from: data)) ?? []
}
