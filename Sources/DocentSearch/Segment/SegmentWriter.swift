/// The documents of a segment being written, in order of (key, part).
protocol DocumentRows: NumberRows {
  var count: Int { get }
  func key(_ row: Int) throws(IndexError) -> [UInt8]
  func part(_ row: Int) -> UInt32
  func length(_ row: Int) -> UInt32
  func date(_ row: Int) -> Int32
  func storeID(_ row: Int) -> Int64
  func language(_ row: Int) -> String
  /// 0 where unknown.
  func signature(_ row: Int) -> UInt64
}

/// Writes a segment: first every term with its postings, in ascending order, then the columns of the documents. The same
/// terms and documents give the same bytes.
final class SegmentWriter<Rows: DocumentRows> {
  private let file: SegmentFileWriter
  private let rows: Rows
  private let totalLength: UInt64
  private let lengths: [UInt32]
  private let formula: BM25
  private var postings: PostingsWriter
  private var terms: TermDictionaryWriter

  private let analysis: Analysis

  init(_ path: String, in directory: String, rows: Rows, analysis: Analysis) throws(IndexError) {
    guard rows.count < Int(Int32.max) else {
      throw IndexError(.tooLarge, "\(path): a segment holds at most 2^31 documents")
    }
    file = try SegmentFileWriter(path)
    self.rows = rows
    self.analysis = analysis
    lengths = (0..<rows.count).map { rows.length($0) }
    totalLength = lengths.reduce(0) { $0 + UInt64($1) }
    formula = BM25(documentCount: rows.count, totalLength: totalLength)
    postings = PostingsWriter(file, lengths: lengths, formula: formula)
    terms = TermDictionaryWriter(directory: directory)
    try file.begin(.postings)
  }

  /// Adds the next term; `body` gives its documents in ascending order.
  func addTerm(
    _ term: [UInt8], _ body: (inout PostingsWriter) throws(IndexError) -> Void
  ) throws(IndexError) {
    postings.begin(positions: TermKind.hasPositions(term))
    try body(&postings)
    try terms.add(term, try postings.end())
  }

  /// A writer for terms that follow those added so far, to be given back to `addTerms(of:)`. Several may be filled at the
  /// same time.
  func makeStretch(in directory: String) -> TermStretch {
    TermStretch(SpoolFile(directory: directory), lengths: lengths, formula: formula)
  }

  /// Adds the terms of a stretch behind those added so far.
  func addTerms(of stretch: TermStretch) throws(IndexError) {
    let base = file.sectionLength
    try stretch.spool.copy(to: file.output)
    for (term, entry) in stretch.terms {
      var entry = entry
      entry.region += base
      try terms.add(term, entry)
    }
  }

  /// Writes the stored texts, after the last term: `texts` adds them, `record` tells which are a document's.
  func writeStored(
    _ texts: (inout StoredFieldsWriter) throws(IndexError) -> Void,
    record: (Int) throws(IndexError) -> UInt32?
  ) throws(IndexError) {
    try terms.finish(file)
    var stored = try StoredFieldsWriter(file)
    try texts(&stored)
    try stored.finish(documentCount: rows.count, record)
  }

  /// Writes the rest, after the stored texts, and makes the file durable.
  func finish() throws(IndexError) -> (length: Int, fingerprint: UInt32) {
    try writeKeys()
    try file.begin(.lengths)
    try file.output.append(PackedColumn.packed(rows.count) { Int64(rows.length($0)) })
    try file.begin(.dates)
    try file.output.append(
      PackedColumn.packed(rows.count, mayBeAbsent: true) { row in
        let date = rows.date(row)
        return date == SegmentFormat.noDate ? nil : Int64(date)
      })
    try writeUnlessZero(.storeIDs) { rows, row in rows.storeID(row) }
    try writeUnlessZero(.signatures) { rows, row in rows.signature(row) }
    try NumberColumnsWriter.write(rows, count: rows.count, to: file)
    let languages = try writeLanguages()
    let continuations = try writeContinuations()
    try file.begin(.summary)
    var summary: [UInt8] = []
    summary.appendLittleEndian(UInt32(rows.count))
    summary.appendLittleEndian(Analyzer.version)
    summary.appendLittleEndian(totalLength)
    summary.appendLittleEndian(UInt32(languages))
    summary.appendLittleEndian(UInt32(continuations))
    summary.appendVarint(analysis.name.utf8.count)
    summary.append(contentsOf: analysis.name.utf8)
    try file.output.append(summary)
    return try file.finish()
  }

  private func write<Value: FixedWidthInteger>(
    _ section: SegmentFormat.Section, _ value: (Rows, Int) -> Value
  ) throws(IndexError) {
    try file.begin(section)
    var bytes: [UInt8] = []
    for row in 0..<rows.count {
      bytes.appendLittleEndian(value(rows, row))
      if bytes.count >= 1 << 16 {
        try file.output.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.output.append(bytes)
  }

  /// Leaves the section empty if all values are 0.
  private func writeUnlessZero<Value: FixedWidthInteger>(
    _ section: SegmentFormat.Section, _ value: (Rows, Int) -> Value
  ) throws(IndexError) {
    if (0..<rows.count).contains(where: { value(rows, $0) != 0 }) {
      try write(section, value)
    } else {
      try file.begin(section)
    }
  }

  private func writeKeys() throws(IndexError) {
    try file.begin(.keys)
    var index: [UInt8] = []
    var bytes: [UInt8] = []
    var previous: [UInt8] = []
    for row in 0..<rows.count {
      let key = try rows.key(row)
      var shared = 0
      if row % SegmentFormat.documentsPerKeyBlock == 0 {
        try file.output.append(bytes)
        bytes.removeAll(keepingCapacity: true)
        index.appendLittleEndian(UInt64(file.sectionLength))
      } else {
        shared = key.withUnsafeBytes { new in
          previous.withUnsafeBytes { ByteOrder.sharedPrefix(new, $0) }
        }
      }
      bytes.appendVarint(shared)
      bytes.appendVarint(key.count - shared)
      bytes.append(contentsOf: key[shared...])
      bytes.appendVarint(rows.part(row))
      previous = key
    }
    try file.output.append(bytes)
    try file.begin(.keyIndex)
    try file.output.append(index)
  }

  private func writeLanguages() throws(IndexError) -> Int {
    var found: Set<String> = []
    for row in 0..<rows.count { found.insert(rows.language(row)) }
    let names = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let ordinals = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, UInt16(truncatingIfNeeded: $0)) })
    try file.begin(.languages)
    try file.output.append(PackedColumn.packed(rows.count) { Int64(ordinals[rows.language($0)] ?? 0) })
    try file.begin(.languageNames)
    var bytes: [UInt8] = []
    for name in names {
      bytes.appendVarint(name.utf8.count)
      bytes.append(contentsOf: name.utf8)
    }
    try file.output.append(bytes)
    return names.count
  }

  private func writeContinuations() throws(IndexError) -> Int {
    try file.begin(.continuations)
    var bytes: [UInt8] = []
    for row in 0..<rows.count where rows.part(row) > 0 { bytes.appendLittleEndian(UInt32(row)) }
    try file.output.append(bytes)
    return bytes.count / 4
  }
}
