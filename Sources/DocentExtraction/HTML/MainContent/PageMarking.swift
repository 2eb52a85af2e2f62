import DocentDocument

/// Tells the kinds of the blocks around the article of a page.
enum PageMarking {
  /// Pages that stand alone: all but the article is marked. `titles` are the page's own.
  static func regions(
    _ outline: PageOutline, _ text: UnsafeRawBufferPointer, base: Int, titles: [String]
  ) -> [MarkedRegion] {
    let measures = PageMeasures(outline, text, base: base)
    let finder = MainContentFinder(outline, measures)
    guard let roots = finder.find(), let first = roots.first, let last = roots.last else {
      return boilerplate(outline) { finder.isBoilerplate[$0] && !outline.isPartOfArticle($0) }
    }
    var pruner = ArticlePruner(
      outline, measures, finder, text, base: base, titles: titles.map(SectionLabels.folded).filter { !$0.isEmpty })
    pruner.prune(roots)
    let start = outline.nodes[first].lower
    let end = outline.nodes[last].upper
    let outside = surroundings(outline, roots: Set(roots)) { node in
      let hints = outline.nodes[node].hints
      if !hints.isDisjoint(with: [.sidebar, .comments, .related, .overlay, .advertisement, .social]) { return .note }
      if outline.nodes[node].element == .aside { return .note }
      return outline.nodes[node].upper <= start ? .header : outline.nodes[node].lower >= end ? .footer : .note
    }
    var isInside = [Bool](repeating: false, count: outline.nodes.count)
    for root in roots { for node in root..<outline.nodes[root].end { isInside[node] = true } }
    let loose = outline.runs.filter { !isInside[$0.node] && outline.isAround(roots, $0.node) }.map {
      MarkedRegion(
        lower: $0.lower, upper: $0.upper, kind: $0.upper <= start ? .header : $0.lower >= end ? .footer : .note)
    }
    return (outside + loose + pruner.regions).sorted { $0.lower < $1.lower }
  }

  /// Pages inside another document (mail, books): only what elements say by their names.
  static func structural(_ outline: PageOutline) -> [MarkedRegion] {
    boilerplate(outline) {
      switch outline.nodes[$0].element {
      case .nav, .aside: true
      default: false
      }
    }
  }

  /// The outermost nodes that are boilerplate.
  private static func boilerplate(_ outline: PageOutline, where isBoilerplate: (Int) -> Bool) -> [MarkedRegion] {
    var regions: [MarkedRegion] = []
    var index = 0
    while index < outline.nodes.count {
      let node = outline.nodes[index]
      if isBoilerplate(index) {
        regions.append(MarkedRegion(lower: node.lower, upper: node.upper, kind: node.kind))
        index = node.end
      } else {
        index += 1
      }
    }
    return regions
  }

  /// The outermost nodes that neither hold nor are the article.
  private static func surroundings(
    _ outline: PageOutline, roots: Set<Int>, kind: (Int) -> Block.Kind
  ) -> [MarkedRegion] {
    var regions: [MarkedRegion] = []
    var index = 0
    while index < outline.nodes.count {
      let node = outline.nodes[index]
      if roots.contains(index) {
        index = node.end
      } else if outline.isAround(roots, index) {
        index += 1
      } else {
        regions.append(MarkedRegion(lower: node.lower, upper: node.upper, kind: kind(index)))
        index = node.end
      }
    }
    return regions
  }
}

extension PageOutline {
  /// Whether a header or footer is that of an article instead of the page's.
  fileprivate func isPartOfArticle(_ node: Int) -> Bool {
    guard nodes[node].element == .header || nodes[node].element == .footer else { return false }
    var ancestor = nodes[node].parent
    while ancestor >= 0 {
      if nodes[ancestor].element == .main || nodes[ancestor].element == .article { return true }
      ancestor = nodes[ancestor].parent
    }
    return false
  }

  /// Whether a node holds the first of the roots, which are siblings.
  fileprivate func isAround(_ roots: some Sequence<Int>, _ node: Int) -> Bool {
    for root in roots { return root > node && root < nodes[node].end }
    return false
  }
}

extension PageOutline.Node {
  /// The kind of block that boilerplate of this name is.
  fileprivate var kind: Block.Kind {
    switch element {
    case .footer: .footer
    case .header, .nav, .menu, .search: .header
    case .aside: .note
    default:
      hints.contains(.footer) ? .footer : hints.isDisjoint(with: [.navigation, .header]) ? .note : .header
    }
  }
}

extension DocumentBuilder {
  /// Marks the boilerplate of a page just written; with its `titles`, all but its article. A page whose text is longer
  /// than a part is left as it is.
  mutating func mark(page outline: PageOutline, titles: [String]?) {
    guard let start = outline.nodes.first?.lower, start >= partBase, !outline.isOverfull else { return }
    let base = partBase
    let regions =
      titles.map { titles in
        text.withUnsafeBytes { PageMarking.regions(outline, $0, base: base, titles: titles) }
      } ?? PageMarking.structural(outline)
    if !regions.isEmpty { mark(regions) }
  }

  /// The author a page names in an element made for it.
  func author(in outline: PageOutline) -> String? {
    for node in outline.nodes where node.hints.contains(.author) && node.lower >= partBase {
      let range = (node.lower - partBase)..<min(node.upper - partBase, text.count)
      guard (3...100).contains(range.count), var name = cleaned(String(decoding: text[range], as: UTF8.self)) else {
        continue
      }
      for opening in ["by ", "von ", "par ", "por ", "di "] where name.lowercased().hasPrefix(opening) {
        name = String(name.dropFirst(opening.utf8.count))
      }
      if name.utf8.count <= 80, !name.contains("@"), !name.contains("/") { return name }
    }
    return nil
  }
}
