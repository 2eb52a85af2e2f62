/// The bookmarks of a PDF file ([ISO 32000-1] 12.3.3).
enum PDFOutline {
  private static let maximumItems = 2_000
  private static let maximumDepth = 32

  /// Their titles from top to bottom, each set in by two spaces a level.
  static func titles(_ objects: PDFObjects) -> [String] {
    var result: [String] = []
    var visited = Set<Int>()
    func visit(_ first: PDFValue?, depth: Int) {
      var next = first
      while case .reference(let number)? = next, result.count < maximumItems, depth < maximumDepth,
        visited.insert(number).inserted, let item = objects.object(number)?.dictionary
      {
        if let title = objects.text(item["Title"]) {
          result.append(String(repeating: "  ", count: depth) + title.split(separator: "\n").joined(separator: " "))
        }
        visit(item["First"], depth: depth + 1)
        next = item["Next"]
      }
    }
    visit(objects.dictionary(objects.catalog["Outlines"])?["First"], depth: 0)
    return result
  }
}
