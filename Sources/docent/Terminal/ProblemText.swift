import DocentReports

/// Documents with problems, for people: those with the same reason together, and once for each what to do.
enum ProblemText {
  static func write(_ table: OutcomeTable, to output: ResultOutput) throws {
    var groups: [String: [(source: String, message: String)]] = [:]
    var remedies: [String: String] = [:]
    try table.forEachRow { row in
      let texts = row.map { cell in if case .text(let text) = cell { text } else { "" } }
      let kind = texts[2].isEmpty ? texts[1] : "\(texts[2]) (\(texts[1]))"
      groups[kind, default: []].append((texts[0], texts[3]))
      remedies[kind] = texts[4]
    }
    for kind in groups.keys.sorted() {
      let documents = groups[kind] ?? []
      try output.line("\(kind): \(CountText.of(documents.count, "document"))")
      for document in documents {
        try output.line("  \(document.source)\(document.message.isEmpty ? "" : "\n      \(document.message)")")
      }
      if let remedy = remedies[kind], !remedy.isEmpty { try output.line("  → \(remedy)") }
    }
    if groups.isEmpty { try output.line("no document has problems") }
  }
}
