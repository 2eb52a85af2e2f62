import DocentDocument

/// An open segment: its documents' columns and its dictionary of terms. Cheap to open, shared by all who read.
final class SegmentReader: Sendable {
  let file: SegmentFile
  let terms: TermDictionary
  let stored: StoredFieldsReader
  let documentCount: Int
  /// Sum of the lengths of all documents, deleted or not.
  let totalLength: UInt64
  let languages: [LanguageTag]
  let analysis: Analysis
  let numbers: NumberColumns
  private let continuationCount: Int
  private let lengthColumn: DecodedColumn<UInt32>
  private let dateColumn: DecodedColumn<Int32>
  private let languageColumn: DecodedColumn<UInt16>

  init(_ path: String) throws(IndexError) {
    let file = try SegmentFile(path)
    var summary = ByteReader(try file.verified(.summary))
    let documentCount = Int(summary.littleEndian(UInt32.self))
    let analyzerVersion = summary.littleEndian(UInt32.self)
    totalLength = summary.littleEndian(UInt64.self)
    let languageCount = Int(summary.littleEndian(UInt32.self))
    continuationCount = Int(summary.littleEndian(UInt32.self))
    let name = String(decoding: summary.take(summary.count(atMost: 64)), as: UTF8.self)
    guard !summary.overran, documentCount > 0, documentCount < Int(Int32.max), languageCount <= 1 << 16 else {
      throw .damaged(path, "the summary is damaged")
    }
    guard analyzerVersion == Analyzer.version else {
      throw IndexError(
        .unsupported,
        "\(path) was made by version \(analyzerVersion) of the text analysis, this build has \(Analyzer.version); rebuild the index"
      )
    }
    guard let analysis = Analysis(name: name) else {
      throw IndexError(.unsupported, "\(path) needs the analyzer \(name), which this build does not have")
    }
    let blocks =
      (documentCount + SegmentFormat.documentsPerKeyBlock - 1) / SegmentFormat.documentsPerKeyBlock
    let sizes: [(SegmentFormat.Section, Int)] = [
      (.keyIndex, blocks * 8), (.continuations, continuationCount * 4),
    ]
    for section in [SegmentFormat.Section.storeIDs, .signatures] where !file.bytes(of: section).isEmpty {
      guard file.bytes(of: section).count == documentCount * 8 else {
        throw .damaged(path, "section \(section) has the wrong length")
      }
    }
    for (section, size) in sizes where file.bytes(of: section).count != size {
      throw .damaged(path, "section \(section) has the wrong length")
    }
    var names = ByteReader(try file.verified(.languageNames))
    var languages: [LanguageTag] = []
    for _ in 0..<languageCount {
      languages.append(LanguageTag(String(decoding: names.take(names.count(atMost: 256)), as: UTF8.self)))
    }
    guard !names.overran else { throw .damaged(path, "the names of the languages are damaged") }
    self.file = file
    self.documentCount = documentCount
    self.languages = languages
    self.analysis = analysis
    lengthColumn = try DecodedColumn(.lengths, of: file, count: documentCount)
    dateColumn = try DecodedColumn(.dates, of: file, count: documentCount, absent: SegmentFormat.noDate)
    languageColumn = try DecodedColumn(.languages, of: file, count: documentCount)
    terms = try TermDictionary(file)
    stored = try StoredFieldsReader(file, documentCount: documentCount)
    numbers = try NumberColumns(file, documentCount: documentCount)
  }

  /// The lengths of all documents.
  func lengths() throws(IndexError) -> UnsafePointer<UInt32> { try lengthColumn.values() }
  /// The dates of all documents, `SegmentFormat.noDate` where there is none.
  func dates() throws(IndexError) -> UnsafePointer<Int32> { try dateColumn.values() }

  /// What the store calls each document; nil if there is no store.
  func storeIDs() throws(IndexError) -> UnsafePointer<Int64>? {
    file.bytes(of: .storeIDs).isEmpty ? nil : try column(.storeIDs)
  }
  /// Ordinals into `languages`.
  func languageOrdinals() throws(IndexError) -> UnsafePointer<UInt16> { try languageColumn.values() }

