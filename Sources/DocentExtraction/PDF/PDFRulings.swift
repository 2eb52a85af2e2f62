/// The straight lines and boxes drawn on a page: what parts the cells of tables.
///
/// Reads the drawing operators of the page's content ([ISO 32000-1] 8.5) and nothing else: no text, no colours, no
/// clipping. Lines of form XObjects count where they are drawn.
struct PDFRulings {
  private static let maximumBytes = 8 << 20
  private static let maximumSegments = 20_000
  private static let maximumOperations = 1_000_000
  private static let maximumDepth = 6

  private let objects: PDFObjects
  private var segments: [PDFBox] = []
  private var operations = 0
  private var showsText = false

  /// Rulings of the page, in its own coordinates; none when its content uses filters that are not read here.
  static func find(on page: PDFPageTree.Page, in objects: PDFObjects) -> [PDFBox] { read(page, objects).segments }

  /// Whether the page's content writes any text, wherever that ends up.
  static func showsText(on page: PDFPageTree.Page, in objects: PDFObjects) -> Bool { read(page, objects).showsText }

  private static func read(_ page: PDFPageTree.Page, _ objects: PDFObjects) -> PDFRulings {
    var rulings = PDFRulings(objects)
    guard let dictionary = objects.object(page.object)?.dictionary else { return rulings }
    var content: [UInt8] = []
    let parts: [PDFValue] =
      switch objects.resolve(dictionary["Contents"]) {
      case .array(let list): list
      default: dictionary["Contents"].map { [$0] } ?? []
      }
    for part in parts.prefix(10_000) where content.count < maximumBytes {
      content += objects.stream(part, limit: maximumBytes - content.count) ?? []
      content.append(0x0A)
    }
    rulings.run(content, objects.dictionary(page.resources), Transform(), depth: 0)
    return rulings
  }

  private init(_ objects: PDFObjects) { self.objects = objects }

  // MARK: Operators

