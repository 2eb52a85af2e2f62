/// What people wrote onto the pages of a PDF file, and where its links lead ([ISO 32000-1] 12.5).
struct PDFAnnotations: Sendable {
  private static let maximumLinks = 200
  private static let maximumNotes = 20_000
  private static let noteTypes: Set<String> = [
    "Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly",
    "StrikeOut", "Stamp", "Caret", "Ink", "FileAttachment",
  ]

  struct Note: Sendable {
    var text: String
    var rect: PageRect?
  }

  private(set) var notesByPage: [Int: [Note]] = [:]
  /// Distinct addresses in the order of the pages.
  private(set) var links: [String] = []
  /// File specifications of attached files.
  private(set) var files: [PDFValue] = []

  init(_ objects: PDFObjects, _ tree: PDFPageTree) {
    var known = Set<String>()
    var notes = 0
    for (index, page) in tree.pages.enumerated() {
      for value in page.annotations {
        guard let annotation = objects.dictionary(value), let type = objects.resolve(annotation["Subtype"])?.name else {
          continue
        }
        if type == "Link", links.count < Self.maximumLinks, let action = objects.dictionary(annotation["A"]),
          let address = objects.text(action["URI"]), known.insert(address).inserted
        {
          links.append(address)
        }
        if type == "FileAttachment", let file = annotation["FS"] { files.append(file) }
        guard Self.noteTypes.contains(type), notes < Self.maximumNotes,
          let text = objects.text(annotation["Contents"])
        else { continue }
        notes += 1
        let rect = PDFBox(objects.array(annotation["Rect"]), objects).map { page.placed($0) }
        notesByPage[index + 1, default: []].append(Note(text: text, rect: rect))
      }
    }
  }
}
