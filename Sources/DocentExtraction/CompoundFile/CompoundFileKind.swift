import DocentDocument

/// What a compound file is, by the streams in its root.
enum CompoundFileKind: Hashable {
  case word, excel, powerPoint, outlookMessage, visio, publisher
  /// Office Open XML with a password ([MS-OFFCRYPTO] 2.3.4).
  case encryptedPackage
  /// Of another program, by the name users know it under; nil for one nobody knows.
  case other(String?)

  var mediaType: MediaType {
    switch self {
    case .word: .doc
    case .excel: .xls
    case .powerPoint: .ppt
    case .outlookMessage: .outlookMessage
    case .visio: .visio
    case .publisher: .publisher
    case .encryptedPackage, .other: .compoundFile
    }
  }

  static func detect(_ source: SourceContent) -> CompoundFileKind {
    guard let file = try? CompoundFile(source) else { return .other(nil) }
    return detect(file.root)
  }

  static func detect(_ root: CompoundStorage) -> CompoundFileKind {
    let names = Set(root.entries.map { $0.name.lowercased() })
    if names.contains("encryptedpackage") || names.contains("encryptioninfo") { return .encryptedPackage }
    // A document may carry the streams of another one beside its own: the owner of the root decides between them.
    let owner = root.entry.classID.first ?? 0
    if names.contains("worddocument"), owner != 0x20 || !names.contains("workbook") { return .word }
    if names.contains("workbook") || names.contains("book") { return .excel }
    if names.contains("powerpoint document") || names.contains("pp40") { return .powerPoint }
    if names.contains("__properties_version1.0") { return .outlookMessage }
    if names.contains("quill") { return .publisher }
    if names.contains("visiodocument") { return .visio }
    return .other(programs.first { names.contains($0.stream) }?.name)
  }

  private static let programs: [(stream: String, name: String)] = [
    ("matadata", "Works document"),
    ("matost", "Works document"), ("mm", "Works document"), ("props9", "Project plan"), ("props12", "Project plan"),
    ("props14", "Project plan"), ("props", "Project plan"), ("hwpsummaryinformation", "Hangul document"),
    ("fileheader", "Hangul document"), ("bodytext", "Hangul document"), ("staroffice", "StarOffice document"),
    ("starwriterdocument", "StarOffice document"), ("starcalcdocument", "StarOffice document"),
    ("stardrawdocument3", "StarOffice document"), ("nativecontent_main", "Quattro Pro workbook"),
    ("perfectoffice_main", "WordPerfect Office document"), ("catalog", "thumbnail cache"),
    ("swdocmgrtempstorage", "SolidWorks model"), ("swdoccontentmgr", "SolidWorks model"),
    ("\u{5}digitalsignature", "Windows installer package"), ("dgnmf", "MicroStation drawing"),
  ]
}
