package import DocentDocument

/// A document, or one part of a large one, as it is given to the index.
package struct IndexDocument: Sendable {
  /// A value that filters and facets see, such as a person named in the text.
  package struct Keyword: Hashable, Sendable {
    package var field: KeywordField
    package var value: String

    package init(_ field: KeywordField, _ value: String) {
      self.field = field
      self.value = value
    }
  }

  package var key: SourceKey
  /// Counted from 0; the parts of a document share its key and are found as one.
  package var part: Int
  /// Handed back with hits, for whoever keeps the document.
  package var storeID: Int64
  package var title: String
  package var body: DocumentText
  package var language: LanguageTag
  /// Stretches of the body in other languages; what they leave out is in `language`.
  package var segments: [LanguageSegment]
  package var keywords: [Keyword]
  /// Days since 1970-01-01.
  package var date: CivilDay?
  /// Values of number columns; infinite ones and what is not a number are left out.
  package var numbers: [NumberField: Double]
  /// Equal for documents that say the same: see `TextSignature`.
  package var signature: UInt64?

  package init(
    key: SourceKey, part: Int = 0, storeID: Int64, title: String = "", body: DocumentText,
    language: LanguageTag = .undetermined, segments: [LanguageSegment] = [], keywords: [Keyword] = [],
    date: CivilDay? = nil, numbers: [NumberField: Double] = [:], signature: UInt64? = nil
  ) {
    self.key = key
    self.part = part
    self.storeID = storeID
    self.title = title
    self.body = body
    self.language = language
    self.segments = segments
    self.keywords = keywords
    self.date = date
    self.numbers = numbers.filter { $0.value.isFinite }
    self.signature = signature
  }
}
