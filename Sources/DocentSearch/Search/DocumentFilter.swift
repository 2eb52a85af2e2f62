/// A part of a query that takes documents or leaves them, without a score; asked once a candidate.
enum DocumentFilter {
  case all
  case dates(UnsafePointer<Int32>, ClosedRange<Int32>)
  case documents(GatheredDocuments)

  @inline(__always) func contains(_ document: UInt32) -> Bool {
    switch self {
    case .all: return true
    case .dates(let dates, let range):
      let date = dates[Int(document)]
      return date != SegmentFormat.noDate && range.contains(date)
    case .documents(let documents): return documents.contains(document)
    }
  }
}
