package import DocentDocument

/// Files of settings line by line (TOML, INI, Java properties, desktop entries, shortcuts, `.env`): section names as
/// headings, names and values as keys and values, comments as text.
package struct SettingsExtractor: Extractor {
  package let name = "settings"
  package let version = 1
  package let mediaTypes: [MediaType] = [.toml, .ini, "text/x-properties"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let lines = try TextLines(source, limits: context.limits)
    let isProperties = source.name.lowercased().hasSuffix(".properties")
    var reader = SettingsReader(lines, isTOML: source.mediaType == .toml, isProperties: isProperties)
    try reader.read(into: &builder)
  }
}
