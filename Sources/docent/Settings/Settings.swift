import ArgumentParser
import FoundationEssentials
import TOMLKit

/// Settings as they are in force: each from its flag, else from the environment (`DOCENT_*`), else from `docent.toml`
/// in the working directory, else the default. Below this, nothing reads the environment.
struct Settings: Sendable {
  /// Where a value came from, for `docent doctor`.
  enum Origin: String, Sendable { case flag, environment, file, `default` }

  struct Value<Content: Sendable>: Sendable {
    let content: Content
    let origin: Origin
  }

  static let fileName = "docent.toml"

  private let environment: [String: String]
  private let file: [String: String]

  /// Reads the environment and the settings file.
  static func load() throws(SettingsError) -> Settings {
    var file: [String: String] = [:]
    if let content = FileManager.default.contents(atPath: fileName) {
      do {
        let table = try TOMLTable(string: String(decoding: content, as: UTF8.self))
        for key in table.keys {
          if let value = table[key]?.string {
            file[key] = value
          } else if let value = table[key]?.int {
            file[key] = String(value)
          } else {
            throw SettingsError("\(fileName): the value of \(key) must be a string or a number")
          }
        }
      } catch let error as SettingsError {
        throw error
      } catch {
        throw SettingsError("cannot read \(fileName): \(error)")
      }
      let unknown = Set(file.keys).subtracting(names)
      if let name = unknown.sorted().first {
        throw SettingsError("\(fileName): there is no setting \(name); there are " + names.joined(separator: ", "))
      }
    }
    return Settings(environment: ProcessInfo.processInfo.environment, file: file)
  }

  /// Every setting that can stand in the file, and in the environment in capitals after `DOCENT_`.
  static let names = ["collection", "jobs", "memory", "models", "ocr", "timeout"]

  /// The value of a setting and where it came from.
  func resolve(_ name: String, flag: String?, default fallback: String) -> Value<String> {
    if let flag { return Value(content: flag, origin: .flag) }
    if let value = environment["DOCENT_" + name.uppercased()], !value.isEmpty {
      return Value(content: value, origin: .environment)
    }
    if let value = file[name] { return Value(content: value, origin: .file) }
    return Value(content: fallback, origin: .default)
  }
}
