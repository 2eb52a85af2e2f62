import DocentDocument
import DocentStore

/// `export entities`: one row a mention, with code-point offsets into the text of its document.
package struct EntityTable: ReportTable {
  private let documents: DocumentSelection

  package init(_ documents: DocumentSelection) { self.documents = documents }

  package let columns = [
    "source", "date", "language", "type", "text", "value", "group", "score", "begin_offset", "end_offset", "model",
  ]

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    try documents.forEachDocument { document in
      guard let analysis = document.analysisID, !document.insights.entities.isEmpty else { return }
      let head: [ReportCell] = [
        .text(document.record.key.rawValue), ReportCell(document.record.date?.value),
        .text(document.languageName),
      ]
      let model = ReportCell(document.modelName("entities"))
      try documents.store.forEachPart(ofAnalysis: analysis) { part in
        let offsets = PartOffsets(part.part)
        for entity in part.insights.entities {
          try body(
            head + [
              .text(entity.kind.rawValue), .text(part.part.text[entity.span]), ReportCell(entity.value),
              entity.group.map { ReportCell.integer($0) } ?? .empty, .number(entity.score),
              .integer(offsets.begin(entity.span)), .integer(offsets.end(entity.span)), model,
            ])
        }
      }
    }
  }
}

/// `export entities --by KEYS`: one row for each distinct name of a group.
package struct GroupedEntityTable: ReportTable {
  private let documents: DocumentSelection
  private let keys: [GroupKey]

  package init(_ documents: DocumentSelection, by keys: [GroupKey]) {
    self.documents = documents
    self.keys = keys
  }

  /// The type of the documents, where it is a key, must not be taken for that of the names.
  package var columns: [String] {
    keys.map { $0 == .type ? "document_type" : $0.column } + ["type", "text", "documents", "mentions"]
  }

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    var tally = NameTally()
    try documents.forEachDocument { document in
      let group = keys.map { $0.value(of: document) }
      for entity in document.insights.entities {
        tally.add(group + [entity.kind.rawValue, entity.text], mentions: entity.mentions)
      }
    }
    try tally.forEachRow(body)
  }
}
