/// Which model gave a label: recorded with every result, so that an upgrade runs only what is stale.
package struct ModelVersion: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// `sentiment`, `entities`, `language` …
  package var name: String
  /// Changes whenever the output may change: of the model file or of the code around it.
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  package var description: String { "\(name)@\(version)" }
  package static func < (left: Self, right: Self) -> Bool {
    left.name == right.name ? left.version < right.version : left.name < right.name
  }
}
