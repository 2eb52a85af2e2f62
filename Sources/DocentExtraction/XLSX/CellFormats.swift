/// The number formats of the cell styles of a workbook (ECMA-376 part 1, 18.8).
struct CellFormats {
  private static let maximumStyles = 100_000
  private var byStyle: [NumberFormat] = []
  let uses1904: Bool

  /// Styles that cannot be read leave the numbers as they are stored.
  static func read(_ package: OpenPackage, part: String, uses1904: Bool) -> CellFormats {
    var result = CellFormats(uses1904: uses1904)
    if let reader = try? package.reader(part) { try? result.read(reader) }
    return result
  }

  init(uses1904: Bool) { self.uses1904 = uses1904 }

  /// Adds the format of the next style.
  mutating func append(_ format: NumberFormat) {
    if byStyle.count < Self.maximumStyles { byStyle.append(format) }
  }

  private mutating func read(_ reader: PackageXMLReader) throws {
    var codes: [Int: String] = [:]
    var isCellStyle = false
    var parsed: [Int: NumberFormat] = [:]
    while let event = try reader.next(), byStyle.count < Self.maximumStyles {
      if reader.name == "x:cellXfs", event != .text { isCellStyle = event == .start }
      guard event == .start else { continue }
      if reader.name == "x:numFmt", let id = reader.attribute("numFmtId").flatMap({ Int($0) }) {
        codes[id] = reader.attribute("formatCode")
      } else if reader.name == "x:xf", isCellStyle {
        let id = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
        let format = parsed[id] ?? NumberFormat(codes[id] ?? NumberFormat.builtIn[id] ?? "General")
        parsed[id] = format
        byStyle.append(format)
      }
    }
  }

  /// Text as the cell shows it: formats may put words around it.
  func text(ofText text: String, style: Int) -> String {
    byStyle.indices.contains(style) ? byStyle[style].text(ofText: text) : text
  }

  /// `value` as the cell shows it.
  func text(of value: Double, style: Int) -> String {
    let format = byStyle.indices.contains(style) ? byStyle[style] : .general
    return format.text(of: value, uses1904: uses1904)
  }
}
