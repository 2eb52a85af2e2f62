/// Finds the elements that hold the article of a page.
///
/// What the markup says comes first: elements named as the body of an article. Else the density of running text decides:
/// each element has the running text inside, less of it for each level at which text branches off, so that the
/// innermost element around most of the text has the highest score.
struct MainContentFinder {
  /// What an element is worth loses this factor where its text comes from several elements; inside an element that is
  /// called an article less, since little else stands there.
  private static let branching = (anywhere: 0.6, inArticle: 0.8)
  /// Least running text of siblings that belong to the same article, as a share of that of the element found.
  private static let leastSibling = (anywhere: 0.25, inArticle: 0.08)
  /// Pages with less running text have no article.
  private static let leastRunningText = 140.0

  private let outline: PageOutline
  private let measures: PageMeasures
  /// Running text outside boilerplate.
  private var running: [Double]
  /// Nodes that are boilerplate, with those inside them.
  private(set) var isBoilerplate: [Bool]

  init(_ outline: PageOutline, _ measures: PageMeasures) {
    self.outline = outline
    self.measures = measures
    isBoilerplate = [Bool](repeating: false, count: outline.nodes.count)
    running = measures.own.map(\.running)
    markBoilerplate()
  }

  /// The elements of the article, siblings in their order; nil when the page has none.
  func find() -> [Int]? {
    let all = totals()
    let total = outline.nodes.indices.reduce(0.0) { outline.nodes[$1].parent < 0 ? $0 + all[$1] : $0 }
    guard total >= Self.leastRunningText else { return nil }
    if let body = namedBody(all, total) { return [body] }
    let article = soleArticle(all, total)
    let range = article.map { $0..<outline.nodes[$0].end } ?? outline.nodes.indices
    let branching = article == nil ? Self.branching.anywhere : Self.branching.inArticle
    guard let best = densest(inside: range, branching: branching) else { return nil }
    let isInside = article.map { best > $0 } ?? false
    return joined(best, all, least: isInside ? Self.leastSibling.inArticle : Self.leastSibling.anywhere)
  }

  /// Marks what the markup itself calls boilerplate, unless most of the page's text stands in it.
  private mutating func markBoilerplate() {
    let page = outline.nodes.indices.reduce(0.0) {
      outline.nodes[$1].parent < 0 ? $0 + measures.whole[$1].running : $0
    }
    var index = 0
    while index < outline.nodes.count {
      let node = outline.nodes[index]
      if node.element.isBoilerplate || (node.hints.speaksForBoilerplate && node.element.canBeNamed),
        !holdsArticle(index, page)
      {
        for inner in index..<node.end {
          isBoilerplate[inner] = true
          running[inner] = 0
        }
        index = node.end
      } else {
        index += 1
      }
    }
  }

  private func holdsArticle(_ index: Int, _ page: Double) -> Bool {
    let node = outline.nodes[index]
    let share = measures.whole[index].running / max(1, page)
    if node.element == .body || node.element == .html || node.element == .main { return true }
    if share < 0.3 { return false }
    let isNamed = outline.nodes[index..<node.end].contains {
      $0.hints.contains(.body) || $0.element == .article || $0.element == .main || $0.element == .h1
    }
    // Comments are often longer than what they comment on.
    return node.hints.contains(.comments) ? share > 0.5 && isNamed || share > 0.97 : isNamed || share > 0.6
  }

  private func totals() -> [Double] {
    var totals = running
    for index in outline.nodes.indices.reversed() where outline.nodes[index].parent >= 0 {
      totals[outline.nodes[index].parent] += totals[index]
    }
    return totals
  }

  /// The element named as the body of the article. Where a page cuts it up, the one around the pieces.
  private func namedBody(_ all: [Double], _ total: Double) -> Int? {
    var best: Int?
    for (index, node) in outline.nodes.enumerated() where node.hints.contains(.body) && !isBoilerplate[index] {
      guard node.element.isContainer, all[index] >= 0.3 * total else { continue }
      if let known = best, all[index] < 0.9 * all[known] { continue }
      best = index
    }
    guard var found = best else { return nil }
    // The page may cut the article up: then the element around the pieces holds little else.
    let named = namedText(all)
    var ancestor = outline.nodes[found].parent
    while ancestor >= 0 {
      if named[ancestor] > 1.05 * all[found], named[ancestor] >= 0.85 * all[ancestor] { found = ancestor }
      ancestor = outline.nodes[ancestor].parent
    }
    return found
  }

  /// Of each node, the running text in elements named as bodies of articles.
  private func namedText(_ all: [Double]) -> [Double] {
    var named = [Double](repeating: 0, count: outline.nodes.count)
    for index in outline.nodes.indices.reversed() {
      let node = outline.nodes[index]
      if node.hints.contains(.body), node.element.isContainer { named[index] = all[index] }
      if node.parent >= 0 { named[node.parent] += named[index] }
    }
    return named
  }

