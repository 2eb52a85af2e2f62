/// A field of whole values, compared case-folded: `sentiment:negative`, `person:"Ada Lovelace"`.
package struct KeywordField: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }

  package static let type = KeywordField("type")
  package static let sentiment = KeywordField("sentiment")
  package static let status = KeywordField("status")
  /// Path of the folder; a document is found under each of its ancestors.
  package static let folder = KeywordField("folder")
  /// `name=value`
  package static let tag = KeywordField("tag")
  package static let person = KeywordField("person")
  package static let organization = KeywordField("organization")
  package static let location = KeywordField("location")
  package static let commercialItem = KeywordField("product")
  package static let event = KeywordField("event")
  package static let author = KeywordField("author")
  /// A key phrase of the document.
  package static let phrase = KeywordField("phrase")
  /// Any named thing: a query for it looks into all fields of entities.
  package static let entity = KeywordField("entity")
  /// The language of the document; filled from `IndexDocument.language`.
  package static let language = KeywordField("lang")

  /// Fields of names and phrases: a bare value is looked for inside of them, a quoted one must be the whole.
  static let names: Set<KeywordField> = Set(entities + [author, phrase])

  /// The fields that a query for this one looks into.
  var searched: [KeywordField] { self == .entity ? Self.entities : [self] }

  /// The fields that `entity:` stands for.
  package static let entities: [KeywordField] = [person, organization, location, commercialItem, event, entity]

  /// All fields by the names that queries use.
  package static let named: [String: KeywordField] = [
    "type": type, "sentiment": sentiment, "status": status, "folder": folder, "tag": tag, "person": person,
    "organization": organization, "org": organization, "location": location, "place": location,
    "product": commercialItem, "event": event, "entity": entity, "author": author, "phrase": phrase, "lang": language,
    "language": language,
  ]

  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
