import DocentDocument
import DocentExtraction
import DocentStore

/// How a stored document reads in a report.
extension StoredDocument {
  /// `pdf`, `eml` …
  var shortType: String { record.mediaType.shortName }

  /// Empty where nothing was analysed.
  var languageName: String {
    byteCount == 0 ? "" : insights.language.rawValue
  }

  /// `extracted`, `failed:encrypted` …
  var outcomeName: String { record.outcome.name }

  func modelName(_ name: String) -> String? { models.first { $0.name == name }?.description }
}

extension Outcome {
  /// `extracted`, `failed:encrypted` …
  package var name: String {
    reason.map { "\(status.rawValue):\($0.rawValue)" } ?? status.rawValue
  }
}
