import DocentDocument

/// Turns the tags and text of a page into blocks. Only block-level elements are followed, with the implied end tags of
/// the HTML standard (13.1.2.4); inline markup leaves its text.
struct HTMLWriter {
  private struct OpenElement {
    var element: HTMLElement
    /// Blocks open in the builder before this element.
    var depth: Int
    /// Nodes open in the outline before this element.
    var outlineDepth: Int
    var isPreformatted: Bool
  }

  /// More elements inside each other than this are read flat.
  private static let maximumDepth = 512

  private var stack: [OpenElement] = []
  /// How often each element is in the stack: an end tag without its start must not cost a search.
  private var openCounts = [Int](repeating: 0, count: HTMLElement.allCases.count)
  /// Elements whose content is left out, from the outermost on.
  private var skipped: (element: HTMLElement, depth: Int)?
  /// A paragraph opened for text that stands directly in a container.
  private var hasImpliedParagraph = false
  private var isInHead = false
  private var isTitle = false
  /// Inline elements followed because of what their attributes say, innermost last, with how many of the same name are
  /// open inside.
  private var hintedInline: [(element: HTMLElement, outlineDepth: Int, nested: Int)] = []
  private(set) var outline = PageOutline()
  var metadata = HTMLMetadata()

  mutating func startTag(
    _ element: HTMLElement, _ tokenizer: HTMLTokenizer, isSelfClosing: Bool, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.tick(16)
    isTitle = false
    if let current = skipped {
      if current.element == .p, element.isBlock {
        // A hidden paragraph without its end tag ends with the next block.
        skipped = nil
      } else {
        if element == current.element, !element.isVoid, !isSelfClosing { skipped?.depth = current.depth + 1 }
        return
      }
    }
    metadata.read(element, tokenizer)
    switch element {
    case .br: builder.lineBreak()
    case .hr: try closeImpliedParagraph(&builder)
    case .head: isInHead = true
    case .body: isInHead = false
    case .title: isTitle = true
    default: break
    }
    if element.isVoid { return }
    if element.isSkipped || element.isRawText || HTMLVisibility.isHidden(element, tokenizer) {
      if !isSelfClosing { skipped = (element, 1) }
      return
    }
    guard element.isBlock else {
      if !isSelfClosing { openInline(element, tokenizer, builder) }
      return
    }
    isInHead = false
    try closeImpliedParagraph(&builder)
    try closeImplied(by: element, &builder)
    guard stack.count < Self.maximumDepth else {
      builder.lineBreak()
      return
    }
    try open(element, tokenizer, &builder)
  }

  mutating func endTag(_ element: HTMLElement, into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.tick(16)
    if let current = skipped {
      if element == current.element { skipped = current.depth > 1 ? (element, current.depth - 1) : nil }
      return
    }
    switch element {
    case .head: isInHead = false
    case .title: isTitle = false
    case .br: builder.lineBreak()
    default: break
    }
    guard element.isBlock else {
      closeInline(element, builder)
      return
    }
    guard element != .body else { return }
    guard let index = indexInScope(element) else {
      // `</p>` without a paragraph is an empty one; other strays only end the line.
      if stack.count >= Self.maximumDepth || element == .p { try closeImpliedParagraph(&builder) }
      return
    }
    try closeElements(downTo: index, &builder)
  }

