import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentPipeline
import DocentReports
import DocentStore
import Foundation

struct ShowCommand: ParsableCommand {
  private static let shownBytes = 4000

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one document: outcome, metadata, text with its marks, and what each label rests on.",
    discussion: """
        docent show Corpus/mail/late-delivery.eml
        docent show 'tickets.csv#1842' --json
      """)

  @Argument(help: "A source as results name it, or the path of its file.")
  var document: String

  @Flag(help: "Print the whole text, not only its beginning.")
  var full = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let collection = place.resolve(try Settings.load())
    let store = try InsightStore(reading: collection)
    guard let stored = try DocumentFinder.find(document, store, collection) else {
      Console.complain("\(document) is not in the collection at \(collection.directory)")
      throw ExitStatus.nothingFound
    }
    let output = try ResultOutput()
    if json {
      try output.write(JSONLinesEncoder().line(WireStoredDocument(stored, store: store)))
    } else {
      try describe(stored, store, output)
    }
    try output.finish()
  }

  private func describe(_ document: StoredDocument, _ store: InsightStore, _ output: ResultOutput) throws {
    let record = document.record
    let insights = document.insights
    try output.line(record.key.rawValue)
    var facts: [(String, String?)] = [
      ("Outcome", record.outcome.name + (record.outcome.message.map { " – \($0)" } ?? "")),
      ("Type", record.mediaType.rawValue), ("Title", record.title),
      ("Date", record.date.map { "\($0.value) (from \($0.origin.rawValue))" }),
      ("From", document.metadata.from), ("Authors", joined(document.metadata.authors)),
      ("Tags", joined(record.tags.map { "\($0.name)=\($0.value)" })),
      ("Same bytes", joined(try store.duplicates(of: document).map(\.rawValue))),
    ]
    if document.byteCount > 0 {
      facts.append(
        ("Language", joined(insights.languages.map { "\($0.language) \(NumberText.decimal($0.score))" })))
      facts.append(("Length", "\(document.scalarCount) characters, \(insights.sentences) sentences"))
    }
    if let sentiment = insights.sentiment {
      let scores = Sentiment.allCases.map { "\($0.rawValue) \(NumberText.decimal(sentiment.score[$0]))" }
      facts.append(("Sentiment", "\(sentiment.label.rawValue) (\(scores.joined(separator: ", ")))"))
    }
    facts.append(("Phrases", joined(insights.keyPhrases.prefix(8).map(\.text))))
    facts.append(("Models", joined(document.models.map(\.description))))
    for (name, value) in facts {
      if let value { try output.line(name.padding(toLength: 11, withPad: " ", startingAt: 0) + value) }
    }
    guard let analysis = document.analysisID else { return }
    try describeSentences(analysis, store, output)
    if insights.languages.count > 1 { try describePassages(analysis, store, output) }
    try output.line()
    try writeText(analysis, store, output)
  }

  /// The sentences that speak loudest for and against: what the label rests on.
  private func describeSentences(_ analysis: Int64, _ store: InsightStore, _ output: ResultOutput) throws {
    var loud: [(text: String, result: SentimentResult)] = []
    try store.forEachPart(ofAnalysis: analysis) { part in
      for sentence in part.insights.sentences where sentence.result.label != .neutral {
        loud.append((part.part.text[sentence.span], sentence.result))
      }
      loud.sort { $0.result.score[$0.result.label] > $1.result.score[$1.result.label] }
      loud = Array(loud.prefix(4))
    }
    guard !loud.isEmpty else { return }
    try output.line("Because")
    for (text, result) in loud {
      let score = NumberText.decimal(result.score[result.label])
      try output.line("  \(result.label.rawValue) \(score)  \(Self.oneLine(text))")
    }
  }

  /// Where each language begins and ends, in code points.
  private func describePassages(_ analysis: Int64, _ store: InsightStore, _ output: ResultOutput) throws {
    try output.line("Passages")
    try store.forEachPart(ofAnalysis: analysis) { part in
      let offsets = PartOffsets(part.part)
      for segment in part.insights.segments {
        let place = "\(offsets.begin(segment.span))-\(offsets.end(segment.span))"
        try output.line(
          "  \(segment.language) \(NumberText.decimal(segment.score))  \(place)  "
            + Self.oneLine(part.part.text[segment.span]))
      }
    }
  }

  private func writeText(_ analysis: Int64, _ store: InsightStore, _ output: ResultOutput) throws {
    var written = 0
    try store.forEachPart(ofAnalysis: analysis) { part in
      guard full || written < Self.shownBytes else { return }
      let marked = MarkedText(part, usesColor: Console.usesColor)
      let limit = full ? part.part.text.count : Self.shownBytes - written
      try output.write(marked.text(upTo: limit))
      written += part.part.text.count
    }
    try output.line()
    if !full, written > Self.shownBytes { common.console.note("… --full shows the whole text") }
  }

  private func joined(_ values: [String]) -> String? { values.isEmpty ? nil : values.joined(separator: ", ") }

  private static func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 160 ? line.prefix(160) + "…" : line
  }
}
