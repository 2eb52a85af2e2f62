import ArgumentParser
import DocentDocument
import DocentSearch

struct IndexCountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Print how many documents an index holds.")

  @OptionGroup var place: IndexOptions

  @Flag(help: "Print the id of each document instead, in order.")
  var ids = false

  func run() throws {
    let output = try ResultOutput()
    let searcher = try StandaloneIndex.searcher(place.index)
    if ids {
      try searcher.forEachHit(.all) { try output.line($0.key.rawValue) }
    } else {
      try output.line(String(searcher.documentCount))
    }
    try output.finish()
  }
}

struct IndexStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Print what an index consists of, in bytes.")

  @OptionGroup var place: IndexOptions

  func run() throws {
    let statistics = try StandaloneIndex.searcher(place.index).statistics()
    let output = try ResultOutput()
    try output.line("generation\t\(statistics.generation)")
    try output.line("analyzer\t\(statistics.analysis.name)")
    try output.line("documents\t\(statistics.documents)")
    try output.line("words\t\(statistics.words)")
    try output.line("segments\t\(statistics.segments.count)")
    try output.line("bytes\t\(statistics.segments.reduce(0) { $0 + $1.bytes })")
    for segment in statistics.segments {
      func list(_ parts: [(name: String, bytes: Int)]) -> String {
        parts.filter { $0.bytes > 0 }.map { "\($0.name) \($0.bytes)" }.joined(separator: ", ")
      }
      try output.line(
        """
        segment\t\(segment.documents) documents, \(segment.deleted) deleted, \(segment.bytes) bytes: \
        \(list(segment.sections)); postings: \(list(segment.postings))
        """)
    }
    try output.finish()
  }
}

struct IndexVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Read every byte of an index and check it.",
    discussion: "Ends with exit code 5 and the name of the file if anything is damaged.")

  @OptionGroup var place: IndexOptions

  func run() throws {
    let report = try StandaloneIndex.verify(place.index)
    let output = try ResultOutput()
    try output.line(
      "ok: \(report.documents) documents, \(report.segments) segments, \(report.terms) terms, \(report.postings) postings"
    )
    try output.finish()
  }
}

struct IndexAttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Add finished segments of other indexes.",
    discussion: """
      For indexes built in pieces on several machines: their segments (*.seg) are checked and become part of this index.
      A document replaces the one with its id in segments that were there before.
      """)

  @OptionGroup var place: IndexOptions

  @Argument(help: "Segment files.", completion: .file(extensions: ["seg"]))
  var segments: [String]

  func run() throws {
    let index = try StandaloneIndex(place.index, StandaloneIndex.Options(isLogging: false))
    try index.attach(segments)
    try index.commit()
  }
}
