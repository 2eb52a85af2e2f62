import DocentDocument
import DocentExtraction

/// Names everything besides the bytes that decides a result: options, extractors and models with their versions.
struct SettingsFingerprint: Sendable {
  let options: ExtractionOptions
  let registry: ExtractorRegistry
  let models: [ModelVersion]
  /// For a whole file, whatever may be inside it.
  let file: String
  /// For the types that have a reader.
  private let sources: [MediaType: String]

  init(options: ExtractionOptions, registry: ExtractorRegistry, models: [ModelVersion]) {
    self.options = options
    self.registry = registry
    self.models = models
    file = Self.join(options, registry.extractors.map { "\($0.name)@\($0.version)" }.sorted(), models)
    var sources: [MediaType: String] = [:]
    for type in registry.extractors.flatMap(\.mediaTypes) {
      sources[type] = Self.join(options, [Self.reader(of: type, registry)], models)
    }
    self.sources = sources
  }

  /// For a source of this type.
  func source(of type: MediaType) -> String {
    sources[type] ?? Self.join(options, [Self.reader(of: type, registry)], models)
  }

  private static func reader(of type: MediaType, _ registry: ExtractorRegistry) -> String {
    registry.extractor(for: type).map { "\($0.name)@\($0.version)" } ?? "none"
  }

  /// For a source of this type and name: what is compressed alone has a member named after it.
  func source(of type: MediaType, named name: String) -> String {
    Self.namingTypes.contains(type) ? source(of: type) + ";name=" + name : source(of: type)
  }

  private static let namingTypes: Set<MediaType> = [.gzip, .bzip2, .xz, .zstd, .lzma, .lz4, .compress]

  /// For a row of a table of this type.
  func row(of type: MediaType) -> String { "row;" + source(of: type) }

  private static func join(_ options: ExtractionOptions, _ extractors: [String], _ models: [ModelVersion]) -> String {
    ([options.fingerprint] + extractors + models.map(\.description)).joined(separator: ";")
  }
}
