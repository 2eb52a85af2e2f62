import DocentDocument
import DocentText

/// Documents that are indexed but not in a segment yet.
final class DocumentBuffer {
  private struct Row {
    var key: [UInt8]
    var part: UInt32
    var storeID: Int64
    var length: UInt32
    var date: Int32
    var language: String
    var signature: UInt64
    var numbers: [NumberField: Double]
    var isDeleted = false
  }

  private let analyzer: Analyzer
  private let postings = PostingsBuffer()
  private let cache: WordTermCache
  private var rows: [Row] = []
  private var rowsByKey: [[UInt8]: [Int]] = [:]
  private var keyBytes = 0
  private var numberCount = 0

  init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    cache = WordTermCache(postings, analyzer.words)
  }

  var isEmpty: Bool { rows.isEmpty }
  /// Bytes of memory held.
  var footprint: Int { postings.footprint + cache.footprint + rows.count * 176 + keyBytes * 2 + numberCount * 48 }
  var hasRoom: Bool { postings.hasRoom }

  func add(_ document: IndexDocument) {
    let number = UInt32(rows.count)
    let key = Array(document.key.rawValue.utf8)
    var position: UInt32 = 0
    var length: UInt32 = 0
    func index(_ bytes: UnsafeBufferPointer<UInt8>, _ field: TextField, _ segments: [LanguageSegment] = []) -> UInt32 {
      var sink = BufferSink(
        bytes: bytes, document: number, field: field, cache: cache, postings: postings, language: document.language,
        segments: segments)
      return analyzer.analyze(bytes, from: position, into: &sink)
    }
    if !document.title.isEmpty {
      Array(document.title.utf8).withUnsafeBufferPointer { title in
        _ = index(title, .title)
        for _ in 0..<BM25.titleRepetitions {
          let end = index(title, .text)
          length += end - position
          position = end + TextField.gap
        }
      }
    }
    document.body.utf8.withUnsafeBufferPointer { body in
      let end = index(body, .text, document.segments.sorted { $0.span < $1.span })
      length += end - position
    }
    for term in Set(KeywordTerm.terms(of: document)) {
      postings.count(term.withUnsafeBytes { postings.term($0) }, document: number)
    }
    rowsByKey[key, default: []].append(rows.count)
    keyBytes += key.count
    numberCount += document.numbers.count
    rows.append(
      Row(
        key: key, part: UInt32(clamping: document.part), storeID: document.storeID, length: length,
        date: document.date?.rawValue ?? SegmentFormat.noDate, language: document.language.rawValue,
        signature: document.signature ?? 0, numbers: document.numbers))
  }

  /// Forgets the documents with this key. True if there were any.
  func delete(_ key: [UInt8]) -> Bool {
    guard let found = rowsByKey.removeValue(forKey: key) else { return false }
    for row in found { rows[row].isDeleted = true }
    return true
  }

  /// Writes a segment; nil if every document was deleted again.
  func writeSegment(_ path: String, in directory: String) throws(IndexError) -> SegmentDescription? {
    let order = rows.indices.filter { !rows[$0].isDeleted }.sorted { left, right in
      let keys = ByteOrder.compare(rows[left].key, rows[right].key)
      if keys != 0 { return keys < 0 }
      return (rows[left].part, left) < (rows[right].part, right)
    }
    guard !order.isEmpty else { return nil }
    var numbers = [UInt32](repeating: .max, count: rows.count)
    for (number, row) in order.enumerated() { numbers[row] = UInt32(number) }
    let ordered = BufferRows(rows: order.map { rows[$0] })
    let writer = try SegmentWriter(path, in: directory, rows: ordered)
    var list = TermPostings()
    var scratch: [UInt8] = []
    for term in postings.sortedTerms() {
      let bytes = Array(postings.terms.string(term))
      let hasPositions = TermKind.hasPositions(bytes)
      postings.read(term, hasPositions: hasPositions, into: &list, scratch: &scratch)
      let places = list.documents.indices.filter { numbers[Int(list.documents[$0])] != .max }.sorted {
        numbers[Int(list.documents[$0])] < numbers[Int(list.documents[$1])]
      }
      guard !places.isEmpty else { continue }
      try writer.addTerm(bytes) { (writer) throws(IndexError) in
        for place in places {
          try writer.add(document: numbers[Int(list.documents[place])], frequency: list.frequencies[place])
          guard hasPositions else { continue }
          var next: UInt32 = 0
          for index in list.starts[place]..<list.starts[place] + Int(list.frequencies[place]) {
            try writer.add(positionDelta: list.positions[index] &- next)
            next = list.positions[index] &+ 1
          }
        }
      }
    }
    let (length, fingerprint) = try writer.finish()
    return SegmentDescription(
      length: length, fingerprint: fingerprint, documentCount: order.count,
      totalLength: ordered.rows.reduce(0) { $0 + UInt64($1.length) })
  }

  private struct BufferRows: DocumentRows {
    let rows: [Row]

    var count: Int { rows.count }
    func key(_ row: Int) -> [UInt8] { rows[row].key }
    func part(_ row: Int) -> UInt32 { rows[row].part }
    func length(_ row: Int) -> UInt32 { rows[row].length }
    func date(_ row: Int) -> Int32 { rows[row].date }
    func storeID(_ row: Int) -> Int64 { rows[row].storeID }
    func language(_ row: Int) -> String { rows[row].language }
    func signature(_ row: Int) -> UInt64 { rows[row].signature }
    var numberFields: [NumberField] { rows.reduce(into: Set()) { $0.formUnion($1.numbers.keys) }.sorted() }
    func number(_ field: NumberField, _ row: Int) -> Double? { rows[row].numbers[field] }
  }
}