  private mutating func run(
    _ content: [UInt8], _ resources: [String: PDFValue]?, _ transform: Transform, depth: Int
  ) {
    content.withUnsafeBytes { bytes in
      var lexer = PDFLexer(bytes, at: 0)
      var state = Path(transform: transform)
      var stack: [Transform] = []
      var operands: [PDFValue] = []
      while operations < Self.maximumOperations, segments.count < Self.maximumSegments {
        lexer.resetCount()
        if let value = lexer.value() {
          if operands.count < 16 { operands.append(value) }
          continue
        }
        guard let name = lexer.operatorName() else { return }
        operations += 1
        let numbers = operands.compactMap(\.number)
        switch name {
        case "q": if stack.count < 256 { stack.append(state.transform) }
        case "Q": if let last = stack.popLast() { state.transform = last }
        case "cm": if numbers.count == 6 { state.transform = Transform(numbers).then(state.transform) }
        case "Do":
          if let form = operands.last?.name { draw(form, resources, state.transform, depth) }
        case "BI": lexer.skipInlineImage()
        case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*":
          if name == "s" || name.hasPrefix("b") { state.close() }
          segments += state.rulings(isFilled: name != "S" && name != "s")
          state.clear()
        case "n": state.clear()
        case "Tj", "TJ", "'", "\"": showsText = true
        default: state.build(name, numbers)
        }
        operands.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func draw(
    _ name: String, _ resources: [String: PDFValue]?, _ transform: Transform, _ depth: Int
  ) {
    guard depth < Self.maximumDepth, let value = objects.dictionary(resources?["XObject"])?[name],
      case .reference(let number) = value, let form = objects.object(number)?.dictionary,
      objects.resolve(form["Subtype"])?.name == "Form", let content = objects.stream(value, limit: Self.maximumBytes)
    else { return }
    operations += 100 + content.count / 64
    let matrix = objects.array(form["Matrix"])?.compactMap { objects.resolve($0)?.number } ?? []
    let inner = matrix.count == 6 ? Transform(matrix).then(transform) : transform
    run(content, objects.dictionary(form["Resources"]) ?? resources, inner, depth: depth + 1)
  }
}

/// An affine map ([ISO 32000-1] 8.3.4).
private struct Transform {
  private var a = 1.0
  private var b = 0.0
  private var c = 0.0
  private var d = 1.0
  private var e = 0.0
  private var f = 0.0

  init() {}

  /// Six numbers.
  init(_ numbers: [Double]) {
    (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
  }

  func then(_ other: Transform) -> Transform {
    Transform([
      a * other.a + b * other.c, a * other.b + b * other.d, c * other.a + d * other.c, c * other.b + d * other.d,
      e * other.a + f * other.c + other.e, e * other.b + f * other.d + other.f,
    ])
  }

  func apply(_ point: Point) -> Point { Point(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f) }
}

private struct Point {
  var x: Double
  var y: Double
}

/// The path under construction, in page coordinates.
private struct Path {
  /// Filled shapes thinner than this are lines.
  private static let thin = 3.0
  private static let maximumPoints = 100_000
  /// Lines shorter than this part nothing.
  private static let minimumLength = 4.0

  var transform: Transform
  private var lines: [(Point, Point)] = []
  private var rectangles: [PDFBox] = []
  private var start: Point?
  private var current: Point?
  private var hasCurves = false

  init(transform: Transform) { self.transform = transform }

  mutating func build(_ name: String, _ numbers: [Double]) {
    switch name {
    case "m":
      guard numbers.count == 2 else { return }
      start = transform.apply(Point(x: numbers[0], y: numbers[1]))
      current = start
    case "l":
      guard numbers.count == 2 else { return }
      let end = transform.apply(Point(x: numbers[0], y: numbers[1]))
      if let from = current, lines.count < Self.maximumPoints { lines.append((from, end)) }
      current = end
    case "h": close()
    case "re":
      guard numbers.count == 4, rectangles.count < Self.maximumPoints else { return }
      let one = transform.apply(Point(x: numbers[0], y: numbers[1]))
      let other = transform.apply(Point(x: numbers[0] + numbers[2], y: numbers[1] + numbers[3]))
      rectangles.append(Self.box(one, other))
      current = one
      start = one
    case "c", "v", "y":
      hasCurves = true
      if numbers.count >= 2 {
        current = transform.apply(Point(x: numbers[numbers.count - 2], y: numbers[numbers.count - 1]))
      }
    default: break
    }
  }

  mutating func close() {
    if let from = current, let to = start, lines.count < Self.maximumPoints { lines.append((from, to)) }
    current = start
  }

  mutating func clear() {
    lines = []
    rectangles = []
    start = nil
    current = nil
    hasCurves = false
  }

  /// Upright and level lines: drawn ones, thin filled boxes, and the sides of boxes.
  func rulings(isFilled: Bool) -> [PDFBox] {
    var result: [PDFBox] = []
    func add(_ box: PDFBox) {
      let (width, height) = (box.right - box.left, box.top - box.bottom)
      let isFinite = [box.left, box.right, box.top, box.bottom].allSatisfy { abs($0) < 1e6 }
      if isFinite, min(width, height) <= Self.thin, max(width, height) >= Self.minimumLength { result.append(box) }
    }
    func addSides(_ box: PDFBox) {
      add(PDFBox(left: box.left, bottom: box.bottom, right: box.right, top: box.bottom))
      add(PDFBox(left: box.left, bottom: box.top, right: box.right, top: box.top))
      add(PDFBox(left: box.left, bottom: box.bottom, right: box.left, top: box.top))
      add(PDFBox(left: box.right, bottom: box.bottom, right: box.right, top: box.top))
    }
    for box in rectangles {
      if min(box.right - box.left, box.top - box.bottom) <= Self.thin { add(box) } else { addSides(box) }
    }
    // Outlines of letters and pictures are no rulings.
    if hasCurves || lines.count > 400 { return result }
    if isFilled {
      guard let first = lines.first else { return result }
      let bounds = lines.reduce(Self.box(first.0, first.1)) { box, line in
        let own = Self.box(line.0, line.1)
        return PDFBox(
          left: min(box.left, own.left), bottom: min(box.bottom, own.bottom), right: max(box.right, own.right),
          top: max(box.top, own.top))
      }
      if min(bounds.right - bounds.left, bounds.top - bounds.bottom) <= Self.thin {
        add(bounds)
        return result
      }
    }
    for (from, to) in lines where abs(from.x - to.x) < 1 || abs(from.y - to.y) < 1 { add(Self.box(from, to)) }
    return result
  }

  private static func box(_ one: Point, _ other: Point) -> PDFBox {
    PDFBox(
      left: min(one.x, other.x), bottom: min(one.y, other.y), right: max(one.x, other.x), top: max(one.y, other.y))
  }
}
