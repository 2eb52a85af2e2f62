extension Samples {
  /// Documents of office programs, written by the builders of their own tests.
  static let office: [String: [UInt8]] = [
    "xps": XPSExtractorTests.document([
      "<Glyphs OriginX='50' OriginY='90' FontRenderingEmSize='12' Indices=',50;,60' UnicodeString='Harbour log'/>"
    ]),
    "vsdx": VSDXExtractorTests.drawing(page: "<Shape ID='1'><Text>Pier</Text></Shape>"),
    "vdx": VisioXMLExtractorTests.sample,
    "iwork": IWorkSamples.numbers,
    "onenote": OneNoteExtractorTests.sample,
    "xlsx": BinaryWorkbookTests.sample,
    "wordml": WordXMLExtractorTests.sample,
    "spreadsheetml": SpreadsheetXMLExtractorTests.sample,
  ]
}
