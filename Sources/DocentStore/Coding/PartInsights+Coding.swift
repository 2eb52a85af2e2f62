import DocentDocument

/// The record of one part's insights:
///
/// ```
/// record   := version:u  languages segments sentences entities phrases
/// languages:= count string*                        every tag once
/// segments := count (span language:u score)*
/// sentences:= count (span language:u label:u positive negative neutral mixed)*
/// entities := count (span kind:u score value? group:u)*     group 0: none
/// phrases  := count (text key score count span*)*
/// span     := start, signed distance from the last start; length:u
/// ```
/// Scores stand in two bytes each. Formats 1 and 2 have them as floats, format 1 no groups; they are read where older
/// collections are taken over.
extension PartInsights {
  private static let version = 3

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
      writer.score(segment.score, .brief)
    }
    spans = SpanWriter()
    writer.unsigned(sentences.count)
    for sentence in sentences {
      spans.write(sentence.span, to: &writer)
      writer.unsigned(languages.index(of: sentence.language))
      writer.unsigned(Sentiment.allCases.firstIndex(of: sentence.result.label) ?? 0)
      for label in Sentiment.allCases { writer.score(sentence.result.score[label], .brief) }
    }
    spans = SpanWriter()
    writer.unsigned(entities.count)
    for entity in entities {
      spans.write(entity.span, to: &writer)
      writer.unsigned(Entity.Kind.allCases.firstIndex(of: entity.kind) ?? 0)
      writer.score(entity.score, .brief)
      writer.optional(entity.value)
      writer.unsigned(entity.group ?? 0)
    }
    writer.unsigned(keyPhrases.count)
    for phrase in keyPhrases {
      writer.string(phrase.text)
      writer.string(phrase.key)
      writer.score(phrase.score, .brief)
      writer.unsigned(phrase.mentions.count)
      spans = SpanWriter()
      for mention in phrase.mentions { spans.write(mention, to: &writer) }
    }
    return writer.bytes
  }

  init(decoding bytes: ArraySlice<UInt8>) throws(StoreError) {
    var reader = ByteReader(bytes)
    let version = try reader.unsigned()
    guard (1...Self.version).contains(version) else {
      throw StoreError(.unsupported, "insights of format \(version); this build reads up to \(Self.version)")
    }
    var languages: [LanguageTag] = []
    for _ in 0..<(try reader.count()) { languages.append(LanguageTag(try reader.string())) }
    func score() throws(StoreError) -> Double { version < 3 ? try reader.float() : try reader.score(.brief) }
    self.init()
    var spans = SpanReader()
    for _ in 0..<(try reader.count()) {
      let span = try spans.read(from: &reader)
      let language = try reader.pick(languages, try reader.unsigned())
      segments.append(LanguageSegment(span: span, language: language, score: try score()))
    }
    spans = SpanReader()
    for _ in 0..<(try reader.count()) {
      let span = try spans.read(from: &reader)
      let language = try reader.pick(languages, try reader.unsigned())
      let label = try reader.pick(Sentiment.allCases, try reader.unsigned())
      let scores = SentimentScore(
        positive: try score(), negative: try score(), neutral: try score(), mixed: try score())
      sentences.append(
        SentenceSentiment(span: span, language: language, result: SentimentResult(label: label, score: scores)))
    }
    spans = SpanReader()
    for _ in 0..<(try reader.count()) {
      let span = try spans.read(from: &reader)
      let kind = try reader.pick(Entity.Kind.allCases, try reader.unsigned())
      var entity = Entity(kind: kind, span: span, score: try score(), value: try reader.optionalString())
      if version > 1 {
        let group = try reader.unsigned()
        entity.group = group == 0 ? nil : group
      }
      entities.append(entity)
    }
    for _ in 0..<(try reader.count()) {
      let text = try reader.string()
      let key = try reader.string()
      let strength = try score()
      var mentions: [TextSpan] = []
      spans = SpanReader()
      for _ in 0..<(try reader.count()) { mentions.append(try spans.read(from: &reader)) }
      keyPhrases.append(KeyPhrase(text: text, key: key, score: strength, mentions: mentions))
    }
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
