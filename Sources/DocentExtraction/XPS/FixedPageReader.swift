import DocentDocument

/// Reads the glyphs of a fixed page as words with boxes (ECMA-388, 12). Right-to-left runs keep their logical order.
struct FixedPageReader {
  private static let maximumRuns = 50_000

  private let reader: PackageXMLReader
  private var page: PlacedPage
  /// What is known of the coordinates at each open element that may change them, with its depth.
  private var transforms: [(depth: Int, matrix: AffineMatrix)] = []
  private var runs: [GlyphRun] = []

  init(_ reader: PackageXMLReader, number: Int) {
    self.reader = reader
    page = PlacedPage(number: number, width: 816, height: 1056)
  }

  mutating func read() throws(ExtractionError) -> PlacedPage {
    while let event = try reader.next() {
      if event == .end {
        while let last = transforms.last, last.depth >= reader.depth { transforms.removeLast() }
        continue
      }
      guard event == .start else { continue }
      switch reader.name {
      case "FixedPage":
        page.width = length("Width") ?? page.width
        page.height = length("Height") ?? page.height
      case "Canvas": transforms.append((reader.depth, matrix(reader.attribute("RenderTransform"))))
      case "MatrixTransform":
        // The property of the element that is open: a canvas.
        if transforms.last?.depth == reader.depth - 2 {
          transforms[transforms.count - 1].matrix = matrix(reader.attribute("Matrix"))
        }
      case "Glyphs": glyphs()
      case "Canvas.Resources", "FixedPage.Resources": try reader.skipElement()
      default: continue
      }
    }
    page.lines = GlyphRun.lines(runs)
    return page
  }

  private func length(_ name: String) -> Double? {
    reader.attribute(name).flatMap { Double($0) }.flatMap { $0.isFinite && $0 > 0 && $0 < 1e6 ? $0 : nil }
  }

  /// The matrix around the current element and `own` together.
  private func matrix(_ own: String?) -> AffineMatrix {
    let outer = transforms.last?.matrix ?? AffineMatrix()
    return own.flatMap { AffineMatrix($0) }.map { $0.inside(outer) } ?? outer
  }

  private mutating func glyphs() {
    guard runs.count < Self.maximumRuns, var text = reader.attribute("UnicodeString"), !text.isEmpty,
      let x = reader.attribute("OriginX").flatMap({ Double($0) }),
      let y = reader.attribute("OriginY").flatMap({ Double($0) }),
      let size = reader.attribute("FontRenderingEmSize").flatMap({ Double($0) })
    else { return }
    // A brace at the start would begin a markup extension; `{}` says that the rest is meant as it is.
    if text.hasPrefix("{}") { text.removeFirst(2) }
    let isRightToLeft = (reader.attribute("BidiLevel").flatMap { Int($0) } ?? 0) % 2 == 1
    let advances = GlyphRun.advances(reader.attribute("Indices") ?? "", count: text.unicodeScalars.count)
    runs.append(
      contentsOf: GlyphRun.words(
        text, advances: advances, x: x, y: y, size: size, isRightToLeft: isRightToLeft,
        matrix: matrix(reader.attribute("RenderTransform"))))
  }
}

/// A transformation of the plane, `m11,m12,m21,m22,dx,dy` as the format writes it.
struct AffineMatrix {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var dx = 0.0
  var dy = 0.0

  init() {}

  /// Nil for what is no list of six numbers.
  init?(_ text: String) {
    let numbers = text.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { Double($0) }
    guard numbers.count == 6, numbers.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else { return nil }
    (a, b, c, d, dx, dy) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
  }

  /// This one applied first, `outer` then.
  func inside(_ outer: AffineMatrix) -> AffineMatrix {
    var result = AffineMatrix()
    result.a = a * outer.a + b * outer.c
    result.b = a * outer.b + b * outer.d
    result.c = c * outer.a + d * outer.c
    result.d = c * outer.b + d * outer.d
    result.dx = dx * outer.a + dy * outer.c + outer.dx
    result.dy = dx * outer.b + dy * outer.d + outer.dy
    return result
  }

  func applied(x: Double, y: Double) -> (x: Double, y: Double) { (x * a + y * c + dx, x * b + y * d + dy) }
}
