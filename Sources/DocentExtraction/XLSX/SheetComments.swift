import DocentDocument

/// Comments on cells, old (18.7) and threaded: one note each, with the cell it belongs to.
enum SheetComments {
  static func read(_ reader: PackageXMLReader, into builder: inout DocumentBuilder) throws(ExtractionError) {
    var cell = ""
    var text = ""
    var isText = false
    var authors: [String] = []
    var author: Int?
    var isAuthor = false
    while let event = try reader.next() {
      switch (event, reader.name) {
      case (.start, "x:comment"), (.start, "xtc:threadedComment"):
        cell = reader.attribute("ref") ?? ""
        text = ""
        author = reader.attribute("authorId").flatMap { Int($0) }
      case (.start, "x:author"):
        text = ""
        isAuthor = true
      case (.end, "x:author"):
        if authors.count < 100_000 { authors.append(text.trimmed) }
        isAuthor = false
      case (.start, "x:t"), (.start, "xtc:text"): isText = true
      case (.end, "x:t"), (.end, "xtc:text"): isText = false
      case (.text, _):
        if isText || isAuthor, text.utf8.count < 1 << 20 {
          reader.withText { text += String(decoding: $0, as: UTF8.self) }
        }
      case (.end, "x:comment"), (.end, "xtc:threadedComment"):
        let name = author.flatMap { authors.indices.contains($0) ? authors[$0] : nil } ?? ""
        try write(text.trimmed, cell, by: name, into: &builder)
      default: break
      }
    }
  }

  /// A note with its cell, and its author where the text does not begin with the name.
  static func write(
    _ text: String, _ cell: String, by author: String, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    // What threaded comments leave for programs that do not know them.
    if text.isEmpty || text.hasPrefix("[Threaded comment]") { return }
    let isNamed = author.isEmpty || author.hasPrefix("tc={") || text.hasPrefix(author)
    let place = cell.isEmpty ? "" : "\(cell): "
    try builder.block(.note, place + (isNamed ? text : "\(author): \(text)"))
  }
}
