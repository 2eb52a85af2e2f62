/// Statistics over the bytes of a text.
enum CharsetStatistics {
  static func detect(_ sample: [UInt8]) -> TextEncoding {
    TextEncoding(name: "windows-1252", origin: .fallback, confidence: 0.3)
  }
}
