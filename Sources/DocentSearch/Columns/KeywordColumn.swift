/// The values of a keyword field by document, for facets: made from the postings of the field's terms, since the index
/// keeps only these.
final class KeywordColumn: Sendable {
  /// Distinct values in order, folded.
  let values: [[UInt8]]
  /// Spellings in order, and which value each spells.
  let spellings: [[UInt8]]
  let valueOfSpelling: [UInt32]
  /// The spelling of each document, `spellings.count` for none; empty if any document has several.
  let only: [UInt16]
  /// Spellings of document d: `ordinals[starts[d]..<starts[d + 1]]`, ascending; empty if no document has several.
  private let starts: [UInt32]
  private let ordinals: [UInt32]

  /// O(postings of the field); 2 bytes a document, or 4 bytes a posting and document where any has several.
  init(_ field: KeywordField, in segment: SegmentReader) throws(IndexError) {
    let prefix = KeywordTerm.prefix(field)
    var values: [[UInt8]] = []
    var spellings: [[UInt8]] = []
    var valueOfSpelling: [UInt32] = []
    var entries: [TermEntry] = []
    let terms = try segment.terms.terms(from: prefix)
    while try terms.next(), terms.term.starts(with: prefix) {
      guard let (folded, written) = KeywordTerm.value(of: terms.term, field: field) else { continue }
      if values.last != folded { values.append(folded) }
      spellings.append(written)
      valueOfSpelling.append(UInt32(values.count - 1))
      entries.append(terms.entry)
    }
    self.values = values
    self.spellings = spellings
    self.valueOfSpelling = valueOfSpelling
    if let only = try Self.only(entries, in: segment) {
      self.only = only
      starts = []
      ordinals = []
    } else {
      only = []
      (starts, ordinals) = try Self.several(entries, in: segment)
    }
  }

  /// The spellings of a document, ascending, so that spellings of one value stand together.
  @inline(__always) func forEachSpelling(of document: UInt32, _ body: (_ spelling: Int) -> Void) {
    if only.isEmpty {
      for index in Int(starts[Int(document)])..<Int(starts[Int(document) + 1]) { body(Int(ordinals[index])) }
    } else if Int(only[Int(document)]) < spellings.count {
      body(Int(only[Int(document)]))
    }
  }

  private static func only(_ entries: [TermEntry], in segment: SegmentReader) throws(IndexError) -> [UInt16]? {
    guard entries.count < Int(UInt16.max),
      entries.reduce(0, { $0 + Int($1.documentCount) }) <= segment.documentCount
    else { return nil }
    let none = UInt16(entries.count)
    var only = [UInt16](repeating: none, count: segment.documentCount)
    var isOnly = true
    for (ordinal, entry) in entries.enumerated() {
      try PostingsCursor(entry, in: segment.file).forEach(below: segment.documentCount) {
        (document, _) throws(IndexError) in
        isOnly = isOnly && only[Int(document)] == none
        only[Int(document)] = UInt16(ordinal)
      }
    }
    return isOnly ? only : nil
  }

  private static func several(
    _ entries: [TermEntry], in segment: SegmentReader
  ) throws(IndexError) -> (starts: [UInt32], ordinals: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: segment.documentCount + 1)
    for entry in entries {
      try PostingsCursor(entry, in: segment.file).forEach(below: segment.documentCount) {
        (document, _) throws(IndexError) in starts[Int(document) + 1] += 1
      }
    }
    for document in 0..<segment.documentCount { starts[document + 1] += starts[document] }
    var next = starts
    var ordinals = [UInt32](repeating: 0, count: Int(starts[segment.documentCount]))
    for (ordinal, entry) in entries.enumerated() {
      try PostingsCursor(entry, in: segment.file).forEach(below: segment.documentCount) {
        (document, _) throws(IndexError) in
        ordinals[Int(next[Int(document)])] = UInt32(ordinal)
        next[Int(document)] += 1
      }
    }
    return (starts, ordinals)
  }
}
