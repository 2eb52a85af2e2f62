import DocentDocument

/// The bytes of a document in the log.
///
/// ```
/// document := key:bytes part:varint storeID:u64 title:bytes body:bytes language:bytes date:u32
///             segmentCount:varint (start:varint end:varint language:bytes score:u64)*
///             keywordCount:varint (field:bytes value:bytes)*
///             numberCount:varint (field:bytes value:u64)* signature:u64          0 without a signature
/// bytes    := length:varint byte*
/// ```
enum DocumentCoding {
  static func append(_ document: IndexDocument, to bytes: inout [UInt8]) {
    append(document.key.rawValue.utf8, to: &bytes)
    bytes.appendVarint(document.part)
    bytes.appendLittleEndian(document.storeID)
    append(document.title.utf8, to: &bytes)
    append(document.body.utf8, to: &bytes)
    append(document.language.rawValue.utf8, to: &bytes)
    bytes.appendLittleEndian(document.date?.rawValue ?? SegmentFormat.noDate)
    bytes.appendVarint(document.segments.count)
    for segment in document.segments {
      bytes.appendVarint(segment.span.lower.rawValue)
      bytes.appendVarint(segment.span.upper.rawValue)
      append(segment.language.rawValue.utf8, to: &bytes)
      bytes.appendLittleEndian(segment.score.bitPattern)
    }
    bytes.appendVarint(document.keywords.count)
    for keyword in document.keywords {
      append(keyword.field.rawValue.utf8, to: &bytes)
      append(keyword.value.utf8, to: &bytes)
    }
    bytes.appendVarint(document.numbers.count)
    for (field, value) in document.numbers.sorted(by: { $0.key < $1.key }) {
      append(field.rawValue.utf8, to: &bytes)
      bytes.appendLittleEndian(value.bitPattern)
    }
    bytes.appendLittleEndian(document.signature ?? 0)
  }

  /// Nil for bytes that are not a document.
  static func document(_ bytes: UnsafeRawBufferPointer) -> IndexDocument? {
    var reader = ByteReader(bytes)
    let key = string(&reader)
    let part = reader.count(atMost: Int(UInt32.max))
    let storeID = reader.littleEndian(Int64.self)
    let title = string(&reader)
    let body = DocumentText(repairing: reader.take(reader.count(atMost: bytes.count)))
    let language = LanguageTag(string(&reader))
    let date = reader.littleEndian(Int32.self)
    var document = IndexDocument(
      key: SourceKey(key), part: part, storeID: storeID, title: title, body: body, language: language,
      date: date == SegmentFormat.noDate ? nil : CivilDay(rawValue: date))
    for _ in 0..<reader.count(atMost: bytes.count) where !reader.overran {
      let start = reader.count(atMost: body.count)
      let end = reader.count(atMost: body.count)
      let language = LanguageTag(string(&reader))
      let score = Double(bitPattern: reader.littleEndian(UInt64.self))
      guard start <= end else { return nil }
      document.segments.append(
        LanguageSegment(span: TextSpan(start..<end), language: language, score: score))
    }
    for _ in 0..<reader.count(atMost: bytes.count) where !reader.overran {
      let field = KeywordField(string(&reader))
      document.keywords.append(IndexDocument.Keyword(field, string(&reader)))
    }
    for _ in 0..<reader.count(atMost: bytes.count) where !reader.overran {
      let field = NumberField(string(&reader))
      let value = Double(bitPattern: reader.littleEndian(UInt64.self))
      if value.isFinite { document.numbers[field] = value }
    }
    let signature = reader.littleEndian(UInt64.self)
    document.signature = signature == 0 ? nil : signature
    return reader.overran ? nil : document
  }

  private static func append(_ value: some Collection<UInt8>, to bytes: inout [UInt8]) {
    bytes.appendVarint(value.count)
    bytes.append(contentsOf: value)
  }

  private static func string(_ reader: inout ByteReader) -> String {
    String(decoding: reader.take(reader.count(atMost: .max)), as: UTF8.self)
  }
}
