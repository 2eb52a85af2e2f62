import DocentDocument

extension SourceContent {
  /// The same text in UTF-8 without its byte order mark: a slice where it is UTF-8 already, else decoded in memory.
  /// Invalid bytes of UTF-8 stay. Throws `tooLarge` when the decoded text would take too much memory.
  func decodedToUTF8(declared: String? = nil, limits: ExtractionLimits) throws(ExtractionError) -> SourceContent {
    let encoding = withUnsafeBytes { EncodingDetector.detect($0, declared: declared) }
    if encoding.isUTF8 { return slice(encoding.markLength..<count, name: name, mediaType: mediaType) }
    if count > limits.memoryBytes / 4 {
      throw ExtractionError(.tooLarge, "the file is too large to convert it from \(encoding.name); convert it to UTF-8")
    }
    return SourceContent(
      withUnsafeBytes { TextDecoder.decode($0, as: encoding) }, name: name, mediaType: mediaType)
  }
}
