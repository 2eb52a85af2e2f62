import DocentDocument

/// Texts of the shapes of masters, by the master's and the shape's number.
struct VisioMasters {
  private struct Key: Hashable {
    var master: String
    var shape: String
  }

  private static let maximumTexts = 100_000
  private var texts: [Key: String] = [:]
  private var firstShapes: [String: String] = [:]

  /// `endDepth`: of the element whose end ends the master, nil for a whole part.
  mutating func read(
    _ reader: PackageXMLReader, as master: String, endDepth: Int? = nil
  ) throws(ExtractionError) {
    var shapes = VisioShapeReader(reader, masters: VisioMasters(), endDepth: endDepth)
    while let text = try shapes.next(), texts.count < Self.maximumTexts {
      texts[Key(master: master, shape: shapes.shapeID)] = text
    }
    if let first = shapes.firstShapeID { firstShapes[master] = first }
  }

  /// What the shape of a master says; its outermost one when `shape` is nil.
  func text(master: String, shape: String?) -> String? {
    guard let id = shape ?? firstShapes[master] else { return nil }
    return texts[Key(master: master, shape: id)]
  }
}

/// Streams the texts of the shapes of a page (MS-VSDX, 2.2.5; the same elements in the older XML format).
struct VisioShapeReader {
  private struct Shape {
    var depth: Int
    var id: String
    var master: String?
    var masterShape: String?
    /// Names its master itself; the shapes inside belong to the same one.
    var isInstance: Bool
    var hasText = false
  }

  private let reader: PackageXMLReader
  private let masters: VisioMasters
  private let endDepth: Int?
  private var open: [Shape] = []
  /// Of the text returned last.
  private(set) var shapeID = ""
  private(set) var firstShapeID: String?

  /// `endDepth`: of the element whose end ends the page, nil for a whole part.
  init(_ reader: PackageXMLReader, masters: VisioMasters, endDepth: Int? = nil) {
    self.reader = reader
    self.masters = masters
    self.endDepth = endDepth
  }

  /// The next text, nil at the end of the page.
  mutating func next() throws(ExtractionError) -> String? {
    while let event = try reader.next() {
      if event == .end, let endDepth, reader.depth <= endDepth { return nil }
      switch (event, reader.name) {
      case (.start, "Shape"):
        let id = reader.attribute("ID") ?? ""
        firstShapeID = firstShapeID ?? id
        open.append(
          Shape(
            depth: reader.depth, id: id, master: reader.attribute("Master") ?? open.last?.master,
            masterShape: reader.attribute("MasterShape"), isInstance: reader.attribute("Master") != nil))
      case (.start, "Text"):
        guard let last = open.indices.last else { continue }
        open[last].hasText = true
        shapeID = open[last].id
        let text = try reader.containedText().trimmed
        if !text.isEmpty { return text }
      case (.start, "ForeignData"): try reader.skipElement()
      case (.end, "Shape"):
        if let inherited = close() { return inherited }
      default: continue
      }
    }
    return nil
  }

  /// A shape without text of its own shows that of its master.
  private mutating func close() -> String? {
    guard let last = open.last, last.depth >= reader.depth else { return nil }
    open.removeLast()
    guard !last.hasText, let master = last.master, last.isInstance || last.masterShape != nil else { return nil }
    shapeID = last.id
    return masters.text(master: master, shape: last.masterShape)
  }
}
