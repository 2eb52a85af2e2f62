import DocentDocument

/// Makes a readable file of a PDF whose cross-reference table, trailer and page tree are lost, as a download that was cut
/// short leaves it: the page objects that are there get a new page tree and trailer, appended to the bytes. Poppler then
/// finds the other objects by itself.
struct PDFSalvage {
  private static let maximumPages = 100_000

  private let bytes: UnsafeRawBufferPointer
  private var pages: [Int] = []
  private var highest = 0

  /// What has to be appended, nil when there is no page object. O(n).
  static func appendix(for bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    var salvage = PDFSalvage(bytes)
    salvage.findPages()
    return salvage.pages.isEmpty ? nil : salvage.appendix()
  }

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func findPages() {
    var position = 0
    var seen = Set<Int>()
    while pages.count < Self.maximumPages, let found = bytes.firstIndex(ofByte: UInt8(ascii: "o"), from: position) {
      position = found + 1
      guard bytes.matches("obj", at: found), let number = bytes.objectNumber(before: found) else { continue }
      highest = max(highest, number)
      if isPage(found + 3), seen.insert(number).inserted { pages.append(number) }
    }
  }

  /// Whether the dictionary that begins at `start` is a page: `/Type /Page`, not `/Pages`.
  private func isPage(_ start: Int) -> Bool {
    var position = start
    let end = min(bytes.count, start + 4096)
    while position < end, let slash = bytes.firstIndex(ofByte: UInt8(ascii: "/"), from: position), slash < end {
      position = slash + 1
      guard bytes.matches("/Type", at: slash) else { continue }
      var value = slash + 5
      while value < end, bytes[value].isASCIISpace { value += 1 }
      if bytes.matches("/Page", at: value), value + 5 < bytes.count, !bytes[value + 5].isASCIILetter {
        return !contains("endobj", from: start, to: slash)
      }
    }
    return false
  }

  private func contains(_ word: StaticString, from start: Int, to end: Int) -> Bool {
    var position = start
    while let found = bytes.firstIndex(ofByte: word.utf8Start[0], from: position), found < end {
      if bytes.matches(word, at: found) { return true }
      position = found + 1
    }
    return false
  }

  private func appendix() -> [UInt8] {
    let tree = highest + 1
    let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
    return Array(
      """

      endstream endobj
      \(tree) 0 obj
      << /Type /Pages /Kids [ \(kids) ] /Count \(pages.count) /MediaBox [ 0 0 612 792 ] >>
      endobj
      \(tree + 1) 0 obj
      << /Type /Catalog /Pages \(tree) 0 R >>
      endobj
      trailer
      << /Root \(tree + 1) 0 R /Size \(tree + 2) >>
      startxref
      0
      %%EOF

      """.utf8)
  }
}
