/// Understands the layout of a page: reading order, tables, headings, paragraphs, running heads.
///
/// The same analysis serves born-digital pages and OCR: it sees words with boxes and the engine's own paragraphs only.
package struct PageLayout {
  /// A gap this many line heights wide is no space between words: what is beyond it may belong to another column.
  private static let columnGap = 2.0
  private let runningHeads: RunningHeads

  /// `runningHeads` knows the lines that repeat over the pages of the document.
  package init(runningHeads: RunningHeads) { self.runningHeads = runningHeads }

  /// The regions of `page` in reading order.
  package func regions(of page: PlacedPage) -> [PageRegion] {
    var headers: [PlacedLine] = []
    var footers: [PlacedLine] = []
    var body = page
    body.lines = page.lines.filter { line in
      switch runningHeads.position(of: line, on: page) {
      case .top: headers.append(line)
      case .bottom: footers.append(line)
      case nil: return true
      }
      return false
    }
    let rightToLeft = page.isRightToLeft
    var result = running(headers, rightToLeft).map { PageRegion(content: .header($0)) }
    for turned in TurnedText.groups(of: body.withDropCapsJoined) {
      result += bodyRegions(turned.page, rightToLeft).map(turned.restored)
    }
    result += running(footers, rightToLeft).map { PageRegion(content: .footer($0)) }
    return result
  }

  private func running(_ lines: [PlacedLine], _ rightToLeft: Bool) -> [[PlacedLine]] {
    if lines.isEmpty { return [] }
    let order = ReadingOrder(
      lines.map(\.rect), isLine: [Bool](repeating: false, count: lines.count), rightToLeft: rightToLeft
    ).order()
    return [order.map { lines[$0] }]
  }

  private func bodyRegions(_ page: PlacedPage, _ rightToLeft: Bool) -> [PageRegion] {
    let ruled = RuledTables.detect(page.lines, page.rulings)
    let stacked = StackedLabels.detect(ruled.rest)
    let found = TableDetector().detect(stacked.rest)
    let lines = found.rest.flatMap { stacked.rest[$0].pieces(widerThan: Self.columnGap) }
    let whole =
      (ruled.tables + found.tables).map { (rect: $0.rect, region: PageRegion(content: .table($0))) }
      + stacked.labels.map { (rect: $0[0].rect.union($0[1].rect), region: PageRegion(content: .paragraph($0))) }
    let rects = lines.map(\.rect) + whole.map(\.rect)
    let isLine = lines.map { _ in true } + whole.map { _ in false }
    let order = ReadingOrder(rects, isLine: isLine, rightToLeft: rightToLeft)
    let grouping = ParagraphGrouping(bodyHeight: page.bodyHeight, rightToLeft: rightToLeft)
    var result: [PageRegion] = []
    for region in order.regions() {
      var run: [PlacedLine] = []
      func flush() {
        result += column(run, grouping, rightToLeft)
        run = []
      }
      for index in region {
        if index < lines.count {
          run.append(lines[index])
        } else {
          flush()
          result.append(whole[index - lines.count].region)
        }
      }
      flush()
    }
    return result
  }

  /// One column: tables that stand in this column alone were hidden by its neighbours until now.
  private func column(_ lines: [PlacedLine], _ grouping: ParagraphGrouping, _ rightToLeft: Bool) -> [PageRegion] {
    let found = TableDetector().detect(lines)
    if found.tables.isEmpty { return grouping.group(lines) }
    var result: [PageRegion] = []
    var run: [PlacedLine] = []
    var next = 0
    for index in found.rest {
      while next < found.tables.count, found.tables[next].rect.midY < lines[index].rect.midY {
        result += grouping.group(run)
        run = []
        result.append(PageRegion(content: .table(found.tables[next])))
        next += 1
      }
      run.append(lines[index])
    }
    result += grouping.group(run)
    result += found.tables[next...].map { PageRegion(content: .table($0)) }
    return result
  }
}
