import DocentDocument

/// The indirect objects of a PDF file, found by looking through the whole file instead of trusting its cross-reference
/// table: what comes later replaces what came before, as incremental updates mean it ([ISO 32000-1] 7.5.6), and damaged
/// tables do not matter.
///
/// Serves what surrounds the text (forms, notes, bookmarks, attachments, properties); the text itself is poppler's.
/// Strings and streams of encrypted files come out encrypted: such files are decrypted before.
struct PDFObjects: Sendable {
  private static let maximumObjects = 1 << 20
  /// Decompressed bytes of object streams kept.
  private static let maximumObjectStreams = 24 << 20
  private static let maximumHops = 32
  /// Longest object looked at.
  private static let maximumObjectBytes = 1 << 20

  enum Place: Sendable {
    /// Offset of the value in the file.
    case file(Int)
    /// Offset in one of the decompressed object streams.
    case stream(Int, Int)
  }

  let source: SourceContent
  private(set) var trailer: [String: PDFValue] = [:]
  /// Whether the file holds an image object.
  private(set) var hasImages = false
  private var places: [Int: Place] = [:]
  private var objectStreams: [[UInt8]] = []
  private var objectStreamOffsets: [Int] = []
  private var objectStreamBytes = 0

  /// O(size of the file).
  init(_ source: SourceContent) {
    self.source = source
    source.withUnsafeBytes { bytes in
      scan(bytes)
      findTrailer(bytes)
    }
    if trailer["Root"] == nil, let catalog = findCatalog() { trailer["Root"] = .reference(catalog) }
  }

  var isEncrypted: Bool { trailer["Encrypt"] != nil && trailer["Encrypt"] != .null }
  var catalog: [String: PDFValue] { dictionary(trailer["Root"]) ?? [:] }
  /// The document information dictionary.
  var information: [String: PDFValue] { dictionary(trailer["Info"]) ?? [:] }

