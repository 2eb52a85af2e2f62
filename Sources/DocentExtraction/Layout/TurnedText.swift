/// The lines of a page that run in one direction, on a page turned so that they run from left to right. A page is read
/// direction by direction: the text that stands upright first, then what stands on its side or on its head.
struct TurnedText {
  /// Holds the lines of this direction only.
  let page: PlacedPage
  /// Degrees by which it was turned clockwise.
  private let degrees: Int

  /// At least one, the upright one first.
  static func groups(of page: PlacedPage) -> [TurnedText] {
    var byDegrees: [Int: [PlacedLine]] = [:]
    let rightToLeft = page.isRightToLeft
    for line in page.lines { byDegrees[degrees(of: line, rightToLeft), default: []].append(line) }
    if byDegrees.count <= 1, byDegrees[0] != nil || byDegrees.isEmpty { return [TurnedText(page: page, degrees: 0)] }
    return byDegrees.keys.sorted().map { degrees in
      var own = page
      own.lines = byDegrees[degrees] ?? []
      return TurnedText(page: own.turned(clockwise: degrees), degrees: degrees)
    }
  }

  /// The region with its lines where they stand on the page itself.
  func restored(_ region: PageRegion) -> PageRegion {
    if degrees == 0 { return region }
    var region = region
    func back(_ lines: [PlacedLine]) -> [PlacedLine] {
      var turned = page
      turned.lines = lines
      return turned.turned(clockwise: 360 - degrees).lines
    }
    switch region.content {
    case .paragraph(let lines): region.content = .paragraph(back(lines))
    case .heading(let lines, let level): region.content = .heading(back(lines), level: level)
    case .listItem(let lines): region.content = .listItem(back(lines))
    case .header(let lines): region.content = .header(back(lines))
    case .footer(let lines): region.content = .footer(back(lines))
    case .table(var table):
      for index in table.cells.indices { table.cells[index].lines = back(table.cells[index].lines) }
      let rects = table.cells.flatMap { $0.lines.map(\.rect) }
      if let first = rects.first { table.rect = rects.dropFirst().reduce(first) { $0.union($1) } }
      region.content = .table(table)
    }
    return region
  }

  /// By where the words of the line follow each other; a single word that is much higher than wide stands on its side,
  /// or is written downwards.
  private static func degrees(of line: PlacedLine, _ rightToLeft: Bool) -> Int {
    guard line.words.count > 1 else {
      guard let word = line.words.first, word.text.unicodeScalars.count >= 3 else { return 0 }
      return word.rect.height > 2 * word.rect.width ? 270 : 0
    }
    var right = 0.0
    var down = 0.0
    for (word, next) in zip(line.words, line.words.dropFirst()) {
      right += next.rect.midX - word.rect.midX
      down += next.rect.midY - word.rect.midY
    }
    if abs(down) > 2 * abs(right) { return down > 0 ? 270 : 90 }
    return right < 0 && !rightToLeft && !line.hasRightToLeft ? 180 : 0
  }
}

extension PlacedLine {
  fileprivate var hasRightToLeft: Bool {
    words.contains { $0.text.unicodeScalars.contains { (0x590...0x8FF).contains($0.value) } }
  }
}
