/// Writes small PDF files for tests: lines of Helvetica at given places on pages of 600 by 800 points.
struct PDFWriter {
  struct Line {
    var x: Int
    /// From the top of the page.
    var y: Int
    var size = 11
    var text: String
  }

  static func document(_ pages: [[Line]], title: String? = nil) -> [UInt8] {
    var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<< /Type /Pages /Kids [ \(kids) ] /Count \(pages.count) >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for page in pages {
      let number = objects.count + 1
      let content = page.map { "BT /F1 \($0.size) Tf 1 0 0 1 \($0.x) \(800 - $0.y) Tm (\($0.text)) Tj ET" }
        .joined(separator: "\n")
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 600 800 ] /Contents \(number + 1) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    if let title { objects.append("<< /Title (\(title)) >>") }
    return file(objects, info: title == nil ? nil : objects.count)
  }

  /// A file of the given objects, numbered from 1; the first one is the catalog.
  static func file(_ objects: [String], info: Int? = nil) -> [UInt8] {
    var result = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(result.utf8.count)
      result += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = result.utf8.count
    result += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      result += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    let information = info.map { " /Info \($0) 0 R" } ?? ""
    result += "trailer\n<< /Root 1 0 R /Size \(objects.count + 1)\(information) >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(result.utf8)
  }

  /// One page of 600 by 800 points with the given content; `catalog` and `page` are further entries of those
  /// dictionaries, `others` further objects, numbered from 6.
  static func page(content: String, catalog: String = "", page: String = "", others: [String] = []) -> [UInt8] {
    file(
      [
        "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 600 800 ] /Contents 4 0 R "
          + "/Resources << /Font << /F1 5 0 R >> >> \(page) >>",
        "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      ] + others)
  }

  static func show(_ text: String, x: Int, y: Int) -> String { "BT /F1 11 Tf \(x) \(y) Td (\(text)) Tj ET" }

  /// Lines one under the other.
  static func lines(_ texts: [String], x: Int = 60, top: Int = 100, size: Int = 11) -> [Line] {
    texts.enumerated().map { Line(x: x, y: top + $0.offset * (size + 4), size: size, text: $0.element) }
  }
}
