import DocentDocument

/// Finds what stands inside the elements of an article without being part of its text: share bars, related links,
/// bylines, sign-ups, captions, the title.
struct ArticlePruner {
  private let outline: PageOutline
  private let measures: PageMeasures
  private let finder: MainContentFinder
  private let text: UnsafeRawBufferPointer
  private let base: Int
  /// The title of the page, folded for comparing.
  private let titles: [String]
  private(set) var regions: [MarkedRegion] = []
  private var hasText = false
  private var weight = 0.0

  init(
    _ outline: PageOutline, _ measures: PageMeasures, _ finder: MainContentFinder, _ text: UnsafeRawBufferPointer,
    base: Int, titles: [String]
  ) {
    self.outline = outline
    self.measures = measures
    self.finder = finder
    self.text = text
    self.base = base
    self.titles = titles
  }

  /// Marks what is to be left out of these elements.
  mutating func prune(_ roots: [Int]) {
    weight = roots.reduce(0) { $0 + measures.whole[$1].weight }
    for root in roots { prune(inside: root) }
  }

  private mutating func prune(inside root: Int) {
    var index = root
    while index < outline.nodes[root].end {
      let node = outline.nodes[index]
      guard measures.whole[index].weight > 0 else {
        index = node.end
        continue
      }
      if let kind = kindToLeaveOut(index, isRoot: index == root) {
        // Captions by their element are blocks of that kind already.
        if node.element != .figcaption || kind != .caption {
          regions.append(MarkedRegion(lower: node.lower, upper: node.upper, kind: kind))
        }
        index = node.end
        continue
      }
      if node.element.isBlock, SectionLabels.mayBeHeading(measures.whole[index].weight),
        SectionLabels.endsArticle(plainText(index)), let last = lastOfSection(index, root)
      {
        regions.append(MarkedRegion(lower: node.lower, upper: outline.nodes[last].upper, kind: .note))
        index = outline.nodes[last].end
        continue
      }
      if measures.own[index].running > 0 { hasText = true }
      index += 1
    }
  }

  private func kindToLeaveOut(_ index: Int, isRoot: Bool) -> Block.Kind? {
    let node = outline.nodes[index]
    let measure = measures.whole[index]
    if isRoot { return nil }
    if isTitle(index) { return .title }
    let isSmall = measure.weight < 0.4 * weight
    if finder.isBoilerplate[index], isSmall {
      if node.element == .header, measure.running > 120, !node.hints.speaksForBoilerplate { return nil }
      return .note
    }
    if node.hints.contains(.caption) || node.element == .figcaption, measure.weight < 600 { return .caption }
    if node.element == .figure, measure.running < 200, !holdsContent(index) { return .caption }
    if node.hints.contains(.byline), measure.weight < 400, isSmall, measure.running < 200 { return .note }
    if node.hints.contains(.title), measure.weight < 300, !hasText, measure.running == 0 { return .title }
    if node.element == .form, measure.running < 200 { return .note }
    if isLinkList(index) { return .note }
    if isLeafBlock(index), SectionLabels.isBoilerplateLine(plainText(index), linkDensity: measure.linkDensity) {
      return .note
    }
    if !hasText, measure.weight < 90, measure.running == 0, node.element.headingLevel == nil, isLeafBlock(index),
      SectionLabels.isByline(plainText(index))
    {
      return .note
    }
    return nil
  }

  /// Figures may show tables, code and quotes instead of pictures, and mark their captions themselves.
  private func holdsContent(_ index: Int) -> Bool {
    outline.nodes[index..<outline.nodes[index].end].contains {
      $0.element == .table || $0.element == .pre || $0.element == .blockquote
        || $0.element == .figcaption
    }
  }

  /// A list, table or group that consists of links.
  private func isLinkList(_ index: Int) -> Bool {
    let node = outline.nodes[index]
    let measure = measures.whole[index]
    switch node.element {
    case .ul, .ol, .dl, .menu: return measure.linkDensity > 0.8 && measure.running < 0.2 * measure.weight
    case .div, .section, .table, .p:
      // A name in a table is a datum, link or not.
      if node.parent >= 0, outline.nodes[node.parent].element == .td { return false }
      guard measure.weight > 12 || !hasText else { return measure.linkDensity > 0.95 }
      return measure.linkDensity > 0.8 && measure.running < 60
    default: return false
    }
  }

  private func isLeafBlock(_ index: Int) -> Bool {
    outline.nodes[index].end <= index + 3 && measures.whole[index].weight < 260
  }

  private func isTitle(_ index: Int) -> Bool {
    let node = outline.nodes[index]
    guard !hasText || node.element == .h1, node.element.headingLevel ?? 9 <= 3 else { return false }
    if node.element == .h1, !hasText { return true }
    let own = SectionLabels.folded(plainText(index))
    return own.utf8.count >= 5 && titles.contains { $0.hasPrefix(own) || own.hasPrefix($0) }
  }

  /// The last element of a section that starts with this one: up to a heading of the same level, or the end of the
  /// element around it. The label alone where too much of the article would go.
  private func lastOfSection(_ index: Int, _ root: Int) -> Int? {
    let level = outline.nodes[index].element.headingLevel ?? 6
    let parent = outline.nodes[index].parent
    guard parent >= root else { return nil }
    var last = index
    var running = 0.0
    var next = outline.nodes[index].end
    while next < outline.nodes[parent].end {
      let node = outline.nodes[next]
      if let other = node.element.headingLevel, other <= level { break }
      // Only a heading speaks for paragraphs that follow.
      if outline.nodes[index].element.headingLevel == nil, node.element == .p, measures.whole[next].running > 0 {
        break
      }
      running += measures.whole[next].running
      if running > 0.25 * measures.whole[root].running { return index }
      last = next
      next = node.end
    }
    return last
  }

  private func plainText(_ index: Int) -> String {
    let node = outline.nodes[index]
    let lower = max(0, node.lower - base)
    let upper = min(node.upper - base, text.count, lower + 1024)
    guard lower < upper else { return "" }
    return String(decoding: text[lower..<upper], as: UTF8.self)
  }
}
