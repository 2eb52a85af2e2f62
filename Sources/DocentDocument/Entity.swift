/// A named thing in the text.
package struct Entity: Hashable, Sendable, Codable {
  /// Comprehend's entity types.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case person = "PERSON"
    case location = "LOCATION"
    case organization = "ORGANIZATION"
    case commercialItem = "COMMERCIAL_ITEM"
    case event = "EVENT"
    case date = "DATE"
    case quantity = "QUANTITY"
    case title = "TITLE"
    case other = "OTHER"
  }

  package var kind: Kind
  package var span: TextSpan
  /// Calibrated, 0 to 1.
  package var score: Double
  /// The normalised value where there is one: `2024-03-05` of "5 March 2024", `12.5 EUR` of "12,50 €".
  package var value: String?
  /// The same for all mentions of one name in a document, from one; nil for dates and quantities.
  package var group: Int?

  package init(kind: Kind, span: TextSpan, score: Double, value: String? = nil, group: Int? = nil) {
    self.kind = kind
    self.span = span
    self.score = score
    self.value = value
    self.group = group
  }
}
