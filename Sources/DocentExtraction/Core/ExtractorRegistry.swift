package import DocentDocument

/// Every extractor, one line each: adding a format adds its folder and its line here.
package struct ExtractorRegistry: Sendable {
  package static let standard = ExtractorRegistry([
    PlainTextExtractor(),
    MarkdownExtractor(),
    RSTExtractor(),
    OrgExtractor(),
    AsciiDocExtractor(),
    LaTeXExtractor(),
    BibTeXExtractor(),
    RoffExtractor(),
    HTMLExtractor(),
    XMLExtractor(),
    CSVExtractor(),
    JSONExtractor(),
    YAMLExtractor(),
    SettingsExtractor(),
    GettextExtractor(),
    SourceCodeExtractor(),
    WARCExtractor(),
    NotebookExtractor(),
    SubtitleExtractor(),
    CalendarExtractor(),
    ContactCardExtractor(),
    RTFExtractor(),
    EPUBExtractor(),
    MailExtractor(),
    MboxExtractor(),
    DOCXExtractor(),
    XLSXExtractor(),
    PPTXExtractor(),
    OpenDocumentExtractor(),
    WordXMLExtractor(),
    SpreadsheetXMLExtractor(),
    FlatPackageExtractor(),
    VisioXMLExtractor(),
    XPSExtractor(),
    VSDXExtractor(),
    IWorkExtractor(),
    OneNoteExtractor(),
    PDFExtractor(),
    ImageExtractor(),
    ZIPExtractor(),
    ArchiveExtractor(),
    DOCExtractor(),
    XLSExtractor(),
    PPTExtractor(),
    MSGExtractor(),
    TNEFExtractor(),
    VSDExtractor(),
    PUBExtractor(),
    CompoundFileExtractor(),
  ])

  package let extractors: [any Extractor]
  private let byMediaType: [MediaType: Int]

  /// When two extractors name the same media type, the first one has it.
  package init(_ extractors: [any Extractor]) {
    self.extractors = extractors
    var table: [MediaType: Int] = [:]
    for (index, extractor) in extractors.enumerated() {
      for type in extractor.mediaTypes where table[type] == nil { table[type] = index }
    }
    byMediaType = table
  }

  package func extractor(for type: MediaType) -> (any Extractor)? {
    byMediaType[type].map { extractors[$0] }
  }
}
