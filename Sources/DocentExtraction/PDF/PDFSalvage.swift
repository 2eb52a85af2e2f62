/// Makes a readable file of a PDF whose cross-reference table, trailer or page tree are lost, as a download that was cut
/// short leaves it: what poppler cannot find by itself is appended to the bytes. Objects packed into streams are written
/// out plainly, and pages that no tree leads to get a new one.
struct PDFSalvage {
  private static let maximumPages = 100_000

  /// What has to be appended, nil when there is no page object. O(size of the file).
  static func appendix(for objects: PDFObjects) -> [UInt8]? {
    if objects.isEncrypted { return nil }
    var result = Array("\nendstream endobj\n".utf8)
    objects.forEachPacked { number, bytes in
      result += Array("\(number) 0 obj\n".utf8) + bytes + Array("\nendobj\n".utf8)
    }
    var root: Int?
    if case .reference(let number)? = objects.trailer["Root"], !PDFPageTree(objects).pages.isEmpty { root = number }
    let highest = objects.numbers.max() ?? 0
    if root == nil {
      let pages = objects.numbers.lazy.filter { objects.object($0)?.dictionary?["Type"]?.name == "Page" }
        .prefix(maximumPages)
      let kids = pages.map { "\($0) 0 R" }
      if kids.isEmpty { return nil }
      result += Array(
        """
        \(highest + 1) 0 obj
        << /Type /Pages /Kids [ \(kids.joined(separator: " ")) ] /Count \(kids.count) /MediaBox [ 0 0 612 792 ] >>
        endobj
        \(highest + 2) 0 obj
        << /Type /Catalog /Pages \(highest + 1) 0 R >>
        endobj

        """.utf8)
    }
    result += Array(
      "trailer\n<< /Root \(root ?? highest + 2) 0 R /Size \(highest + 3) >>\nstartxref\n0\n%%EOF\n".utf8)
    return result
  }
}
