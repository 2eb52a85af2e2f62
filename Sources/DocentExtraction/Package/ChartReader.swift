import DocentDocument

/// The values a chart was last drawn with (DrawingML charts, ECMA-376 part 1, 21.2): its titles, and a table with one row
/// for each category and one column for each series.
struct ChartReader {
  private static let maximumValues = 100_000

  private struct Series {
    var name = ""
    var categories: [Int: String] = [:]
    var values: [Int: String] = [:]
  }

  private let reader: PackageXMLReader
  private var titles: [String] = []
  private var series: [Series] = []
  private var count = 0

  init(_ reader: PackageXMLReader) { self.reader = reader }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try collect()
    for title in titles { try builder.block(.caption, title) }
    let points = Set(series.flatMap { Array($0.categories.keys) + Array($0.values.keys) }).sorted()
    if points.isEmpty { return }
    try builder.openTable()
    if series.contains(where: { !$0.name.isEmpty }) { try builder.row([""] + series.map(\.name)) }
    for point in points {
      let category = series.lazy.compactMap { $0.categories[point] }.first ?? ""
      try builder.row([category] + series.map { $0.values[point] ?? "" })
    }
    try builder.closeTable()
  }

  private mutating func collect() throws(ExtractionError) {
    var role = ""
    var point = 0
    while let event = try reader.next() {
      guard event == .start else { continue }
      switch reader.name {
      case "c:ser": series.append(Series())
      case "c:tx", "c:cat", "c:val", "c:xVal", "c:yVal": role = reader.name
      case "c:pt": point = reader.attribute("idx").flatMap { Int($0) } ?? 0
      case "c:v": add(try text(), role, point)
      case "a:p":
        let title = try DrawingText.paragraph(reader).text
        if !title.trimmed.isEmpty { titles.append(title) }
      default: continue
      }
    }
  }

  private mutating func add(_ text: String, _ role: String, _ point: Int) {
    count += 1
    guard let last = series.indices.last, count <= Self.maximumValues else { return }
    switch role {
    case "c:tx": series[last].name = text
    case "c:cat", "c:xVal": series[last].categories[point] = text
    case "c:val", "c:yVal":
      series[last].values[point] = Double(text).map(NumberFormat.generalText) ?? text
    default: break
    }
  }

  private func text() throws(ExtractionError) -> String {
    let depth = reader.depth
    var result = ""
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      if event == .text { reader.withText { result += String(decoding: $0, as: UTF8.self) } }
    }
    return result.trimmed
  }
}
