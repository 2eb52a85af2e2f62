import DocentDocument
import DocentExtraction

/// Names everything besides the bytes that decides a result: options, extractors and models with their versions.
struct SettingsFingerprint: Sendable {
  let options: ExtractionOptions
  let registry: ExtractorRegistry
  let models: [ModelVersion]

  /// For a whole file, whatever may be inside it.
  var file: String {
    join(registry.extractors.map { "\($0.name)@\($0.version)" }.sorted())
  }

  /// For a source of this type.
  func source(of type: MediaType) -> String {
    join([registry.extractor(for: type).map { "\($0.name)@\($0.version)" } ?? "none"])
  }

  /// For a row of a table of this type.
  func row(of type: MediaType) -> String { "row;" + source(of: type) }

  private func join(_ extractors: [String]) -> String {
    ([options.fingerprint] + extractors + models.map(\.description)).joined(separator: ";")
  }
}
