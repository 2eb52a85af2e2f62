import DocentDocument

/// Tells the formats that are ZIP archives inside by their members.
enum ZIPContentDetector {
  static func detect(_ bytes: UnsafeRawBufferPointer) -> MediaType {
    if let declared = declaredType(bytes) { return declared }
    var seen = Set<String>()
    for entry in ZipDirectory.read(bytes).entries {
      let name = normalized(entry.name)
      if name == "xl/workbook.bin" { return .xlsb }
      for (prefix, type) in folders where name.hasPrefix(prefix) { seen.insert(type.rawValue) }
      for (suffix, type) in suffixes where name.hasSuffix(suffix) { return type }
      if name == "meta-inf/container.xml" { return .epub }
      if marks.contains(name) || name.hasPrefix("quicklook/") {
        seen.insert(name.hasPrefix("quicklook/") ? "quicklook/" : name)
      }
    }
    for (_, type) in folders where seen.contains(type.rawValue) { return type }
    if seen.contains("content.xml"), seen.contains("meta-inf/manifest.xml") || seen.contains("styles.xml") {
      return .odt
    }
    if seen.contains("index.xml"), seen.contains("buildversionhistory.plist") || seen.contains("quicklook/") {
      return .iwork
    }
    return .zip
  }

  private static func normalized(_ name: String) -> String {
    let lower = name.lowercased()
    let slashed = lower.contains("\\") ? lower.replacing("\\", with: "/") : lower
    return slashed.hasPrefix("/") ? String(slashed.dropFirst()) : slashed
  }

  /// Folders of Office Open XML.
  private static let folders: [(String, MediaType)] = [
    ("word/", .docx), ("xl/", .xlsx), ("ppt/", .pptx), ("visio/", .vsdx),
  ]

  /// Members that only one format has.
  private static let suffixes: [(String, MediaType)] = [
    (".fdseq", .xps), (".fdoc", .xps), (".fpage", .xps), (".iwa", .iwork), ("index.apxl", .iwork),
    ("index.apxl.gz", .iwork),
  ]

  /// Members that tell a format together with others.
  private static let marks: Set<String> = [
    "content.xml", "meta-inf/manifest.xml", "styles.xml", "index.xml", "buildversionhistory.plist",
  ]

  /// ODF and EPUB put their media type, stored, into a first member called `mimetype`.
  private static func declaredType(_ bytes: UnsafeRawBufferPointer) -> MediaType? {
    guard bytes.count > 38, bytes[30..<38].elementsEqual("mimetype".utf8) else { return nil }
    let extra = Int(bytes[28]) | Int(bytes[29]) << 8
    let start = 38 + extra
    guard start < bytes.count else { return nil }
    let value = bytes[start...].prefix(100).prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "P") }
    let name = String(decoding: value, as: UTF8.self)
    for (prefix, type) in declared where name.hasPrefix(prefix) { return type }
    return nil
  }

  /// With the templates, whose types go on, and with the format's forerunner in StarOffice.
  private static let declared: [(String, MediaType)] = [
    ("application/epub+zip", .epub), ("application/vnd.oasis.opendocument.spreadsheet", .ods),
    ("application/vnd.oasis.opendocument.presentation", .odp), ("application/vnd.oasis.opendocument.graphics", .odg),
    ("application/vnd.oasis.opendocument.", .odt), ("application/vnd.sun.xml.calc", .ods),
    ("application/vnd.sun.xml.impress", .odp), ("application/vnd.sun.xml.draw", .odg),
    ("application/vnd.sun.xml.", .odt),
  ]
}
