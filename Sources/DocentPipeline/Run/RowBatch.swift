import DocentDocument
import DocentExtraction

/// Rows of a table that are worked on together: they are read one after the other, but a large table keeps every worker
/// busy.
struct RowBatch {
  /// A row with what the table says of it.
  struct Row: Sendable {
    /// Counted from 0 in the batch.
    let place: Int
    let member: ExtractedMember
    let document: RowDocument
  }

  /// Many enough that nobody waits for long at the end of a batch.
  private static let mostRows = 128
  private static let mostBytes = 1 << 20

  private var rows: [Row] = []
  private var byteCount = 0
  private var texts: Set<DocumentText> = []
  private var repeated: [Row] = []

  /// Whether the rows are to be taken before the next is added.
  var isFull: Bool { count >= Self.mostRows || byteCount >= Self.mostBytes }

  private var count: Int { rows.count + repeated.count }

  mutating func append(_ document: RowDocument, of member: ExtractedMember) {
    let row = Row(place: count, member: member, document: document)
    if texts.insert(document.text).inserted { rows.append(row) } else { repeated.append(row) }
    byteCount += document.text.count
  }

  /// The rows since the last time: those of different texts, and those that say the same as one of them, which are known
  /// once those are.
  mutating func takeAll() -> (rows: [Row], repeated: [Row]) {
    defer { self = RowBatch() }
    return (rows, repeated)
  }
}