/// What a finished segment file holds.
struct SegmentDescription: Equatable {
  var length: Int
  var fingerprint: UInt32
  var documentCount: Int
  var totalLength: UInt64
}

/// Puts the units of one text into the buffer.
private struct BufferSink: TermSink {
  let bytes: UnsafeBufferPointer<UInt8>
  let document: UInt32
  let field: TextField
  let cache: WordTermCache
  let postings: PostingsBuffer
  let language: LanguageTag
  /// Ordered by their start.
  let segments: [LanguageSegment]
  private var segment = 0
  private var languageHere: LanguageTag?
  private var languageEnd = 0
  private var cacheTag: UInt32 = 0

  init(
    bytes: UnsafeBufferPointer<UInt8>, document: UInt32, field: TextField, cache: WordTermCache,
    postings: PostingsBuffer, language: LanguageTag, segments: [LanguageSegment]
  ) {
    self.bytes = bytes
    self.document = document
    self.field = field
    self.cache = cache
    self.postings = postings
    self.language = language
    self.segments = segments
  }

  var wantsMore: Bool { true }

  mutating func word(_ span: Range<Int>, position: UInt32) {
    if languageHere == nil || span.lowerBound >= languageEnd { findLanguage(at: span.lowerBound) }
    let language = languageHere ?? self.language
    cache.forEachTerm(of: UnsafeBufferPointer(rebasing: bytes[span]), language: language, tag: cacheTag, field: field) {
      term, hasPosition in
      if hasPosition {
        postings.add(term, document: document, position: position)
      } else {
        postings.count(term, document: document)
      }
    }
  }

  mutating func gram(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {
    let term = cache.term([field.wordKind.rawValue] + folded)
    postings.add(term, document: document, position: position)
  }

  mutating func unspacedWord(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {
    postings.count(cache.term(TextTerm.wholeWord(folded, field)), document: document)
  }

  private mutating func findLanguage(at offset: Int) {
    while segment < segments.count, segments[segment].span.upper.rawValue <= offset { segment += 1 }
    if segment < segments.count, segments[segment].span.lower.rawValue <= offset {
      languageHere = segments[segment].language
      languageEnd = segments[segment].span.upper.rawValue
    } else {
      languageHere = language
      languageEnd = segment < segments.count ? segments[segment].span.lower.rawValue : .max
    }
    cacheTag = cache.tag(languageHere ?? language, field)
  }
}
