import DocentDocument

extension DocumentBuilder {
  /// Most blocks of one part: bounds the memory of documents made of empty cells.
  private static let maximumBlocks = 200_000

  /// Closes every open block and hands over what is left. Called by the driver, also after an error.
  mutating func finish() throws(ExtractionError) {
    pendingBreak = .none
    flattenedBlocks = 0
    while let block = openBlocks.popLast() {
      if startedBlocks > openBlocks.count {
        blocks[block.index].span.upper = UTF8Offset(text.count)
      } else {
        blocks.removeLast()
      }
    }
    startedBlocks = 0
    if !text.isEmpty || !blocks.isEmpty { try emit(upTo: text.count) }
  }

  mutating func makeRoomForBlock() throws(ExtractionError) {
    if blocks.count >= Self.maximumBlocks { try flushPart() }
  }

  /// Hands over the text up to its last line end; the line that is not complete begins the next part. A line as long
  /// as a whole part is cut where it is.
  mutating func flushPart() throws(ExtractionError) {
    let end = text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
    try emit(upTo: end)
  }

  private mutating func emit(upTo cut: Int) throws(ExtractionError) {
    let (done, kept) = splitBlocks(at: cut)
    let rest = cut == text.count ? [] : Array(text[cut...])
    if cut < text.count { text.removeSubrange(cut...) }
    let part = DocumentPart(
      index: partIndex, base: UTF8Offset(partBase), scalarBase: ScalarOffset(partScalarBase),
      text: DocumentText(validUTF8: text), blocks: done)
    counts.parts += 1
    counts.blocks += done.count
    partIndex += 1
    partBase += cut
    partScalarBase += part.text.scalarCount
    counts.textBytes = partBase + rest.count
    blocks = kept
    text = rest
    try deliver(part)
  }

  /// Blocks of the part that ends at `cut` and of the one that follows. A block over the cut is in both, clipped; the
  /// open ones go on in the part that follows.
  private mutating func splitBlocks(at cut: Int) -> (done: [Block], kept: [Block]) {
    var done: [Block] = []
    var kept: [Block] = []
    var newIndex = [Int](repeating: -1, count: blocks.count)
    var doneIndex = newIndex
    var openPosition = 0
    done.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      let isOpen = openPosition < openBlocks.count && openBlocks[openPosition].index == index
      let isStarted = !isOpen || openPosition < startedBlocks
      let lower = block.span.lower.rawValue
      let upper = isOpen ? Int.max : block.span.upper.rawValue
      let goesOn: Bool
      if lower == upper, lower == cut {
        goesOn = block.parent.map { doneIndex[$0] < 0 } ?? false
      } else {
        goesOn = upper > cut
      }
      if isStarted, lower < cut || !goesOn {
        var copy = block
        copy.parent = block.parent.flatMap { doneIndex[$0] < 0 ? nil : doneIndex[$0] }
        copy.span = TextSpan(lower..<min(upper, cut))
        doneIndex[index] = done.count
        done.append(copy)
      }
      if goesOn {
        var copy = block
        copy.parent = block.parent.flatMap { newIndex[$0] < 0 ? nil : newIndex[$0] }
        if isStarted {
          let start = max(0, lower - cut)
          copy.span = TextSpan(start..<(isOpen ? start : upper - cut))
        }
        newIndex[index] = kept.count
        kept.append(copy)
        if isOpen { openBlocks[openPosition].index = newIndex[index] }
      }
      if isOpen { openPosition += 1 }
    }
    return (done, kept)
  }
}
