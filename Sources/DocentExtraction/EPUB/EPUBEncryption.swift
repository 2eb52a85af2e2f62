/// `META-INF/encryption.xml`: which files of a book are encrypted (EPUB 3.3, 4.2.6.3.2). Fonts are obfuscated in freely
/// readable books as well.
final class EPUBEncryption: XMLEventHandler {
  private static let maximum = 100_000
  private var algorithm = ""
  private var paths: Set<String> = []

  /// Whether the file can only be read with a key.
  func locks(_ path: String) -> Bool { paths.contains(path.lowercased()) }

  func startElement(_ name: String, attributes: XMLAttributes) throws(ExtractionError) {
    switch name {
    case "EncryptedData": algorithm = ""
    case "EncryptionMethod": if algorithm.isEmpty { algorithm = attributes["Algorithm"] ?? "" }
    case "CipherReference":
      let isObfuscation = algorithm.contains("idpf.org") || algorithm.contains("ns.adobe.com/pdf/enc")
      guard !isObfuscation, paths.count < Self.maximum, let target = attributes["URI"] else { return }
      let decoded = MIMEParameters.percentDecoded(Array(target.utf8)[...])
      paths.insert(String(decoding: decoded.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self).lowercased())
    default: break
    }
  }

  func endElement(_ name: String) throws(ExtractionError) {}
  func characters(_ bytes: UnsafeRawBufferPointer) throws(ExtractionError) {}
}
