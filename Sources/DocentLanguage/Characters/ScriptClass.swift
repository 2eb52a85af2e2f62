/// Numbers for scripts inside one model. Chinese characters have three classes, and with kana they form one group:
/// words of a group may compete for the same languages.
enum ScriptClass {
  /// Belongs to no script (ICU: Common, Inherited, unknown).
  static let none: UInt8 = 0
  /// Chinese characters written alike everywhere.
  static let han: UInt8 = 1
  static let hanSimplified: UInt8 = 2
  static let hanTraditional: UInt8 = 3
  static let kana: UInt8 = 4
  static let latin: UInt8 = 5
  /// The classes with a fixed number; all other scripts follow in the order of their ISO 15924 codes.
  static let fixedNames = ["Zyyy", "Hani", "Hans", "Hant", "Kana", "Latn"]
  /// How many classes a model can hold.
  static let capacity = 256

  /// The script whose languages compete for words of this class.
  @inline(__always)
  static func group(_ script: UInt8) -> UInt8 { script <= kana && script != none ? han : script }
}
