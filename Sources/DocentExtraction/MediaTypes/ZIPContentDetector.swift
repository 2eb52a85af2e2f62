import DocentDocument

/// Tells the formats that are ZIP archives inside by their members.
enum ZIPContentDetector {
  static func detect(_ bytes: UnsafeRawBufferPointer) -> MediaType {
    if let declared = declaredType(bytes) { return declared }
    for entry in ZipDirectory.read(bytes).entries {
      let name = entry.name.lowercased()
      for (prefix, type) in folders where name.hasPrefix(prefix) { return type }
      if name == "meta-inf/container.xml" { return .epub }
    }
    return .zip
  }

  private static let folders: [(String, MediaType)] = [
    ("word/", .docx), ("xl/", .xlsx), ("ppt/", .pptx),
  ]

  /// ODF and EPUB put their media type, stored, into a first member called `mimetype`.
  private static func declaredType(_ bytes: UnsafeRawBufferPointer) -> MediaType? {
    guard bytes.count > 38, bytes[30..<38].elementsEqual("mimetype".utf8) else { return nil }
    let extra = Int(bytes[28]) | Int(bytes[29]) << 8
    let start = 38 + extra
    guard start < bytes.count else { return nil }
    let value = bytes[start...].prefix(100).prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "P") }
    let name = String(decoding: value, as: UTF8.self)
    for type in [MediaType.epub, .odt, .ods, .odp] where name.hasPrefix(type.rawValue) { return type }
    return nil
  }
}
