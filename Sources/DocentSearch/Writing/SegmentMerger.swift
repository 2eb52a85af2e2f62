import DocentDocument

/// Merges the live documents of several segments into one. Memory follows the number of documents (about 20 bytes each),
/// not the size of their texts.
struct SegmentMerger {
  struct Source {
    var reader: SegmentReader
    var deleted: DeletedDocuments
  }

  private let sources: [Source]
  private let rows: MergedRows
  /// New number of each document by source, `.max` for deleted ones.
  private let numbers: [[UInt32]]

  init(_ sources: [Source]) throws(IndexError) {
    self.sources = sources
    var numbers = sources.map { [UInt32](repeating: .max, count: $0.reader.documentCount) }
    var order: [MergedRows.Place] = []
    var heads: [KeyIterator] = []
    for source in sources { heads.append(try KeyIterator(source)) }
    while true {
      var smallest: Int?
      for index in heads.indices where heads[index].isValid {
        if let best = smallest, !heads[index].isBefore(heads[best]) { continue }
        smallest = index
      }
      guard let source = smallest else { break }
      let document = heads[source].document
      numbers[source][Int(document)] = UInt32(order.count)
      order.append(MergedRows.Place(source: UInt32(source), document: document, part: heads[source].part))
      try heads[source].advance()
    }
    self.numbers = numbers
    rows = try MergedRows(sources: sources, order: order)
  }

  /// Writes the merged segment; nil if nothing is alive.
  func write(_ path: String, in directory: String) throws(IndexError) -> SegmentDescription? {
    guard rows.count > 0 else { return nil }
    guard let analysis = sources.first?.reader.analysis else { return nil }
    let writer = try SegmentWriter(path, in: directory, rows: rows, analysis: analysis)
    var iterators: [TermIterator] = []
    var isValid: [Bool] = []
    for source in sources {
      let iterator = try source.reader.terms.terms(from: [])
      isValid.append(try iterator.next())
      iterators.append(iterator)
    }
    while true {
      var smallest: [UInt8]?
      for index in iterators.indices where isValid[index] {
        if let best = smallest, ByteOrder.compare(iterators[index].term, best) >= 0 { continue }
        smallest = iterators[index].term
      }
      guard let term = smallest else { break }
      var lists: [MergedList] = []
      for index in iterators.indices where isValid[index] && iterators[index].term == term {
        let list = try MergedList(iterators[index].entry, sources[index].reader.file, numbers[index])
        if list.number != .max { lists.append(list) }
        isValid[index] = try iterators[index].next()
      }
      if !lists.isEmpty { try write(term, lists, to: writer) }
    }
    try writeStored(to: writer)
    let (length, fingerprint) = try writer.finish()
    return SegmentDescription(
      length: length, fingerprint: fingerprint, documentCount: rows.count, totalLength: rows.totalLength)
  }

  /// Dictionaries and blocks of large sources are copied as they are; what lives of small ones and of those with deletions
  /// is coded again, together.
  private func writeStored(to writer: SegmentWriter<MergedRows>) throws(IndexError) {
    /// The first record of a source that was copied, or those of the documents of one that was not.
    var firstRecords = [UInt32?](repeating: nil, count: sources.count)
    var recoded = StoredFieldsRecoder(sources.map(\.reader.documentCount))
    try writer.writeStored { (stored) throws(IndexError) in
      for (index, source) in sources.enumerated() {
        let reader = source.reader.stored
        guard source.deleted.isEmpty, try reader.unpackedLength() >= Self.copiedLength else { continue }
        firstRecords[index] = stored.recordCount
        try Self.copy(reader, to: &stored)
      }
      for (index, source) in sources.enumerated() where firstRecords[index] == nil {
        try recoded.add(source, number: index, to: &stored)
      }
      try recoded.finish(&stored)
    } record: { (row) throws(IndexError) in
      let (source, document) = rows.source(row)
      guard let first = firstRecords[source] else { return recoded.record(source, document) }
      return try sources[source].reader.stored.record(of: document).map { first + $0 }
    }
  }

  /// Bytes of codes that are worth a dictionary of their own.
  private static let copiedLength = 1 << 20

  private static func copy(_ reader: StoredFieldsReader, to stored: inout StoredFieldsWriter) throws(IndexError) {
    let first = stored.dictionaryCount
    for number in 0..<reader.dictionaryCount {
      let packed = try reader.packedDictionary(number)
      _ = try stored.addDictionary(packed.bytes, unpackedLength: packed.unpackedLength)
    }
    for number in 0..<reader.blockCount {
      let (block, dictionary) = try reader.packedBlock(number)
      try stored.add(
        block.bytes, unpackedLength: block.unpackedLength, records: reader.records(of: number).count,
        dictionary: first + UInt32(dictionary))
    }
  }

