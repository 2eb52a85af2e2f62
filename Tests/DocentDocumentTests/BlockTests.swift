import Testing

@testable import DocentDocument

@Suite struct BlockTests {
  @Test func givesBackWhatItWasMadeOf() {
    let block = Block(
      kind: .cell, span: TextSpan(3..<90), parent: 0, page: 7, box: Box(left: 0, top: 0, width: 0, height: 0),
      confidence: 0, cell: CellPosition(row: 1, column: 2, rowSpan: 3, columnSpan: 4), level: 6)
    #expect(block.span == TextSpan(3..<90))
    #expect(block.parent == 0)
    #expect(block.page == 7)
    #expect(block.box == Box(left: 0, top: 0, width: 0, height: 0))
    #expect(block.confidence == 0)
    #expect(block.cell == CellPosition(row: 1, column: 2, rowSpan: 3, columnSpan: 4))
    #expect(block.level == 6)
  }

  @Test func knowsWhatIsMissing() {
    var block = Block(
      kind: .word, span: TextSpan(0..<1), parent: 4, page: 1, box: Box(left: 0.5, top: 0, width: 1, height: 1),
      confidence: 50, cell: CellPosition(row: 1, column: 1), level: 1)
    block.parent = nil
    block.page = nil
    block.box = nil
    block.confidence = nil
    block.cell = nil
    block.level = nil
    #expect(block == Block(kind: .word, span: TextSpan(0..<1)))
    #expect(block.parent == nil && block.page == nil && block.box == nil)
    #expect(block.confidence == nil && block.cell == nil && block.level == nil)
  }

  @Test func isSmall() {
    #expect(MemoryLayout<Block>.size <= 52)
  }
}