  /// The only `article` or `main` with a good part of the text.
  private func soleArticle(_ all: [Double], _ total: Double) -> Int? {
    var found: Int?
    var index = 0
    while index < outline.nodes.count {
      let node = outline.nodes[index]
      if !isBoilerplate[index], node.element == .article || node.element == .main, all[index] >= 0.5 * total {
        found = index
      }
      index += 1
    }
    return found
  }

  private func densest(inside range: Range<Int>, branching: Double) -> Int? {
    var scores = [Double](repeating: 0, count: outline.nodes.count)
    var sources = [Int](repeating: 0, count: outline.nodes.count)
    var sums = [Double](repeating: 0, count: outline.nodes.count)
    for index in range.reversed() {
      if running[index] > 0 {
        sums[index] += running[index]
        sources[index] += 1
      }
      let isContainer = isContainer(index)
      scores[index] = sources[index] > 1 && isContainer ? sums[index] * branching : sums[index]
      let parent = outline.nodes[index].parent
      guard parent >= range.lowerBound, scores[index] > 0 else { continue }
      // What paragraphs hold is worth as much in the element around them.
      sums[parent] += isContainer ? scores[index] : scores[index] / branching
      sources[parent] += 1
    }
    var best: Int?
    for index in range where isContainer(index) && scores[index] > 0 {
      if let known = best, scores[index] < scores[known] { continue }
      best = index
    }
    return best
  }

  /// Whether an element groups paragraphs. A `div` of one paragraph is used like one.
  private func isContainer(_ index: Int) -> Bool {
    let node = outline.nodes[index]
    guard node.element.isContainer else { return false }
    return node.end > index + 1 || measures.own[index].weight > 1000
  }

  private func children(of index: Int) -> some Sequence<Int> {
    sequence(first: index + 1) { outline.nodes[$0].end }.prefix { $0 < outline.nodes[index].end }
  }

  /// The siblings of an element that go on with the article.
  private func joined(_ best: Int, _ all: [Double], least: Double) -> [Int] {
    let parent = outline.nodes[best].parent
    guard parent >= 0 else { return [best] }
    let name = outline.nodes[best].classHash
    var result: [Int] = []
    var pending: [Int] = []
    for sibling in children(of: parent) {
      let node = outline.nodes[sibling]
      if sibling == best {
        result += pending + [best]
        pending = []
        continue
      }
      if isBoilerplate[sibling] { continue }
      let isAlike = name != 0 && node.classHash == name && node.element == outline.nodes[best].element
      let belongs =
        all[sibling] >= least * all[best] || (isAlike && all[sibling] >= 0.1 * all[best])
        || (node.element == .p && all[sibling] >= 80) || (node.element.isTextual && all[sibling] >= 200)
      if belongs {
        result += pending + [sibling]
        pending = []
      } else if !result.isEmpty, node.element.headingLevel != nil || node.element.isTextual {
        pending.append(sibling)
      } else {
        pending = []
      }
    }
    return result
  }
}

extension ElementHints {
  /// Named after boilerplate, and after nothing an article consists of.
  var speaksForBoilerplate: Bool {
    if contains(.body) { return false }
    // Articles carry the names of their categories.
    let named = contains(.article) ? ElementHints.boilerplate.subtracting(.tags) : .boilerplate
    return !isDisjoint(with: named) || (contains(.header) && !contains(.article))
  }
}

extension HTMLElement {
  var isBoilerplate: Bool {
    switch self {
    case .nav, .aside, .footer, .header, .button, .select, .option, .optgroup, .menu, .dialog, .label, .legend, .search:
      true
    default: false
    }
  }

  /// Whether its class may call it boilerplate. Quotes are often embedded posts of social networks,
  /// identifiers of headings made of their text.
  fileprivate var canBeNamed: Bool {
    switch self {
    case .html, .body, .main, .blockquote, .pre, .tr, .tbody, .thead, .h1, .h2, .h3, .h4, .h5, .h6: false
    default: true
    }
  }

  /// Groups other blocks.
  fileprivate var isContainer: Bool {
    switch self {
    case .div, .section, .article, .main, .td, .body, .html, .center, .form, .fieldset, .header, .table, .tbody, .tr,
      .aside, .details, .hgroup:
      true
    default: false
    }
  }

  /// Text that may stand between the paragraphs of an article.
  fileprivate var isTextual: Bool {
    switch self {
    case .p, .ul, .ol, .dl, .blockquote, .pre, .table, .figure: true
    default: false
    }
  }
}
