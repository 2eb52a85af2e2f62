import DocentDocument
import DocentText

/// Documents that are indexed but not in a segment yet. Used by one thread at a time; several buffers filled by several
/// threads become one segment, see `BufferedSegment`.
final class DocumentBuffer {
  struct Row {
    var key: Int
    var part: UInt32
    var storeID: Int64
    var length: UInt32
    var date: Int32
    var language: UInt16
    /// Order among the documents of all buffers.
    var arrival: UInt64
    /// 0 where unknown.
    var signature: UInt64
    var numbers: [NumberField: Double]
    var isDeleted = false
    /// The row before with the same key, or -1.
    var previous: Int32
  }

  private let analyzer: Analyzer
  let analysis: Analysis
  let postings = PostingsBuffer()
  private let cache: WordTermCache
  private(set) var rows: [Row] = []
  let keys = ByteStringTable()
  /// The last row of each key, or -1.
  private var newest: [Int32] = []
  private(set) var languages: [String] = []
  /// The texts of each row, or of none.
  private(set) var stored = StoredFieldsBuffer()
  private let storesTexts: Bool
  private var keywords: [IndexDocument.Keyword: [Int]] = [:]
  private var numberCount = 0

  init(_ analysis: Analysis, storesTexts: Bool) {
    self.analysis = analysis
    self.storesTexts = storesTexts
    analyzer = Analyzer(analysis, memory: 0)
    cache = WordTermCache(postings, analyzer.words, words: stored.pieces)
  }

  var isEmpty: Bool { rows.isEmpty }
  /// Bytes of memory held.
  var footprint: Int {
    postings.footprint + cache.footprint + keys.footprint + stored.footprint + keywords.count * 160
      + rows.capacity * (MemoryLayout<Row>.stride + 4) + numberCount * 48
  }
  var hasRoom: Bool { postings.hasRoom && rows.count < Int(Int32.max) }

  /// What follows comes from a later part of the input.
  func begin(chunk: Int) { stored.begin(chunk: chunk) }

  /// `arrival` grows from document to document.
  func add(_ document: IndexDocument, arrival: UInt64) {
    let number = UInt32(rows.count)
    var position: UInt32 = 0
    var length: UInt32 = 0
    let segments = analysis == .multilingual ? document.segments.sorted { $0.span < $1.span } : []
    /// Returns the position behind the text. `cuts` are its pieces.
    func index(
      _ bytes: UnsafeBufferPointer<UInt8>, _ field: TextField, _ cuts: Range<Int>, _ segments: [LanguageSegment] = []
    ) -> UInt32 {
      var sink = BufferSink(
        bytes: bytes, document: number, field: field, cache: cache, postings: postings, language: document.language,
        segments: segments, pieces: stored.cuts.cuts, cuts: cuts)
      let end = analyzer.analyze(bytes, from: position, into: &sink)
      sink.addPending()
      if field == .text { length += sink.length }
      return end
    }
    let title = Array(document.title.utf8)
    title.withUnsafeBufferPointer { title in
      document.body.utf8.withUnsafeBufferPointer { body in
        if storesTexts { stored.add(title: UnsafeRawBufferPointer(title), text: UnsafeRawBufferPointer(body)) }
        let ofTitle = stored.cuts.titleCount
        if !title.isEmpty { _ = index(title, .title, 0..<ofTitle) }
        // The title stands behind the text, where its positions do not make all the others larger.
        position = index(body, .text, ofTitle..<stored.cuts.count, segments)
        for _ in 0..<(title.isEmpty ? 0 : BM25.titleRepetitions) {
          position += TextField.gap
          position = index(title, .text, 0..<ofTitle)
        }
      }
    }
    addKeywords(of: document, number)
    let (key, isNew) = Array(document.key.rawValue.utf8).withUnsafeBytes { keys.insert($0) }
    if isNew { newest.append(-1) }
    rows.append(
      Row(
        key: key, part: UInt32(clamping: document.part), storeID: document.storeID, length: length,
        date: document.date?.rawValue ?? SegmentFormat.noDate, language: ordinal(of: document.language),
        arrival: arrival, signature: document.signature ?? 0, numbers: document.numbers,
        previous: newest[key]))
    newest[key] = Int32(number)
    numberCount += document.numbers.count
  }

