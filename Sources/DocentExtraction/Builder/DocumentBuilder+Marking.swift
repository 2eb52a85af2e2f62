import DocentDocument

/// A stretch of text that turned out to be of a kind after it was written.
struct MarkedRegion {
  /// Offsets in the text of the document.
  var lower: Int
  var upper: Int
  var kind: Block.Kind
}

extension DocumentBuilder {
  /// Where the next byte of text will stand in the text of the document, separators apart.
  var textOffset: Int { partBase + text.count }

  /// Puts blocks of the given kinds around text already written, as parents of the blocks inside.
  ///
  /// Regions are in order, do not overlap, and cut no block that is closed; what stands in a part already handed over
  /// is passed over.
  mutating func mark(_ regions: [MarkedRegion]) {
    var marking = RegionMarking(blocks.count + regions.count)
    var next = 0
    for block in blocks {
      while next < regions.count, regions[next].lower - partBase <= block.span.lower.rawValue {
        guard var region = trimmed(regions[next], beforeBlockAt: block.span.lower.rawValue) else {
          next += 1
          continue
        }
        let lower = block.span.lower.rawValue
        if region.lower == lower {
          let upper = block.span.upper.rawValue
          let wrapsEqual = block.kind != .cell && block.kind != .page
          if upper > region.upper || (upper == region.upper && upper > lower && !wrapsEqual) { break }
        }
        region.upper = min(region.upper, text.count)
        marking.add(region)
        next += 1
      }
      marking.add(block)
    }
    while next < regions.count {
      if let region = trimmed(regions[next], beforeBlockAt: Int.max) { marking.add(region) }
      next += 1
    }
    for index in openBlocks.indices { openBlocks[index].index = marking.newIndex[openBlocks[index].index] }
    blocks = marking.blocks
  }

  /// The region in offsets of the part, without the separators before it; nil when nothing is left.
  private func trimmed(_ region: MarkedRegion, beforeBlockAt block: Int) -> MarkedRegion? {
    var result = region
    result.lower -= partBase
    result.upper = min(result.upper - partBase, text.count)
    guard result.lower >= 0 else { return nil }
    while result.lower < result.upper, text[result.lower].isASCIISpace, result.lower != block { result.lower += 1 }
    return result.lower < result.upper ? result : nil
  }
}

/// The list of blocks with regions put in.
private struct RegionMarking {
  var blocks: [Block] = []
  /// New index of each old block.
  var newIndex: [Int] = []
  private var region: Int?

  init(_ capacity: Int) {
    blocks.reserveCapacity(capacity)
    newIndex.reserveCapacity(capacity)
  }

  mutating func add(_ mark: MarkedRegion) {
    let span = TextSpan(mark.lower..<mark.upper)
    var parent = blocks.indices.last
    while let index = parent, !blocks[index].span.contains(span) { parent = blocks[index].parent }
    region = blocks.count
    blocks.append(Block(kind: mark.kind, span: span, parent: parent, page: parent.flatMap { blocks[$0].page }))
  }

  mutating func add(_ block: Block) {
    var copy = block
    copy.parent = block.parent.map { newIndex[$0] }
    if let region, blocks[region].parent == copy.parent, blocks[region].span.contains(block.span) {
      copy.parent = region
    }
    newIndex.append(blocks.count)
    blocks.append(copy)
  }
}