  /// The signatures of all documents' texts; nil if none has any.
  func signatures() throws(IndexError) -> UnsafePointer<UInt64>? {
    file.bytes(of: .signatures).isEmpty ? nil : try column(.signatures)
  }

  func storeID(_ document: UInt32) throws(IndexError) -> Int64 {
    file.bytes(of: .storeIDs).isEmpty ? 0 : try value(.storeIDs, document)
  }
  func length(_ document: UInt32) throws(IndexError) -> UInt32 { try lengthColumn.value(document) }

  func language(_ document: UInt32) throws(IndexError) -> LanguageTag {
    let ordinal = Int(try languageColumn.value(document))
    guard ordinal < languages.count else { throw .damaged(file.path, "the languages are damaged") }
    return languages[ordinal]
  }

  /// Documents with part > 0, ascending.
  func continuations() throws(IndexError) -> [UInt32] {
    guard continuationCount > 0 else { return [] }
    let documents = Array(
      UnsafeBufferPointer(start: try column(.continuations) as UnsafePointer<UInt32>, count: continuationCount))
    guard documents.allSatisfy({ Int($0) < documentCount }) else {
      throw .damaged(file.path, "the list of continuations is damaged")
    }
    return documents
  }

  /// The key of a document and its part. Decodes at most 16 keys.
  func key(_ document: UInt32) throws(IndexError) -> (key: [UInt8], part: UInt32) {
    var block = try KeyBlock(self, Int(document) / SegmentFormat.documentsPerKeyBlock)
    for _ in 0...Int(document) % SegmentFormat.documentsPerKeyBlock { try block.next() }
    return (block.key, block.part)
  }

  /// The documents with this key: the parts of one document. O(log documents).
  func documents(withKey key: [UInt8]) throws(IndexError) -> Range<UInt32> {
    let blockCount = file.bytes(of: .keyIndex).count / 8
    var lower = 0
    var upper = blockCount
    // The first block whose first key is not before `key`; what we look for may begin in the block before it.
    while lower < upper {
      let middle = (lower + upper) / 2
      var block = try KeyBlock(self, middle)
      try block.next()
      if ByteOrder.compare(block.key, key) < 0 { lower = middle + 1 } else { upper = middle }
    }
    var first: Int?
    var index = max(lower - 1, 0)
    while index < blockCount {
      var block = try KeyBlock(self, index)
      let start = index * SegmentFormat.documentsPerKeyBlock
      for document in start..<min(start + SegmentFormat.documentsPerKeyBlock, documentCount) {
        try block.next()
        let order = ByteOrder.compare(block.key, key)
        if order == 0, first == nil { first = document }
        if order > 0 { return UInt32(first ?? document)..<UInt32(document) }
      }
      index += 1
    }
    return UInt32(first ?? documentCount)..<UInt32(documentCount)
  }

  func keyBlockBytes(_ index: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    let count = file.bytes(of: .keyIndex).count / 8
    guard index < count else { throw .damaged(file.path, "the keys are damaged") }
    let last = index + 1 == count
    let offsets = try file.verified(index * 8..<index * 8 + (last ? 8 : 16), of: .keyIndex)
    let start = UInt64(littleEndian: offsets.loadUnaligned(as: UInt64.self))
    let end =
      last
      ? UInt64(file.bytes(of: .keys).count)
      : UInt64(littleEndian: offsets.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    guard start <= end, end <= UInt64(file.bytes(of: .keys).count) else {
      throw .damaged(file.path, "the keys are damaged")
    }
    return try file.verified(Int(start)..<Int(end), of: .keys)
  }

  private func column<Value: BitwiseCopyable>(
    _ section: SegmentFormat.Section
  ) throws(IndexError) -> UnsafePointer<Value> {
    guard let start = try file.verified(section).baseAddress else {
      throw .damaged(file.path, "section \(section) is empty")
    }
    return start.assumingMemoryBound(to: Value.self)
  }

  private func value<Value: BitwiseCopyable>(
    _ section: SegmentFormat.Section, _ document: UInt32
  ) throws(IndexError) -> Value {
    let size = MemoryLayout<Value>.size
    let offset = Int(document) * size
    return try file.verified(offset..<offset + size, of: section).loadUnaligned(as: Value.self)
  }
}
