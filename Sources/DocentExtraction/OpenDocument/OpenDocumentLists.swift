import DocentDocument

/// The list styles of a document and the counting of its items (ISO/IEC 26300-1, 16.30 and 5.3).
struct OpenDocumentLists {
  private struct Level {
    var format = ""
    var prefix = ""
    var suffix = ""
    var start = 1
    /// How many levels show their numbers.
    var shown = 1
    var bullet: String?
  }

  private struct OpenList {
    var style: String
    /// Label of the item under way, until its first paragraph is written.
    var label: String?
  }

  private static let maximumStyles = 50_000
  private static let maximumLevel = 10
  /// The numbering of headings.
  private static let outline = ""
  private var styles: [String: [Int: Level]] = [:]
  private var counters: [String: [Int]] = [:]
  private var open: [OpenList] = []

  var level: Int { open.count }

  // MARK: Styles

  /// Reads a list style, or the outline's, whose start was just read, to its end.
  mutating func readStyle(_ reader: PackageXMLReader) throws(ExtractionError) {
    let isOutline = reader.name == "text:outline-style"
    let name = isOutline ? Self.outline : reader.attribute("style:name") ?? ""
    let depth = reader.depth
    var levels: [Int: Level] = [:]
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start, let number = reader.attribute("text:level").flatMap({ Int($0) }) else { continue }
      var level = Level()
      level.format = reader.attribute("style:num-format") ?? ""
      level.prefix = reader.attribute("style:num-prefix") ?? ""
      level.suffix = reader.attribute("style:num-suffix") ?? ""
      level.start = reader.attribute("text:start-value").flatMap { Int($0) } ?? 1
      level.shown = reader.attribute("text:display-levels").flatMap { Int($0) } ?? 1
      level.bullet = reader.attribute("text:bullet-char")
      levels[number] = level
    }
    if styles.count < Self.maximumStyles { styles[name] = levels }
  }

  // MARK: Counting

  mutating func openList(style: String?, continues: Bool) {
    let name = style ?? open.last?.style ?? "-"
    if open.isEmpty, !continues { counters[name] = nil }
    if open.count < 256 { open.append(OpenList(style: name)) }
    var numbers = counters[name] ?? []
    if !continues || open.count > 1, numbers.count >= level { numbers.removeLast(numbers.count - level + 1) }
    counters[name] = numbers
  }

  mutating func closeList() { _ = open.popLast() }

  /// Counts an item; headers of lists have no number.
  mutating func openItem(start: Int?, isHeader: Bool) {
    guard let last = open.indices.last, level <= Self.maximumLevel else { return }
    let style = open[last].style
    if isHeader {
      open[last].label = nil
      return
    }
    open[last].label = label(style, level, start: start)
  }

  /// The label of the item under way, given once.
  mutating func takeLabel() -> String? {
    guard let last = open.indices.last else { return nil }
    defer { open[last].label = nil }
    return open[last].label
  }

  mutating func headingLabel(level: Int, restart: Int?) -> String? {
    guard styles[Self.outline]?[level]?.format.isEmpty == false else { return nil }
    return label(Self.outline, min(max(1, level), Self.maximumLevel), start: restart)
  }

  private mutating func label(_ style: String, _ level: Int, start: Int?) -> String? {
    let levels = styles[style] ?? [:]
    var numbers = counters[style] ?? []
    if numbers.count > level { numbers.removeLast(numbers.count - level) }
    while numbers.count < level {
      numbers.append((levels[numbers.count + 1]?.start ?? 1) - (numbers.count + 1 == level ? 1 : 0))
    }
    numbers[level - 1] = start ?? numbers[level - 1] &+ 1
    counters[style] = numbers
    guard let own = levels[level] else { return nil }
    if let bullet = own.bullet {
      let isPrivate = bullet.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) }
      return isPrivate ? "\u{2022}" : bullet
    }
    if own.format.isEmpty { return nil }
    let first = max(1, level - max(1, own.shown) + 1)
    let parts = (first...level).compactMap { index -> String? in
      let format = levels[index]?.format ?? "1"
      return format.isEmpty ? nil : NumberWords.text(numbers[index - 1], format: format)
    }
    return own.prefix + parts.joined(separator: ".") + own.suffix
  }
}