  private func write(
    _ term: [UInt8], _ lists: [MergedList], to writer: SegmentWriter<MergedRows>
  ) throws(IndexError) {
    let hasPositions = TermKind.hasPositions(term)
    try writer.addTerm(term) { (writer) throws(IndexError) in
      var lists = lists
      var positions: [UInt32] = []
      while !lists.isEmpty {
        var best = 0
        for index in lists.indices.dropFirst() where lists[index].number < lists[best].number { best = index }
        try writer.add(document: lists[best].number, frequency: lists[best].frequency)
        if hasPositions {
          positions.removeAll(keepingCapacity: true)
          try lists[best].appendPositions(to: &positions)
          var next: UInt32 = 0
          for position in positions {
            try writer.add(positionDelta: position &- next)
            next = position &+ 1
          }
        }
        try lists[best].advance()
        if lists[best].number == .max { lists.remove(at: best) }
      }
    }
  }
}

/// The live postings of one term in one source, renumbered.
private struct MergedList {
  private let cursor: PostingsCursor
  private let numbers: [UInt32]
  private let path: String
  private var index = -1
  /// New number of the current document; `.max` at the end.
  private(set) var number: UInt32 = 0

  init(_ entry: TermEntry, _ file: SegmentFile, _ numbers: [UInt32]) throws(IndexError) {
    cursor = try PostingsCursor(entry, in: file)
    self.numbers = numbers
    path = file.path
    if cursor.count == 0, try !cursor.nextBlock() { throw .damaged(path, "a list of postings is empty") }
    try advance()
  }

  var frequency: UInt32 { cursor.frequencies[index] }

  func appendPositions(to positions: inout [UInt32]) throws(IndexError) {
    try cursor.appendPositions(at: index, to: &positions)
  }

  mutating func advance() throws(IndexError) {
    repeat {
      index += 1
      if index >= cursor.count {
        guard try cursor.nextBlock() else {
          number = .max
          return
        }
        index = 0
      }
      let document = Int(cursor.documents[index])
      guard document < numbers.count else { throw .damaged(path, "a list of postings is damaged") }
      number = numbers[document]
    } while number == .max
  }
}

/// The documents of several segments in the order of the merged one.
private struct MergedRows: DocumentRows {
  struct Place {
    var source: UInt32
    var document: UInt32
    var part: UInt32
  }

  private let sources: [SegmentMerger.Source]
  private let order: [Place]
  private let columns: [Columns]

  /// The columns of one source, verified, so that reading a value cannot fail.
  private struct Columns {
    var lengths: UnsafePointer<UInt32>
    var dates: UnsafePointer<Int32>
    var storeIDs: UnsafePointer<Int64>?
    var languages: UnsafePointer<UInt16>
    var signatures: UnsafePointer<UInt64>?
    var numbers: [NumberField: NumberColumn]
  }

  init(sources: [SegmentMerger.Source], order: [Place]) throws(IndexError) {
    self.sources = sources
    self.order = order
    var columns: [Columns] = []
    for source in sources {
      let reader = source.reader
      var numbers: [NumberField: NumberColumn] = [:]
      for field in reader.numbers.fields { numbers[field] = try reader.numbers.column(field) }
      columns.append(
        Columns(
          lengths: try reader.lengths(), dates: try reader.dates(), storeIDs: try reader.storeIDs(),
          languages: try reader.languageOrdinals(), signatures: try reader.signatures(), numbers: numbers))
    }
    self.columns = columns
  }

  /// Where a row comes from.
  func source(_ row: Int) -> (source: Int, document: UInt32) { (Int(order[row].source), order[row].document) }

  var count: Int { order.count }
  var totalLength: UInt64 { order.indices.reduce(0) { $0 + UInt64(length($1)) } }

  func key(_ row: Int) throws(IndexError) -> [UInt8] {
    try sources[Int(order[row].source)].reader.key(order[row].document).key
  }
  func part(_ row: Int) -> UInt32 { order[row].part }
  func length(_ row: Int) -> UInt32 { columns[Int(order[row].source)].lengths[Int(order[row].document)] }
  func date(_ row: Int) -> Int32 { columns[Int(order[row].source)].dates[Int(order[row].document)] }
  func storeID(_ row: Int) -> Int64 {
    columns[Int(order[row].source)].storeIDs?[Int(order[row].document)] ?? 0
  }
  func signature(_ row: Int) -> UInt64 {
    columns[Int(order[row].source)].signatures?[Int(order[row].document)] ?? 0
  }
  var numberFields: [NumberField] { Set(columns.flatMap(\.numbers.keys)).sorted() }
  func number(_ field: NumberField, _ row: Int) -> Double? {
    columns[Int(order[row].source)].numbers[field]?.value(Int(order[row].document))
  }
  func language(_ row: Int) -> String {
    let source = Int(order[row].source)
    let ordinal = Int(columns[source].languages[Int(order[row].document)])
    let languages = sources[source].reader.languages
    return ordinal < languages.count ? languages[ordinal].rawValue : LanguageTag.undetermined.rawValue
  }
}
