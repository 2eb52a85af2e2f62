/// The shapes of a slide that hold text, in the order in which they are drawn, groups that are tables as such
/// ([MS-ODRAW] 2.2.14).
struct SlideShapes {
  struct Shape {
    var text: ShapeText
    /// What the layout takes the shape for (2.13.21 of [MS-PPT]); nil for boxes that were drawn.
    var placeholder: Int?
    /// Left, top, right and bottom within its group.
    var edges: [Int]?
  }

  enum Item {
    case shape(Shape)
    case table([Shape])
  }

  private static let maximumDepth = 16
  private let outline: [ShapeText]
  private var usedOutline = Set<Int>()
  private(set) var items: [Item] = []

  /// `outline` is the text shapes may refer to; what none of them refers to comes first.
  init(_ slide: PresentationRecords.Record, outline: [ShapeText]) {
    self.outline = outline
    if let drawing = slide.child(PresentationRecords.RecordType.drawing) {
      items = read(drawing.children, depth: 0)
    }
    let unused = outline.indices.filter { !usedOutline.contains($0) && !outline[$0].text.isEmpty }
    items.insert(contentsOf: unused.map { .shape(Shape(text: outline[$0])) }, at: 0)
  }

  private mutating func read(_ records: PresentationRecords, depth: Int) -> [Item] {
    var result: [Item] = []
    var records = records
    while let record = records.next() {
      switch record.type {
      case PresentationRecords.RecordType.shape:
        if let shape = shape(record) { result.append(.shape(shape)) }
      case PresentationRecords.RecordType.shapeGroup:
        guard depth < Self.maximumDepth else { continue }
        let items = read(record.children, depth: depth + 1)
        result += Self.isTable(record) ? [.table(Self.shapes(items))] : items
      default:
        if record.isContainer, depth < Self.maximumDepth { result += read(record.children, depth: depth + 1) }
      }
    }
    return result
  }

  private mutating func shape(_ record: PresentationRecords.Record) -> Shape? {
    var shape = Shape(text: ShapeText())
    var hasText = false
    var records = record.children
    while let part = records.next() {
      switch part.type {
      case PresentationRecords.RecordType.clientTextbox: hasText = read(part, into: &shape.text)
      case PresentationRecords.RecordType.clientData:
        shape.placeholder = part.child(PresentationRecords.RecordType.placeholder)?.body.readUInt8(at: 4)
      case PresentationRecords.RecordType.childAnchor:
        let edges = (0..<4).compactMap { part.body.readUInt32(at: 4 * $0).map { Int(Int32(truncatingIfNeeded: $0)) } }
        shape.edges = edges.count == 4 ? edges : nil
      default: break
      }
    }
    // Cells of a table count even when they are empty.
    return hasText || shape.edges != nil ? shape : nil
  }

  private mutating func read(_ box: PresentationRecords.Record, into text: inout ShapeText) -> Bool {
    var records = box.children
    while let record = records.next() {
      if record.type == PresentationRecords.RecordType.outlineReference, let index = record.body.readUInt32(at: 0),
        outline.indices.contains(index)
      {
        text = outline[index]
        usedOutline.insert(index)
      } else {
        _ = text.read(record)
      }
    }
    return !text.text.isEmpty && !text.isGenerated
  }

  /// Whether a group is a table, by a property of its first shape ([MS-ODRAW] 2.3.4.41).
  private static func isTable(_ group: PresentationRecords.Record) -> Bool {
    guard let first = group.child(PresentationRecords.RecordType.shape),
      let properties = first.child(PresentationRecords.RecordType.moreProperties)
    else { return false }
    return (0..<min(properties.instance, 256)).contains {
      (properties.body.readUInt16(at: 6 * $0) ?? 0) & 0x3FFF == 0x39F
        && (properties.body.readUInt32(at: 6 * $0 + 2) ?? 0) & 1 == 1
    }
  }

  private static func shapes(_ items: [Item]) -> [Shape] {
    items.flatMap { item in
      switch item {
      case .shape(let shape): [shape]
      case .table(let shapes): shapes
      }
    }
  }
}
