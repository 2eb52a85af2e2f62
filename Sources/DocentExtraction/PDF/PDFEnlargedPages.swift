import DocentDocument

/// Text that stands outside the paper: poppler leaves it out, so a page that shows nothing although its content writes
/// text is read again on larger paper.
enum PDFEnlargedPages {
  private static let maximumBytes = 64 << 20

  /// The file with larger paper for `pages` (counted from 1), as an incremental update ([ISO 32000-1] 7.5.6); nil when
  /// there is nothing to change or no way to do it.
  static func file(_ objects: PDFObjects, _ tree: PDFPageTree, pages: [Int]) -> SourceContent? {
    guard !objects.isEncrypted, objects.source.count <= maximumBytes, let root = objects.trailer["Root"],
      let previous = lastTable(objects.source)
    else { return nil }
    var bytes = objects.source.bytes()
    bytes.append(0x0A)
    var table = "xref\n"
    for number in pages where tree.pages.indices.contains(number - 1) {
      let page = tree.pages[number - 1]
      guard var dictionary = objects.object(page.object)?.dictionary else { continue }
      let box = page.mediaBox
      let (width, height) = (box.right - box.left, box.top - box.bottom)
      dictionary["CropBox"] = nil
      dictionary["MediaBox"] = .array(
        [box.left - width, box.bottom - height, box.right + width, box.top + height].map { .number($0) })
      let digits = String(bytes.count)
      table += "\(page.object) 1\n" + String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
      bytes +=
        Array("\(page.object) 0 obj\n".utf8) + PDFValue.dictionary(dictionary).serialized + Array("\nendobj\n".utf8)
    }
    let start = bytes.count
    let size = (objects.numbers.max() ?? 0) + 1
    let trailer = PDFValue.dictionary([
      "Root": root, "Size": .number(Double(size)), "Prev": .number(Double(previous)),
    ]).serialized
    bytes += Array("\(table)trailer\n".utf8) + trailer + Array("\nstartxref\n\(start)\n%%EOF\n".utf8)
    return SourceContent(bytes, name: "enlarged.pdf")
  }

  /// The offset behind the last `startxref`.
  private static func lastTable(_ source: SourceContent) -> Int? {
    source.withUnsafeBytes { bytes in
      var search = ByteSearch("startxref")
      var last: Int?
      var position = max(0, bytes.count - 2048)
      while let found = search.next(in: bytes, from: position) {
        last = found
        position = found + 9
      }
      guard let last else { return nil }
      var lexer = PDFLexer(bytes, at: last + 9)
      return lexer.value()?.integer
    }
  }
}

extension PDFValue {
  /// As it is written in a file.
  fileprivate var serialized: [UInt8] {
    switch self {
    case .null: Array("null".utf8)
    case .bool(let value): Array((value ? "true" : "false").utf8)
    case .number(let value): Array((value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)").utf8)
    case .string(let bytes):
      Array(("<" + bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + ">").utf8)
    case .name(let name):
      Array(
        ("/"
          + name.utf8.map { byte in
            byte.isPDFRegular && byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#")
              ? String(UnicodeScalar(byte)) : "#" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
          }.joined()).utf8)
    case .array(let values): Array("[ ".utf8) + values.flatMap { $0.serialized + [0x20] } + Array("]".utf8)
    case .dictionary(let values):
      Array("<< ".utf8)
        + values.sorted { $0.key < $1.key }.flatMap {
          PDFValue.name($0.key).serialized + [0x20] + $0.value.serialized + [0x20]
        }
        + Array(">>".utf8)
    case .reference(let number): Array("\(number) 0 R".utf8)
    }
  }
}