  mutating func text(
    _ range: Range<Int>, hasReferences: Bool, _ tokenizer: HTMLTokenizer, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let bytes = tokenizer.slice(range)
    if let current = skipped {
      if current.element == .script { metadata.readScript(bytes) }
      return
    }
    if isTitle {
      metadata.addTitle(hasReferences ? HTMLReferences.resolved(bytes) : String(decoding: bytes, as: UTF8.self))
      return
    }
    let isBlank = bytes.allSatisfy(\.isASCIISpace)
    if isInHead, isBlank { return }
    if hasReferences {
      try HTMLReferences.resolvedBytes(bytes).withUnsafeBytesTyped { (resolved) throws(ExtractionError) in
        try write(resolved, isBlank: false, &builder)
      }
    } else {
      try write(bytes, isBlank: isBlank, &builder)
    }
  }

  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeElements(downTo: 0, &builder)
    outline.close(downTo: 0, at: builder.textOffset)
  }

  private mutating func write(
    _ bytes: UnsafeRawBufferPointer, isBlank: Bool, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if stack.last?.isPreformatted == true {
      try builder.append(utf8: bytes)
      return
    }
    if !isBlank, stack.last?.element.holdsText != true, !hasImpliedParagraph {
      try builder.open(.paragraph)
      hasImpliedParagraph = true
    }
    try builder.appendCollapsing(utf8: bytes)
  }

  private mutating func open(
    _ element: HTMLElement, _ tokenizer: HTMLTokenizer, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let entry = OpenElement(
      element: element, depth: builder.openDepth, outlineDepth: outline.depth,
      isPreformatted: element == .pre || element == .listing || stack.last?.isPreformatted == true)
    switch element {
    case .table: try builder.openTable()
    case .tr: if !builder.tables.isEmpty { builder.openRow() }
    case .td, .th:
      if !builder.tables.isEmpty {
        try builder.openCell(
          rowSpan: span(tokenizer.attribute("rowspan")), columnSpan: span(tokenizer.attribute("colspan")))
      }
    default: if let kind = element.blockKind { try builder.open(kind, level: element.headingLevel) }
    }
    stack.append(entry)
    let (hints, classHash) = ElementHints.read(tokenizer)
    outline.open(element, hints, classHash: classHash, at: builder.textOffset)
    openCounts[Int(element.rawValue)] += 1
  }

  /// Links are counted; what is named as no part of an article is followed.
  private mutating func openInline(_ element: HTMLElement, _ tokenizer: HTMLTokenizer, _ builder: DocumentBuilder) {
    guard element.canBeHinted else { return }
    if element == .a, tokenizer.hasAttribute("href") { outline.openLink(at: builder.textOffset) }
    if hintedInline.last?.element == element {
      hintedInline[hintedInline.count - 1].nested += 1
      return
    }
    guard hintedInline.count < Self.maximumDepth else { return }
    let (hints, classHash) = ElementHints.read(tokenizer)
    let telling: ElementHints = element == .a ? .link : .inline
    guard element == .button || element == .label || !hints.isDisjoint(with: telling) else { return }
    hintedInline.append((element, outline.depth, 0))
    outline.open(element, hints, classHash: classHash, at: builder.textOffset)
  }

  private mutating func closeInline(_ element: HTMLElement, _ builder: DocumentBuilder) {
    guard element.canBeHinted else { return }
    if element == .a { outline.closeLink(at: builder.textOffset) }
    guard let inline = hintedInline.last, inline.element == element else { return }
    if inline.nested > 0 {
      hintedInline[hintedInline.count - 1].nested -= 1
    } else if outline.depth == inline.outlineDepth + 1 {
      hintedInline.removeLast()
      outline.close(downTo: inline.outlineDepth, at: builder.textOffset)
    }
  }

  private func span(_ value: String?) -> Int { value.flatMap { Int($0) } ?? 1 }

  private mutating func closeImpliedParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if hasImpliedParagraph { try builder.close() } else { builder.endLine() }
    hasImpliedParagraph = false
  }

  private mutating func closeElements(downTo index: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeImpliedParagraph(&builder)
    while stack.count > index, let top = stack.popLast() {
      openCounts[Int(top.element.rawValue)] -= 1
      outline.close(downTo: top.outlineDepth, at: builder.textOffset)
      while let inline = hintedInline.last, inline.outlineDepth >= top.outlineDepth { hintedInline.removeLast() }
      if top.element == .table {
        try builder.close(downTo: top.depth + 1)
        try builder.closeTable()
      } else {
        try builder.close(downTo: top.depth)
      }
      builder.endLine()
    }
  }

  /// Where the element to be closed stands: not outside the cell or table one is in, unless it is part of the table.
  private func indexInScope(_ element: HTMLElement) -> Int? {
    guard element.headingLevel != nil || openCounts[Int(element.rawValue)] > 0 else { return nil }
    let wantsTable = element.isTablePart
    for index in stack.indices.reversed() {
      let candidate = stack[index].element
      if candidate == element || (element.headingLevel != nil && candidate.headingLevel != nil) { return index }
      if candidate == .table { return nil }
      if !wantsTable, candidate == .td || candidate == .th || candidate == .caption { return nil }
      if element == .p, candidate != .p, candidate.isBlock, candidate != .div { return nil }
    }
    return nil
  }

  /// Closes what the start of `element` ends by implication.
  private mutating func closeImplied(by element: HTMLElement, _ builder: inout DocumentBuilder) throws(ExtractionError)
  {
    if stack.last?.element == .p || (element.headingLevel != nil && stack.last?.element.headingLevel != nil) {
      try closeElements(downTo: stack.count - 1, &builder)
    }
    guard let rule = element.impliedEnds, rule.ends.contains(where: { openCounts[Int($0.rawValue)] > 0 }) else {
      return
    }
    for index in stack.indices.reversed() {
      let candidate = stack[index].element
      if rule.ends.contains(candidate) {
        try closeElements(downTo: index, &builder)
        if !rule.repeats { return }
      } else if rule.barriers.contains(candidate) {
        return
      }
    }
  }
}

