import DocentDocument

/// Tells the office formats that are one XML file by their root element and its namespace.
enum OfficeXMLDetector {
  /// `body` is the beginning of the document in UTF-8, from its first `<`.
  static func detect(_ body: ArraySlice<UInt8>) -> MediaType? {
    let head = Array(body.prefix(16 << 10))
    for format in formats where format.marks.allSatisfy({ head.contains(bytes: $0) }) { return format.type }
    guard head.contains(bytes: "<office:document"), head.contains(bytes: "office:mimetype") else { return nil }
    for (name, type) in openDocument where head.contains(bytes: name) { return type }
    return .odt
  }

  private static let formats: [(marks: [StaticString], type: MediaType)] = [
    (["schemas.microsoft.com/office/2006/xmlPackage", "pkg:package"], .flatPackage),
    (["schemas.microsoft.com/office/word/2003/wordml", "wordDocument"], .wordXML),
    (["urn:schemas-microsoft-com:office:spreadsheet", "Workbook"], .spreadsheetXML),
    (["schemas.microsoft.com/visio/2003/core", "VisioDocument"], .visioXML),
    (["urn:schemas-microsoft-com:office:visio", "VisioDocument"], .visioXML),
  ]

  private static let openDocument: [(StaticString, MediaType)] = [
    ("application/vnd.oasis.opendocument.spreadsheet", .ods),
    ("application/vnd.oasis.opendocument.presentation", .odp), ("application/vnd.oasis.opendocument.graphics", .odg),
    ("application/vnd.sun.xml.calc", .ods), ("application/vnd.sun.xml.impress", .odp),
  ]
}
