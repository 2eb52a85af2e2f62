/// A setting that cannot be used, from the environment or the settings file.
struct SettingsError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
