import DocentDocument
import DocentExtraction
import DocentSearch
import DocentStore

/// Makes the index entries of one source: the same fields for each part of its text.
struct IndexDocumentBuilder {
  private static let fields: [Entity.Kind: KeywordField] = [
    .person: .person, .location: .location, .organization: .organization, .commercialItem: .commercialItem,
    .event: .event, .title: .entity, .other: .entity,
  ]

  private let record: DocumentRecord
  private let id: Int64
  private let insights: DocumentInsights
  /// What the title field holds: title, authors and correspondents, so that these are found by plain words too.
  private let head: String
  private let keywords: [IndexDocument.Keyword]
  private let numbers: [NumberField: Double]

  init(_ record: DocumentRecord, id: Int64, metadata: Metadata = Metadata(), insights: DocumentInsights) {
    self.record = record
    self.id = id
    self.insights = insights
    let names = metadata.authors + [metadata.from].compactMap { $0 }.filter { !metadata.authors.contains($0) }
    head = ([record.title].compactMap { $0 } + names + metadata.to + metadata.cc).joined(separator: "\n")
    keywords = Self.keywords(record, names, insights)
    numbers = Self.numbers(record, insights)
  }

  /// The entry of a source without text.
  func withoutText() -> IndexDocument { document(part: 0, text: DocumentText(""), segments: []) }

  /// The entry of one part.
  func document(_ part: EncodedPart) throws -> IndexDocument {
    // Most documents are in one language: then there is no need to look at their segments.
    if insights.languages.count < 2 {
      return document(part: part.index, text: try part.decodedText(), segments: [])
    }
    return document(try part.decoded())
  }

  /// The entry of one part.
  func document(_ part: AnalyzedPart) -> IndexDocument {
    document(part: part.part.index, text: part.part.text, segments: part.insights.segments)
  }

  private func document(part: Int, text: DocumentText, segments: [LanguageSegment]) -> IndexDocument {
    IndexDocument(
      key: record.key, part: part, storeID: id, title: part == 0 ? head : "", body: text,
      language: insights.language, segments: segments, keywords: keywords,
      date: (record.date?.value).flatMap { CivilDay(iso8601: $0) },
      numbers: numbers.merging([.size: Double(text.count)]) { known, _ in known }, signature: TextSignature.of(text))
  }

  /// Sentiment scores, and tags that are numbers under their own names.
  private static func numbers(_ record: DocumentRecord, _ insights: DocumentInsights) -> [NumberField: Double] {
    var numbers: [NumberField: Double] = [:]
    for tag in record.tags {
      if let value = Double(tag.value), value.isFinite { numbers[NumberField(queryName: tag.name)] = value }
    }
    if let sentiment = insights.sentiment {
      func rounded(_ score: Double) -> Double { (score * 10_000).rounded() / 10_000 }
      numbers[.positive] = rounded(sentiment.score.positive)
      numbers[.negative] = rounded(sentiment.score.negative)
      numbers[.neutral] = rounded(sentiment.score.neutral)
      numbers[.mixed] = rounded(sentiment.score.mixed)
      numbers[.confidence] = rounded(sentiment.score[sentiment.label])
    }
    return numbers
  }

  private static func keywords(
    _ record: DocumentRecord, _ authors: [String], _ insights: DocumentInsights
  ) -> [IndexDocument.Keyword] {
    var keywords = [
      IndexDocument.Keyword(.type, record.mediaType.shortName), IndexDocument.Keyword(.type, record.mediaType.rawValue),
      IndexDocument.Keyword(.status, record.outcome.status.rawValue), IndexDocument.Keyword(.folder, record.folder),
    ]
    if let format = MediaFormat.of(record.mediaType) {
      keywords += format.extensions.map { IndexDocument.Keyword(.type, $0) }
    }
    if let reason = record.outcome.reason { keywords.append(IndexDocument.Keyword(.status, reason.rawValue)) }
    if let sentiment = insights.sentiment {
      keywords.append(IndexDocument.Keyword(.sentiment, sentiment.label.rawValue))
    }
    keywords += record.tags.map { IndexDocument.Keyword(.tag, "\($0.name)=\($0.value)") }
    keywords += authors.map { IndexDocument.Keyword(.author, $0) }
    keywords += insights.keyPhrases.map { IndexDocument.Keyword(.phrase, $0.text) }
    for entity in insights.entities {
      if let field = fields[entity.kind] { keywords.append(IndexDocument.Keyword(field, entity.text)) }
    }
    return keywords
  }
}
