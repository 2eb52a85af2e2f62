import DocentDocument

/// Comments on cells, old (18.7) and threaded: one note each, with the cell it belongs to.
enum SheetComments {
  static func read(_ reader: PackageXMLReader, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var cell = ""
    var text = ""
    var isText = false
    while let event = try reader.next() {
      switch (event, reader.name) {
      case (.start, "x:comment"), (.start, "xtc:threadedComment"):
        cell = reader.attribute("ref") ?? ""
        text = ""
      case (.start, "x:t"), (.start, "xtc:text"): isText = true
      case (.end, "x:t"), (.end, "xtc:text"): isText = false
      case (.text, _):
        if isText, text.utf8.count < 1 << 20 { reader.withText { text += String(decoding: $0, as: UTF8.self) } }
      case (.end, "x:comment"), (.end, "xtc:threadedComment"):
        if !text.trimmed.isEmpty { try builder.block(.note, cell.isEmpty ? text : "\(cell): \(text)") }
      default: break
      }
    }
  }
}
