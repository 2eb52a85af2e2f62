/// The pages of a PDF file with what concerns their place on paper ([ISO 32000-1] 7.7.3).
struct PDFPageTree: Sendable {
  struct Page: Sendable {
    /// Number of its object.
    var object: Int
    /// Clockwise: 0, 90, 180 or 270.
    var rotation: Int
    /// Left, bottom, right, top in the coordinates of the page's content.
    var mediaBox: PDFBox
    var resources: PDFValue?
    var annotations: [PDFValue]
  }

  private static let maximumPages = 100_000
  private static let maximumDepth = 64
  private static let maximumAnnotations = 5_000

  private(set) var pages: [Page] = []
  private var visited = Set<Int>()

  init(_ objects: PDFObjects) {
    visit(objects.catalog["Pages"], Inherited(), depth: 0, objects)
    visited = []
  }

  private struct Inherited {
    var rotation = 0
    var resources: PDFValue?
    var mediaBox = PDFBox(left: 0, bottom: 0, right: 612, top: 792)
  }

  private mutating func visit(_ value: PDFValue?, _ above: Inherited, depth: Int, _ objects: PDFObjects) {
    guard depth < Self.maximumDepth, pages.count < Self.maximumPages, case .reference(let number)? = value,
      visited.insert(number).inserted, let node = objects.object(number)?.dictionary
    else { return }
    var inherited = above
    if let degrees = objects.resolve(node["Rotate"])?.integer { inherited.rotation = ((degrees % 360) + 360) % 360 }
    if let box = PDFBox(objects.array(node["MediaBox"]), objects) { inherited.mediaBox = box }
    if let resources = node["Resources"] { inherited.resources = resources }
    if node["Type"]?.name != "Page", let kids = objects.array(node["Kids"]) {
      for kid in kids { visit(kid, inherited, depth: depth + 1, objects) }
      return
    }
    let annotations = objects.array(node["Annots"]) ?? []
    pages.append(
      Page(
        object: number, rotation: inherited.rotation, mediaBox: inherited.mediaBox,
        resources: inherited.resources, annotations: Array(annotations.prefix(Self.maximumAnnotations))))
  }
}

/// A rectangle in the coordinates of a page's content: origin at the bottom left, unless the file says otherwise.
struct PDFBox: Hashable, Sendable {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  init(left: Double, bottom: Double, right: Double, top: Double) {
    self.left = left
    self.bottom = bottom
    self.right = right
    self.top = top
  }

  /// Nil unless there are four numbers of a size that a page can have.
  init?(_ values: [PDFValue]?, _ objects: PDFObjects) {
    guard let values, values.count >= 4 else { return nil }
    let numbers = values.prefix(4).compactMap { objects.resolve($0)?.number }.filter { abs($0) < 1e7 }
    guard numbers.count == 4 else { return nil }
    left = min(numbers[0], numbers[2])
    right = max(numbers[0], numbers[2])
    bottom = min(numbers[1], numbers[3])
    top = max(numbers[1], numbers[3])
  }
}

extension PDFPageTree.Page {
  /// The rectangle as it lies on the page that a reader shows: turned, origin at the top left.
  func placed(_ box: PDFBox) -> PageRect {
    let (left, right) = (box.left - mediaBox.left, box.right - mediaBox.left)
    let (top, bottom) = (mediaBox.top - box.top, mediaBox.top - box.bottom)
    let width = mediaBox.right - mediaBox.left
    let height = mediaBox.top - mediaBox.bottom
    return switch rotation {
    case 90: PageRect(xMin: height - bottom, yMin: left, xMax: height - top, yMax: right)
    case 180: PageRect(xMin: width - right, yMin: height - bottom, xMax: width - left, yMax: height - top)
    case 270: PageRect(xMin: top, yMin: width - right, xMax: bottom, yMax: width - left)
    default: PageRect(xMin: left, yMin: top, xMax: right, yMax: bottom)
    }
  }
}
