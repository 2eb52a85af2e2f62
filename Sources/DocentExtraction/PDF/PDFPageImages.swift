/// How much of each page images cover, from `pdfimages -list`.
struct PDFPageImages {
  /// Square inches of the largest image on the page.
  private var largest: [Int: Double] = [:]

  init() {}

  /// Reads lines of `page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio`.
  init(_ output: [UInt8]) {
    for line in output.split(separator: UInt8(ascii: "\n")).dropFirst(2) {
      let fields = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 14, fields[2] == "image" || fields[2] == "stencil", let page = Int(fields[0]),
        let width = Double(fields[3]), let height = Double(fields[4]),
        let horizontal = Double(fields[fields.count - 4]), let vertical = Double(fields[fields.count - 3]),
        horizontal > 0, vertical > 0, width >= 100, height >= 30
      else { continue }
      largest[page] = max(largest[page] ?? 0, width / horizontal * height / vertical)
    }
  }

  /// Share of the page that its largest image covers, about.
  func cover(of page: PlacedPage) -> Double {
    let area = page.width * page.height / (72 * 72)
    return area > 0 ? (largest[page.number] ?? 0) / area : 0
  }
}