  /// Numbers of the objects in the order of the file.
  var numbers: [Int] {
    func key(_ number: Int) -> (Int, Int) {
      switch places[number] {
      case .file(let offset): (offset, 0)
      case .stream(let index, let offset): (objectStreamOffsets[index], offset)
      case nil: (Int.max, 0)
      }
    }
    return places.keys.map { ($0, key($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// The objects packed into streams, as they are written there.
  func forEachPacked(_ body: (Int, ArraySlice<UInt8>) -> Void) {
    for number in places.keys.sorted() {
      guard case .stream(let index, let offset)? = places[number] else { continue }
      let end = objectStreams[index].withUnsafeBytes { bytes in
        var lexer = PDFLexer(bytes, at: offset)
        return lexer.value() == nil ? nil : lexer.position
      }
      if let end { body(number, objectStreams[index][offset..<max(offset, end)]) }
    }
  }

  // MARK: Looking up

  /// The value with references followed; nil for one that leads nowhere.
  func resolve(_ value: PDFValue?) -> PDFValue? {
    var value = value
    for _ in 0..<Self.maximumHops {
      guard case .reference(let number)? = value else { return value == .null ? nil : value }
      value = object(number)
    }
    return nil
  }

  func dictionary(_ value: PDFValue?) -> [String: PDFValue]? { resolve(value)?.dictionary }
  func array(_ value: PDFValue?) -> [PDFValue]? { resolve(value)?.array }
  func text(_ value: PDFValue?) -> String? { resolve(value)?.text }

  func object(_ number: Int) -> PDFValue? {
    switch places[number] {
    case .file(let offset):
      return source.withUnsafeBytes { bytes in
        var lexer = PDFLexer(UnsafeRawBufferPointer(rebasing: bytes[offset...].prefix(Self.maximumObjectBytes)), at: 0)
        return lexer.value()
      }
    case .stream(let index, let offset):
      return objectStreams[index].withUnsafeBytes { bytes in
        var lexer = PDFLexer(bytes, at: offset)
        return lexer.value()
      }
    case nil: return nil
    }
  }

  /// The decoded bytes of a stream, at most `limit` of them; nil when there is none or its filter is not read here.
  func stream(_ value: PDFValue?, limit: Int) -> [UInt8]? {
    guard case .reference(let number)? = value, case .file(let offset)? = places[number] else { return nil }
    return source.withUnsafeBytes { bytes in
      var lexer = PDFLexer(bytes, at: offset)
      guard let dictionary = lexer.value()?.dictionary else { return nil }
      lexer.skipSpace()
      guard bytes.matches("stream", at: lexer.position) else { return nil }
      let length = resolve(dictionary["Length"])?.integer
      let range = streamRange(bytes, afterKeyword: lexer.position + 6, length: length)
      return decode(bytes, range, dictionary, limit: limit)
    }
  }

  // MARK: Scanning

  private mutating func scan(_ bytes: UnsafeRawBufferPointer) {
    var objects = ByteSearch(" obj")
    var streams = ByteSearch("stream")
    var position = 0
    while places.count < Self.maximumObjects, let found = objects.next(in: bytes, from: position) {
      let start = found + 4
      position = start
      guard let number = bytes.objectNumber(before: found + 1) else { continue }
      places[number] = .file(start)
      let following = objects.next(in: bytes, from: start) ?? bytes.count
      guard let keyword = streams.next(in: bytes, from: start), keyword < following else { continue }
      var lexer = PDFLexer(UnsafeRawBufferPointer(rebasing: bytes[..<keyword]), at: start)
      guard let dictionary = lexer.value()?.dictionary else { continue }
      lexer.skipSpace()
      guard lexer.position == keyword else { continue }
      let range = streamRange(bytes, afterKeyword: keyword + 6, length: dictionary["Length"]?.integer)
      position = range.upperBound
      note(dictionary, range, bytes)
    }
  }

  private mutating func note(
    _ dictionary: [String: PDFValue], _ range: Range<Int>, _ bytes: UnsafeRawBufferPointer
  ) {
    if dictionary["Subtype"]?.name == "Image" { hasImages = true }
    switch dictionary["Type"]?.name {
    case "XRef": merge(trailer: dictionary)
    case "ObjStm": readObjectStream(dictionary, range, bytes)
    default: break
    }
  }

  /// [ISO 32000-1] 7.5.7: pairs of object number and offset, then the objects.
  private mutating func readObjectStream(
    _ dictionary: [String: PDFValue], _ range: Range<Int>, _ bytes: UnsafeRawBufferPointer
  ) {
    guard let count = dictionary["N"]?.integer, let first = dictionary["First"]?.integer, first >= 0, count > 0,
      objectStreamBytes < Self.maximumObjectStreams
    else { return }
    guard let decoded = decode(bytes, range, dictionary, limit: Self.maximumObjectStreams - objectStreamBytes) else {
      // What had to be given up has cost as much as what is kept.
      objectStreamBytes += Self.maximumObjectStreams / 16
      return
    }
    objectStreamBytes += decoded.count
    let index = objectStreams.count
    decoded.withUnsafeBytes { content in
      var lexer = PDFLexer(content, at: 0)
      for _ in 0..<min(count, content.count) {
        guard let number = lexer.value()?.integer, let offset = lexer.value()?.integer, offset >= 0,
          offset < content.count, first <= content.count - offset, places.count < Self.maximumObjects
        else { return }
        places[number] = .stream(index, first + offset)
      }
    }
    objectStreams.append(decoded)
    objectStreamOffsets.append(range.lowerBound)
  }

  private mutating func findTrailer(_ bytes: UnsafeRawBufferPointer) {
    var search = ByteSearch("trailer")
    var position = 0
    while let found = search.next(in: bytes, from: position) {
      position = found + 7
      var lexer = PDFLexer(bytes, at: position)
      if let dictionary = lexer.value()?.dictionary { merge(trailer: dictionary) }
    }
  }

  /// Later ones replace earlier ones, as far as they lead anywhere.
  private mutating func merge(trailer other: [String: PDFValue]) {
    for key in ["Root", "Info", "Encrypt", "ID", "Size"] {
      guard let value = other[key] else { continue }
      if case .reference(let number) = value, places[number] == nil, trailer[key] != nil { continue }
      trailer[key] = value
    }
  }

  private func findCatalog() -> Int? {
    places.keys.sorted().prefix(10_000).first { object($0)?.dictionary?["Type"]?.name == "Catalog" }
  }

  // MARK: Streams

  private func streamRange(_ bytes: UnsafeRawBufferPointer, afterKeyword keyword: Int, length: Int?) -> Range<Int> {
    var start = keyword
    if start < bytes.count, bytes[start] == 0x0D { start += 1 }
    if start < bytes.count, bytes[start] == 0x0A { start += 1 }
    start = min(start, bytes.count)
    if let length, length >= 0, length <= bytes.count - start {
      // The length is true when the stream ends there.
      var end = start + length
      while end < bytes.count, end < start + length + 4, bytes[end].isASCIISpace { end += 1 }
      if bytes.matches("endstream", at: end) { return start..<(start + length) }
    }
    var search = ByteSearch("endstream")
    return start..<(search.next(in: bytes, from: start) ?? bytes.count)
  }

  /// Flate without predictor and the two ASCII filters: all that object streams, page content, metadata and attachments
  /// use in practice.
  private func decode(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ dictionary: [String: PDFValue], limit: Int
  ) -> [UInt8]? {
    let data = UnsafeRawBufferPointer(rebasing: bytes[range])
    let filters: [PDFValue] =
      switch resolve(dictionary["Filter"]) {
      case .name(let name): [.name(name)]
      case .array(let list): list
      default: []
      }
    let parameters = resolve(dictionary["DecodeParms"])
    for parameter in parameters?.array ?? [parameters ?? .null] {
      if let predictor = self.dictionary(parameter)?["Predictor"]?.integer, predictor > 1 { return nil }
    }
    if filters.isEmpty { return data.count <= limit ? Array(data) : nil }
    guard filters.count <= 4 else { return nil }
    var decoded: [UInt8]?
    for filter in filters {
      guard let name = resolve(filter)?.name else { return nil }
      let next = decoded.map { $0.withUnsafeBytes { PDFFilter.decode($0, name, limit: limit) } }
      decoded = next ?? (decoded == nil ? PDFFilter.decode(data, name, limit: limit) : nil)
      if decoded == nil { return nil }
    }
    return decoded
  }
}
