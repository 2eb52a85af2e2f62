import DocentDocument

/// What stands around the text of a PDF file: fields and notes by page, bookmarks, links, attached files.
struct PDFSurroundings: Sendable {
  private static let maximumOutlineBytes = 64 << 10

  private let objects: PDFObjects
  private let tree: PDFPageTree
  private let form: PDFForm
  private let annotations: PDFAnnotations
  private let outline: [String]
  let attachments: PDFAttachments
  var pageCount: Int { tree.pages.count }

  init(_ objects: PDFObjects) {
    self.objects = objects
    tree = PDFPageTree(objects)
    form = PDFForm(objects, tree)
    annotations = PDFAnnotations(objects, tree)
    outline = PDFOutline.titles(objects)
    attachments = PDFAttachments(objects, attachedToPages: annotations.files)
  }

  func write(into metadata: inout Metadata) {
    if !annotations.links.isEmpty { metadata.extra["links"] = annotations.links.joined(separator: "\n") }
    let bookmarks = outline.joined(separator: "\n")
    if !bookmarks.isEmpty, bookmarks.utf8.count <= Self.maximumOutlineBytes { metadata.extra["outline"] = bookmarks }
  }

  /// The page with the lines drawn on it, its fields and the notes that its text does not show.
  func completed(_ page: PlacedPage) -> PlacedPage {
    let fields = form.fieldsByPage[page.number] ?? []
    let notes = annotations.notesByPage[page.number] ?? []
    var result = page
    if page.hasColumns, tree.pages.indices.contains(page.number - 1) {
      let own = tree.pages[page.number - 1]
      result.rulings = PDFRulings.find(on: own, in: objects).map(own.placed)
    }
    if fields.isEmpty, notes.isEmpty { return result }
    result.fields = fields
    result.addMissingValues()
    let shown = notes.isEmpty ? "" : Self.letters(page.lines.map(\.text).joined())
    for note in notes where !shown.contains(Self.letters(note.text)) {
      result.notes.append(PlacedNote(text: note.text, rect: note.rect))
    }
    return result
  }

  /// The file with larger paper for those of `pages` that show nothing although they write text; nil when there are none.
  func enlarged(_ pages: [PlacedPage]) -> SourceContent? {
    let numbers = pages.filter(\.lines.isEmpty).map(\.number).filter { number in
      tree.pages.indices.contains(number - 1) && PDFRulings.showsText(on: tree.pages[number - 1], in: objects)
    }
    return numbers.isEmpty ? nil : PDFEnlargedPages.file(objects, tree, pages: numbers)
  }

  private static func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
