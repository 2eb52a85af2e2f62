package import DocentDocument

extension MediaType {
  package static let xlsb: MediaType = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
  package static let odg: MediaType = "application/vnd.oasis.opendocument.graphics"
  package static let xps: MediaType = "application/vnd.ms-xpsdocument"
  package static let vsdx: MediaType = "application/vnd.ms-visio.drawing.main+xml"
  package static let iwork: MediaType = "application/vnd.apple.iwork"
  package static let oneNote: MediaType = "application/onenote"
  /// Word 2003 in one XML file.
  package static let wordXML: MediaType = "application/vnd.ms-wordml"
  /// Excel 2003 in one XML file.
  package static let spreadsheetXML: MediaType = "application/vnd.ms-spreadsheetml"
  /// Visio 2003 to 2010 in one XML file.
  package static let visioXML: MediaType = "application/vnd.visio+xml"
  /// A package of Office Open XML in one XML file.
  package static let flatPackage: MediaType = "application/vnd.ms-flat-opc"
}
