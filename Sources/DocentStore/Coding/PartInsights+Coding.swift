import DocentDocument

/// The record of one part's insights:
///
/// ```
/// record   := version:u  languages segments sentences entities phrases
/// languages:= count string*                        every tag once
/// segments := count (span language:u score:f)*
/// sentences:= count (span language:u label:u positive:f negative:f neutral:f mixed:f)*
/// entities := count (span kind:u score:f value? group:u)*   group 0: none; format 1 has no groups
/// phrases  := count (text key score:f count span*)*
/// span     := start, signed distance from the last start; length:u
/// ```
extension PartInsights {
  private static let version = 2
  /// Rows of these formats are read.
  private static let readableVersions = 1...version

  func encoded() -> [UInt8] {
    var writer = ByteWriter()
    var languages = Table<LanguageTag>()
    for segment in segments { languages.add(segment.language) }
    for sentence in sentences { languages.add(sentence.language) }
    writer.unsigned(Self.version)
    writer.unsigned(languages.values.count)
    for language in languages.values { writer.string(language.rawValue) }

    var spans = SpanWriter()
    writer.unsigned(segments.count)
    for segment in segments {
      spans.write(segment.span, to: &writer)
      writer.unsigned(languages.index(of: segment.language))
      writer.float(segment.score)
    }
    spans = SpanWriter()
    writer.unsigned(sentences.count)
    for sentence in sentences {
      spans.write(sentence.span, to: &writer)
      writer.unsigned(languages.index(of: sentence.language))
      writer.unsigned(Sentiment.allCases.firstIndex(of: sentence.result.label) ?? 0)
      for label in Sentiment.allCases { writer.float(sentence.result.score[label]) }
    }
    spans = SpanWriter()
    writer.unsigned(entities.count)
    for entity in entities {
      spans.write(entity.span, to: &writer)
      writer.unsigned(Entity.Kind.allCases.firstIndex(of: entity.kind) ?? 0)
      writer.float(entity.score)
      writer.optional(entity.value)
      writer.unsigned(entity.group ?? 0)
    }
    writer.unsigned(keyPhrases.count)
    for phrase in keyPhrases {
      writer.string(phrase.text)
      writer.string(phrase.key)
      writer.float(phrase.score)
      writer.unsigned(phrase.mentions.count)
      spans = SpanWriter()
      for mention in phrase.mentions { spans.write(mention, to: &writer) }
    }
    return writer.bytes
  }

  init(decoding bytes: [UInt8]) throws(StoreError) {
    var reader = ByteReader(bytes)
    let version = try reader.unsigned()
    guard Self.readableVersions.contains(version) else {
      throw StoreError(.unsupported, "insights of format \(version); this build reads up to \(Self.version)")
    }
    var languages: [LanguageTag] = []
    for _ in 0..<(try reader.count()) { languages.append(LanguageTag(try reader.string())) }
    self.init()
    var spans = SpanReader()
    for _ in 0..<(try reader.count()) {
      let span = try spans.read(from: &reader)
      let language = try Self.pick(languages, try reader.unsigned())
      segments.append(LanguageSegment(span: span, language: language, score: try reader.float()))
    }
    spans = SpanReader()
    for _ in 0..<(try reader.count()) {
      let span = try spans.read(from: &reader)
      let language = try Self.pick(languages, try reader.unsigned())
      let label = try Self.pick(Sentiment.allCases, try reader.unsigned())
      let score = SentimentScore(
        positive: try reader.float(), negative: try reader.float(), neutral: try reader.float(),
        mixed: try reader.float())
      sentences.append(
        SentenceSentiment(span: span, language: language, result: SentimentResult(label: label, score: score)))
    }
    spans = SpanReader()
    for _ in 0..<(try reader.count()) {
      let span = try spans.read(from: &reader)
      let kind = try Self.pick(Entity.Kind.allCases, try reader.unsigned())
      var entity = Entity(kind: kind, span: span, score: try reader.float(), value: try reader.optionalString())
      if version > 1 {
        let group = try reader.unsigned()
        entity.group = group == 0 ? nil : group
      }
      entities.append(entity)
    }
    for _ in 0..<(try reader.count()) {
      let text = try reader.string()
      let key = try reader.string()
      let score = try reader.float()
      var mentions: [TextSpan] = []
      spans = SpanReader()
      for _ in 0..<(try reader.count()) { mentions.append(try spans.read(from: &reader)) }
      keyPhrases.append(KeyPhrase(text: text, key: key, score: score, mentions: mentions))
    }
  }

  private static func pick<Value>(_ values: [Value], _ index: Int) throws(StoreError) -> Value {
    guard values.indices.contains(index) else {
      throw StoreError(.damaged, "an insight of the store names a label that does not exist")
    }
    return values[index]
  }
}

/// Spans stand in order, so only distances are written.
struct SpanWriter {
  private var last = 0

  mutating func write(_ span: TextSpan, to writer: inout ByteWriter) {
    writer.signed(span.lower.rawValue - last)
    writer.unsigned(span.count)
    last = span.lower.rawValue
  }
}

struct SpanReader {
  private var last = 0

  mutating func read(from reader: inout ByteReader) throws(StoreError) -> TextSpan {
    last &+= try reader.signed()
    let length = try reader.unsigned()
    return TextSpan(UTF8Offset(last), UTF8Offset(last &+ max(0, length)))
  }
}

/// Distinct values in the order of their first appearance.
private struct Table<Value: Hashable> {
  private(set) var values: [Value] = []
  private var indices: [Value: Int] = [:]

  mutating func add(_ value: Value) {
    guard indices[value] == nil else { return }
    indices[value] = values.count
    values.append(value)
  }

  func index(of value: Value) -> Int { indices[value] ?? 0 }
}
