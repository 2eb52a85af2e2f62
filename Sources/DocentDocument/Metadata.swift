/// What a document says about itself, normalised over all formats. Dates are ISO 8601
/// (`2024-03-05T10:00:00Z` or `2024-03-05`).
package struct Metadata: Hashable, Sendable, Codable {
  package var title: String?
  package var authors: [String] = []
  package var created: String?
  package var modified: String?
  /// Date of a mail or of a table's row.
  package var sent: String?
  /// Language the document declares, not the detected one.
  package var language: LanguageTag?
  package var pageCount: Int?
  package var producer: String?
  package var subject: String?
  package var from: String?
  package var to: [String] = []
  package var cc: [String] = []
  /// Values of the tag columns of a row (`product` → `X200`), in the order of the columns.
  package var tags: [Tag] = []
  /// Everything else, by the format's own names.
  package var extra: [String: String] = [:]

  package struct Tag: Hashable, Sendable, Codable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init() {}
}

/// The date of a document and where it came from.
package struct DocumentDate: Hashable, Sendable, Codable {
  package enum Origin: String, Hashable, Sendable, Codable {
    /// The document says so; its mail or row does; the name of its file does; the file system does.
    case metadata, sent, name, file
  }

  /// ISO 8601, with or without a time.
  package var value: String
  package var origin: Origin

  package init(value: String, origin: Origin) {
    self.value = value
    self.origin = origin
  }

  /// `2024-03-05`.
  package var day: String { String(value.prefix(10)) }
  /// `2024-03`.
  package var month: String { String(value.prefix(7)) }
}
