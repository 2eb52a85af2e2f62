import DocentDocument
import DocentStore

/// `export keyphrases`: one row for each distinct phrase of a document, ranked, with its first place in code points.
package struct KeyPhraseTable: ReportTable {
  private let documents: DocumentSelection

  package init(_ documents: DocumentSelection) { self.documents = documents }

  package let columns = [
    "source", "date", "language", "rank", "text", "score", "mentions", "begin_offset", "end_offset", "model",
  ]

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    try documents.forEachDocument { document in
      guard let analysis = document.analysisID, !document.insights.keyPhrases.isEmpty else { return }
      let places = try firstPlaces(analysis: analysis)
      for (index, phrase) in document.insights.keyPhrases.enumerated() {
        let place = places[phrase.key]
        try body([
          .text(document.record.key.rawValue), ReportCell(document.record.date?.value),
          .text(document.languageName), .integer(index + 1), .text(phrase.text), .number(phrase.score),
          .integer(phrase.mentions), place.map { .integer($0.lowerBound) } ?? .empty,
          place.map { .integer($0.upperBound) } ?? .empty, ReportCell(document.modelName("keyphrases")),
        ])
      }
    }
  }

  private func firstPlaces(analysis: Int64) throws -> [String: Range<Int>] {
    var places: [String: Range<Int>] = [:]
    try documents.store.forEachPart(ofAnalysis: analysis) { part in
      let offsets = PartOffsets(part.part)
      for phrase in part.insights.keyPhrases where places[phrase.key] == nil {
        guard let first = phrase.mentions.first else { continue }
        places[phrase.key] = offsets.begin(first)..<offsets.end(first)
      }
    }
    return places
  }
}

/// `export keyphrases --by KEYS`: one row for each distinct phrase of a group.
package struct GroupedKeyPhraseTable: ReportTable {
  private let documents: DocumentSelection
  private let keys: [GroupKey]

  package init(_ documents: DocumentSelection, by keys: [GroupKey]) {
    self.documents = documents
    self.keys = keys
  }

  package var columns: [String] { keys.map(\.column) + ["text", "documents", "mentions"] }

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    var tally = NameTally()
    try documents.forEachDocument { document in
      let group = keys.map { $0.value(of: document) }
      for phrase in document.insights.keyPhrases {
        tally.add(group + [phrase.text], mentions: phrase.mentions)
      }
    }
    try tally.forEachRow(body)
  }
}
