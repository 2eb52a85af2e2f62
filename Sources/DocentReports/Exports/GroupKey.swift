import DocentDocument
package import DocentStore

/// What documents can be grouped by.
package enum GroupKey: Sendable, Hashable {
  case language, folder, type, year, month, day, sentiment, outcome
  /// All tags of a document together.
  case tags
  /// One tag by its name.
  case tag(String)

  /// Every key as it is written on the command line.
  package static let names = "language, folder, type, year, month, day, sentiment, outcome, tag, tag:NAME"

  /// - Parameter name: as written on the command line.
  package init(name: String) throws(ReportError) {
    switch name {
    case "language": self = .language
    case "folder": self = .folder
    case "type": self = .type
    case "year": self = .year
    case "month": self = .month
    case "day": self = .day
    case "sentiment": self = .sentiment
    case "outcome": self = .outcome
    case "tag": self = .tags
    case _ where name.hasPrefix("tag:") && name.count > 4: self = .tag(String(name.dropFirst(4)))
    default: throw ReportError("cannot group by \(name); choose from \(Self.names)")
    }
  }

  /// Name of the column.
  package var column: String {
    switch self {
    case .language: "language"
    case .folder: "folder"
    case .type: "type"
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .sentiment: "sentiment"
    case .outcome: "outcome"
    case .tags: "tag"
    case .tag(let name): name
    }
  }

  /// The group of a document; empty where it has no such value.
  package func value(of document: StoredDocument) -> String {
    let date = document.record.date?.value ?? ""
    return switch self {
    case .language: document.languageName
    case .folder: document.record.folder
    case .type: document.shortType
    case .year: String(date.prefix(4))
    case .month: String(date.prefix(7))
    case .day: String(date.prefix(10))
    case .sentiment: document.insights.sentiment?.label.rawValue ?? ""
    case .outcome: document.outcomeName
    case .tags: document.record.tags.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    case .tag(let name): document.record.tags.first { $0.name == name }?.value ?? ""
    }
  }
}