extension HTMLElement {
  /// Blocks that hold text themselves; in the others text gets a paragraph of its own.
  fileprivate var holdsText: Bool {
    switch self {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .dt, .dd, .td, .th, .caption, .figcaption, .pre, .listing, .summary,
      .legend, .address, .option:
      true
    default: false
    }
  }

  /// Inline elements that pages use for parts of their own.
  fileprivate var canBeHinted: Bool {
    switch self {
    case .a, .span, .time, .button, .label: true
    default: false
    }
  }

  fileprivate var blockKind: Block.Kind? {
    switch self {
    case .p, .dt, .dd, .summary, .legend, .address: .paragraph
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .li, .option: .listItem
    case .blockquote: .quote
    case .pre, .listing: .code
    case .caption, .figcaption: .caption
    default: nil
    }
  }

  fileprivate var isTablePart: Bool {
    switch self {
    case .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th: true
    default: false
    }
  }

  /// What the start of this element ends, and where the search for it stops.
  fileprivate var impliedEnds: (ends: Set<HTMLElement>, barriers: Set<HTMLElement>, repeats: Bool)? {
    switch self {
    case .li: Self.listRule
    case .dt, .dd: Self.definitionRule
    case .option, .optgroup: Self.optionRule
    case .td, .th: Self.cellRule
    case .tr: Self.rowRule
    case .thead, .tbody, .tfoot: Self.sectionRule
    default: nil
    }
  }

  private static let listRule: (Set<HTMLElement>, Set<HTMLElement>, Bool) = (
    [.li], [.ul, .ol, .menu, .dir, .table, .td, .th, .body], false
  )
  private static let definitionRule: (Set<HTMLElement>, Set<HTMLElement>, Bool) = (
    [.dt, .dd], [.dl, .table, .td, .th, .body], false
  )
  private static let optionRule: (Set<HTMLElement>, Set<HTMLElement>, Bool) = ([.option], [.select, .table], false)
  private static let cellRule: (Set<HTMLElement>, Set<HTMLElement>, Bool) = (
    [.td, .th, .caption], [.table, .tr], false
  )
  private static let rowRule: (Set<HTMLElement>, Set<HTMLElement>, Bool) = (
    [.td, .th, .tr, .caption], [.table], true
  )
  private static let sectionRule: (Set<HTMLElement>, Set<HTMLElement>, Bool) = (
    [.td, .th, .tr, .thead, .tbody, .tfoot, .caption], [.table], true
  )
}
