package import DocentDocument

/// Tells the media type of a source by its content; the extension of its name only decides between text-like formats
/// that look alike.
package struct MediaTypeDetector: Sendable {
  /// Bytes looked at.
  private static let headBytes = 64 << 10

  package init() {}

  /// Reads at most the first 64 KB and, of ZIP files, the directory at the end. Never fails: bytes nobody knows are
  /// `application/octet-stream`.
  ///
  /// `hint` is what a container declares for its member; it counts as little as an extension.
  package func detect(_ content: SourceContent, hint: MediaType? = nil) -> MediaType {
    content.withUnsafeBytes { bytes in
      if let type = BinarySignatures.detect(bytes) {
        switch type {
        case .zip: return ZIPContentDetector.detect(bytes)
        case .compoundFile: return CompoundFileKind.detect(content).mediaType
        default: return type
        }
      }
      let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.headBytes))
      let expected = MediaFormat.named(content.name) ?? hint.flatMap(MediaFormat.of)
      if expected?.mediaTypes.contains(.pdf) == true, Self.hasObjects(head) { return .pdf }
      guard let text = Self.text(head, isWhole: head.count == bytes.count, expectsText: expected?.isText == true) else {
        // Something was put before an archive, or a download lost its beginning.
        return ZipDirectory.isPresent(in: bytes) ? ZIPContentDetector.detect(bytes) : .unknown
      }
      return TextFormatDetector.detect(
        text, isWhole: head.count == bytes.count, expected: expected?.isText == true ? expected : nil)
    }
  }

  /// Whether there are objects of a PDF file that has lost its header.
  private static func hasObjects(_ head: UnsafeRawBufferPointer) -> Bool {
    var objects = ByteSearch(" obj")
    var ends = ByteSearch("endobj")
    return objects.next(in: head, from: 0) != nil && ends.next(in: head, from: 0) != nil
  }

  /// The beginning as UTF-8; nil when it is no text in any encoding.
  private static func text(_ head: UnsafeRawBufferPointer, isWhole: Bool, expectsText: Bool) -> [UInt8]? {
    let encoding = EncodingDetector.detect(head, declared: XMLEncodingDeclaration.find(head))
    let decoded = TextDecoder.decode(head, as: encoding)
    var controls = 0
    for byte in decoded where byte < 0x20 && !byte.isASCIISpace && byte != 0x1B && byte != 0x08 { controls += 1 }
    // Texts with a few stray bytes are still texts; without a name that says so there must be fewer of them.
    let allowed = expectsText ? decoded.count / 4 : decoded.count / 50
    guard controls <= allowed else { return nil }
    // Random bytes are taken for some single-byte encoding: text has letters and spaces, not all byte values alike.
    if encoding.origin == .detected || encoding.origin == .fallback, encoding.unit == 1, !encoding.isUTF8,
      encoding.confidence < 0.2, !expectsText || controls > 0
    {
      return nil
    }
    return decoded
  }
}