  /// Forgets the documents with this key. True if there were any.
  func delete(_ key: [UInt8]) -> Bool {
    guard let id = key.withUnsafeBytes({ keys.find($0) }) else { return false }
    var row = Int(newest[id])
    let found = row >= 0
    while row >= 0 {
      rows[row].isDeleted = true
      row = Int(rows[row].previous)
    }
    newest[id] = -1
    return found
  }

  private func addKeywords(of document: IndexDocument, _ number: UInt32) {
    var terms: [Int] = []
    for keyword in document.keywords + [IndexDocument.Keyword(.language, document.language.rawValue)] {
      for term in self.terms(of: keyword) where !terms.contains(term) {
        terms.append(term)
        postings.count(term, document: number)
      }
    }
  }

  private func terms(of keyword: IndexDocument.Keyword) -> [Int] {
    if let known = keywords[keyword] { return known }
    let terms = KeywordTerm.terms(of: keyword).map { $0.withUnsafeBytes { postings.term($0) } }
    if keywords.count < 1 << 16 { keywords[keyword] = terms }
    return terms
  }

  private func ordinal(of language: LanguageTag) -> UInt16 {
    if let last = languages.last, last == language.rawValue { return UInt16(languages.count - 1) }
    if let known = languages.firstIndex(of: language.rawValue) { return UInt16(known) }
    guard languages.count < Int(UInt16.max) else { return 0 }
    languages.append(language.rawValue)
    return UInt16(languages.count - 1)
  }
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
  /// Pieces of the text that have numbers already.
  let pieces: UnsafePointer<PieceCuts.Cut>
  private var cut: Int
  private let cutEnd: Int
  private var pendingCount = 0
  private var segment = 0
  private var languageHere: LanguageTag?
  private var languageEnd = 0
  private var cacheTag: UInt32 = 0
  /// Words and characters so far, without stop words.
  private(set) var length: UInt32 = 0

  init(
    bytes: UnsafeBufferPointer<UInt8>, document: UInt32, field: TextField, cache: WordTermCache,
    postings: PostingsBuffer, language: LanguageTag, segments: [LanguageSegment],
    pieces: UnsafePointer<PieceCuts.Cut>, cuts: Range<Int>
  ) {
    self.bytes = bytes
    self.document = document
    self.field = field
    self.cache = cache
    self.postings = postings
    self.language = language
    self.segments = segments
    self.pieces = pieces
    cut = cuts.lowerBound
    cutEnd = cuts.upperBound
  }

  var wantsMore: Bool { true }

  mutating func word(_ span: Range<Int>, position: UInt32) {
    if languageHere == nil || span.lowerBound >= languageEnd {
      addPending()
      findLanguage(at: span.lowerBound)
    }
    cache.pending[pendingCount] = WordTermCache.PendingWord(word: number(of: span), position: position)
    pendingCount &+= 1
    if pendingCount == WordTermCache.batch { addPending() }
  }

  /// The number of a word: mostly that of the piece that begins where it does.
  @inline(__always) private mutating func number(of span: Range<Int>) -> UInt32 {
    let start = UInt32(truncatingIfNeeded: span.lowerBound)
    while cut < cutEnd, pieces[cut].start < start { cut &+= 1 }
    if cut < cutEnd, pieces[cut].start == start, Int(pieces[cut].length) == span.count { return pieces[cut].id }
    return cache.number(of: UnsafeBufferPointer(rebasing: bytes[span]))
  }

  /// Puts the words that wait into the buffer; to be called at the end of the text.
  mutating func addPending() {
    guard pendingCount > 0 else { return }
    length &+= cache.addPending(
      pendingCount, document: document, language: languageHere ?? language, tag: cacheTag, field: field)
    pendingCount = 0
  }

  mutating func gram(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {
    // Positions of a term ascend.
    addPending()
    let term = cache.term([field.wordKind.rawValue] + folded)
    length &+= 1
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
