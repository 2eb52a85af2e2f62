import DocentDocument

/// The record of the blocks of one page:
///
/// ```
/// record := version:u count block*
/// block  := kind:u span parent+1:u level:u flags:u [box:4f] [confidence:f] [row column rowSpan columnSpan]
/// ```
/// Parents are indices into the blocks of the whole part, so a page can be read alone.
enum BlockCoding {
  private static let version = 1
  private static let hasBox = 1
  private static let hasConfidence = 2
  private static let hasCell = 4

  static func encode(_ blocks: ArraySlice<Block>) -> [UInt8] {
    var writer = ByteWriter()
    var spans = SpanWriter()
    writer.unsigned(version)
    writer.unsigned(blocks.count)
    for block in blocks {
      writer.unsigned(Block.Kind.allCases.firstIndex(of: block.kind) ?? 0)
      spans.write(block.span, to: &writer)
      writer.unsigned((block.parent ?? -1) + 1)
      writer.unsigned(block.level ?? 0)
      let flags =
        (block.box == nil ? 0 : hasBox) | (block.confidence == nil ? 0 : hasConfidence)
        | (block.cell == nil ? 0 : hasCell)
      writer.unsigned(flags)
      if let box = block.box {
        for value in [box.left, box.top, box.width, box.height] { writer.float(Double(value)) }
      }
      if let confidence = block.confidence { writer.float(Double(confidence)) }
      if let cell = block.cell {
        for value in [cell.row, cell.column, cell.rowSpan, cell.columnSpan] { writer.unsigned(value) }
      }
    }
    return Compression.compress(writer.bytes)
  }

  static func decode(_ bytes: [UInt8], page: Int?) throws(StoreError) -> [Block] {
    var reader = ByteReader(try Compression.decompress(bytes))
    let found = try reader.unsigned()
    guard found == version else {
      throw StoreError(.unsupported, "blocks of format \(found); this build reads \(version)")
    }
    var blocks: [Block] = []
    var spans = SpanReader()
    for _ in 0..<(try reader.count()) {
      let kind = try reader.unsigned()
      guard Block.Kind.allCases.indices.contains(kind) else {
        throw StoreError(.damaged, "a block of the store has a kind that does not exist")
      }
      var block = Block(kind: Block.Kind.allCases[kind], span: try spans.read(from: &reader), page: page)
      let parent = try reader.unsigned()
      block.parent = parent == 0 ? nil : parent - 1
      let level = try reader.unsigned()
      block.level = level == 0 ? nil : level
      let flags = try reader.unsigned()
      if flags & hasBox != 0 {
        block.box = Box(
          left: Float(try reader.float()), top: Float(try reader.float()), width: Float(try reader.float()),
          height: Float(try reader.float()))
      }
      if flags & hasConfidence != 0 { block.confidence = Float(try reader.float()) }
      if flags & hasCell != 0 {
        block.cell = CellPosition(
          row: try reader.unsigned(), column: try reader.unsigned(), rowSpan: try reader.unsigned(),
          columnSpan: try reader.unsigned())
      }
      blocks.append(block)
    }
    return blocks
  }

  /// Cuts the blocks of a part into stretches of one page each. Blocks stand in reading order, so a page is one
  /// stretch; where a format strays from that, a page has several.
  static func pages(of blocks: [Block]) -> [(page: Int?, range: Range<Int>)] {
    var result: [(page: Int?, range: Range<Int>)] = []
    for (index, block) in blocks.enumerated() {
      if let last = result.last, last.page == block.page {
        result[result.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        result.append((block.page, index..<index + 1))
      }
    }
    return result
  }
}
