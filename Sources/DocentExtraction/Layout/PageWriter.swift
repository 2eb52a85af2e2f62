import DocentDocument

/// Writes a page with its regions, lines and words as blocks, and joins the lines of a paragraph to running text.
///
/// Every line and word is a block over the text as it is written: where a word was broken at the end of a line, the
/// hyphen and the line end are left out of the text, and the two halves stay two word blocks that touch. So each offset
/// belongs to exactly one box.
struct PageWriter {
  /// A page is written with its words up to so many; what is beyond is left out.
  private static let maximumWords = 200_000

  /// Words seen so far in the document, for the hyphens.
  var hyphenation = Hyphenation()
  /// The keys and values of the page being written.
  private var marks = KeyValueMarks()

  mutating func write(
    _ page: PlacedPage, _ regions: [PageRegion], into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    hyphenation.learn(page.lines)
    let scale = PageScale(page)
    marks = KeyValueMarks(KeyValueDetector().pairs(on: page), in: regions)
    defer { marks = KeyValueMarks() }
    try builder.open(.page, page: page.number, box: Box(left: 0, top: 0, width: 1, height: 1))
    var words = 0
    for region in regions {
      words += region.lines.reduce(0) { $0 + $1.words.count }
      if words > Self.maximumWords {
        builder.degrade(
          .tooLarge, "page \(page.number) has more than \(Self.maximumWords) words; the rest was left out")
        break
      }
      switch region.content {
      case .paragraph(let lines): try flow(.paragraph, lines, scale, into: &builder)
      case .heading(let lines, let level): try flow(.heading, lines, scale, level: level, into: &builder)
      case .listItem(let lines): try flow(.listItem, lines, scale, into: &builder)
      case .header(let lines): try flow(.header, lines, scale, into: &builder)
      case .footer(let lines): try flow(.footer, lines, scale, into: &builder)
      case .table(let table): try write(table, scale, into: &builder)
      }
    }
    for field in page.fields where !marks.names(field) { try write(field, scale, into: &builder) }
    for note in page.notes { try builder.block(.note, note.text, box: note.rect.map(scale.box)) }
    try builder.close()
  }

  /// A field whose name the page does not show beside its value.
  private func write(
    _ field: PlacedField, _ scale: PageScale, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.open(.listItem, box: field.rect.map(scale.box))
    try builder.block(.key, field.label ?? field.name)
    builder.joinLine()
    try builder.append(": ")
    try builder.block(.value, field.value, box: field.rect.map(scale.box))
    try builder.close()
  }

  // MARK: Running text

  private func flow(
    _ kind: Block.Kind, _ lines: [PlacedLine], _ scale: PageScale, level: Int? = nil,
    into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard let first = lines.first else { return }
    let rect = lines.dropFirst().reduce(first.rect) { $0.union($1.rect) }
    try builder.open(kind, box: scale.box(rect), level: level)
    for (index, line) in lines.enumerated() {
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      let ending = next.map { self.ending(of: line, before: $0, in: rect) }
      try write(line, droppingHyphen: ending == .joined, scale, into: &builder)
      switch ending {
      case .space: try builder.append(" ")
      case .lineEnd: try builder.append("\n")
      case .joined, .touching, nil: break
      }
    }
    try builder.close()
  }

  private enum LineEnding { case space, lineEnd, joined, touching }

  /// What the end of a line becomes. A line that ends early although the next word had fitted was ended on purpose.
  private func ending(of line: PlacedLine, before next: PlacedLine, in rect: PageRect) -> LineEnding {
    guard let last = line.words.last, let following = next.words.first else { return .space }
    if line.rect.sharesRow(with: next.rect) { return .space }
    switch hyphenation.decision(last.text, following.text) {
    case .join: return .joined
    case .keep: return .touching
    case .none: break
    }
    let room = rect.xMax - line.rect.xMax
    if room > following.rect.width + 1.2 * line.rect.height, line.rect.xMin - rect.xMin < rect.width / 4 {
      return .lineEnd
    }
    return Self.needsNoSpace(between: last.text, following.text) ? .touching : .space
  }

  private func write(
    _ line: PlacedLine, droppingHyphen: Bool, _ scale: PageScale, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let confidences = line.words.compactMap(\.confidence)
    let mean = confidences.isEmpty ? nil : confidences.reduce(0, +) / Float(confidences.count)
    try builder.open(.line, box: scale.box(line.rect), confidence: mean, isSeparated: false)
    var open: KeyValueMarks.Mark?
    for (index, word) in line.words.enumerated() {
      let mark = marks[word]
      if let role = open, mark != role {
        try builder.close()
        open = nil
      }
      if index > 0, !Self.areGlued(line.words[index - 1], word) { try builder.append(" ") }
      if let mark, open == nil {
        try builder.open(mark.isKey ? .key : .value, box: scale.box(marks.rect(of: mark)), isSeparated: false)
        open = mark
      }
      var text = word.text
      if droppingHyphen, index == line.words.count - 1 { text.unicodeScalars.removeLast() }
      try builder.open(.word, box: scale.box(word.rect), confidence: word.confidence, isSeparated: false)
      try builder.append(text)
      try builder.close()
    }
    if open != nil { try builder.close() }
    try builder.close()
  }

  /// Scripts without spaces between words: engines cut their lines anyhow. Exact boxes also tell where no space stands
  /// although the size of the type changes: `H₂O`. Two numbers are never run together.
  private static func areGlued(_ first: PlacedWord, _ second: PlacedWord) -> Bool {
    let gap = max(second.rect.xMin - first.rect.xMax, first.rect.xMin - second.rect.xMax)
    if needsNoSpace(between: first.text, second.text) { return gap < 0.6 * max(first.rect.height, second.rect.height) }
    guard first.confidence == nil, gap < 0.08 * min(first.rect.height, second.rect.height), gap > -1,
      first.rect.verticalOverlap(second.rect) > 0, let last = first.text.last, let next = second.text.first
    else { return false }
    return !(last.isNumber && next.isNumber)
  }

  private static func needsNoSpace(between first: String, _ second: String) -> Bool {
    guard let before = first.unicodeScalars.last, let after = second.unicodeScalars.first else { return false }
    return isIdeographic(before) && isIdeographic(after)
  }

  private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  // MARK: Tables

  private func write(
    _ table: PageTable, _ scale: PageScale, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.openTable(box: scale.box(table.rect))
    for cell in table.cells {
      guard let first = cell.lines.first else { continue }
      let rect = cell.lines.dropFirst().reduce(first.rect) { $0.union($1.rect) }
      let position = CellPosition(
        row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
      try builder.openCell(at: position, box: scale.box(rect))
      for (index, line) in cell.lines.enumerated() {
        if index > 0 { try builder.append(" ") }
        try write(line, droppingHyphen: false, scale, into: &builder)
      }
      try builder.closeCell()
    }
    try builder.closeTable()
  }
}

/// Turns the page's own units into fractions of the page.
private struct PageScale {
  private let width: Double
  private let height: Double

  init(_ page: PlacedPage) {
    width = max(page.width, 1e-6)
    height = max(page.height, 1e-6)
  }

  func box(_ rect: PageRect) -> Box {
    Box(
      left: Float(rect.xMin / width), top: Float(rect.yMin / height), width: Float(rect.width / width),
      height: Float(rect.height / height))
  }
}
