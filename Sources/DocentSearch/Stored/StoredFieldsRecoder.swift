/// Codes the stored texts of live documents anew when segments are merged.
struct StoredFieldsRecoder {
  /// Bytes of text that share a dictionary: bounds memory.
  private static let groupLength = 32 << 20

  private var buffer = StoredFieldsBuffer()
  /// Which document each record of the buffer is.
  private var pending: [(source: Int, document: UInt32)] = []
  /// The new record of each document by source; `.max` for none.
  private var records: [[UInt32]]

  /// `documentCounts` are those of the sources.
  init(_ documentCounts: [Int]) {
    records = documentCounts.map { [UInt32](repeating: .max, count: $0) }
  }

  /// Adds what lives of a source, in the order of its records.
  mutating func add(
    _ source: SegmentMerger.Source, number: Int, to writer: inout StoredFieldsWriter
  ) throws(IndexError) {
    let reader = source.reader.stored
    var order: [(record: UInt32, document: UInt32)] = []
    for document in 0..<UInt32(source.reader.documentCount) where !source.deleted.contains(document) {
      if let record = try reader.record(of: document) { order.append((record, document)) }
    }
    order.sort { $0.record < $1.record }
    var block: StoredFieldsReader.Block?
    for (record, document) in order {
      if block.map({ !$0.records.contains(record) }) ?? true {
        block = try reader.block(reader.block(holding: record))
      }
      guard let block else { continue }
      let text = try reader.text(ofRecord: record, in: block)
      text.title.withUnsafeBytes { title in
        text.text.withUnsafeBytes { buffer.add(title: title, text: $0) }
      }
      pending.append((number, document))
      if buffer.length >= Self.groupLength { try finish(&writer) }
    }
  }

  /// Writes what waits.
  mutating func finish(_ writer: inout StoredFieldsWriter) throws(IndexError) {
    guard !pending.isEmpty else { return }
    let numbers = try StoredFieldsEncoder([buffer]).write(to: &writer)[0]
    for (place, number) in zip(pending, numbers) { records[place.source][Int(place.document)] = number }
    pending.removeAll()
    buffer = StoredFieldsBuffer()
  }

  /// The record of a document of a source that was added.
  func record(_ source: Int, _ document: UInt32) -> UInt32? {
    let record = records[source][Int(document)]
    return record == .max ? nil : record
  }
}
