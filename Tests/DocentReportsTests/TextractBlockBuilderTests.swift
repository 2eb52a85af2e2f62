import DocentDocument
import Testing

@testable import DocentReports

@Suite struct TextractBlockBuilderTests {
  /// A page with a heading, a line "Name: Olga", and a table of two cells, as a PDF gives it.
  private let laidOut: DocumentPart = {
    let text = "Form\n\nName: Olga\n\none\ttwo"
    func block(_ kind: Block.Kind, _ span: Range<Int>, _ parent: Int?, cell: CellPosition? = nil) -> Block {
      Block(
        kind: kind, span: TextSpan(span), parent: parent, page: 1,
        box: Box(left: 0.1, top: 0.1, width: 0.5, height: 0.1),
        cell: cell)
    }
    return DocumentPart(
      text: DocumentText(text),
      blocks: [
        block(.page, 0..<25, nil), block(.heading, 0..<4, 0), block(.line, 0..<4, 1), block(.word, 0..<4, 2),
        block(.paragraph, 6..<16, 0), block(.line, 6..<16, 4), block(.key, 6..<10, 5), block(.word, 6..<11, 6),
        block(.value, 12..<16, 5), block(.word, 12..<16, 8), block(.table, 18..<25, 0),
        block(.cell, 18..<21, 10, cell: CellPosition(row: 1, column: 1)), block(.line, 18..<21, 11),
        block(.word, 18..<21, 12), block(.cell, 22..<25, 10, cell: CellPosition(row: 1, column: 2)),
        block(.line, 22..<25, 14), block(.word, 22..<25, 15),
      ])
  }()

  private func blocks(_ part: DocumentPart) -> [TextractBlock] {
    var builder = TextractBlockBuilder()
    builder.add(part)
    return builder.finish()
  }

  /// The texts of the words below a block.
  private func words(_ block: TextractBlock, _ all: [TextractBlock]) -> [String] {
    ids(block, "CHILD").compactMap { id in all.first { $0.id == id && $0.blockType == .word }?.text }
  }

  private func ids(_ block: TextractBlock, _ type: String) -> [String] {
    block.relationships?.first { $0.type == type }?.ids ?? []
  }

  @Test func linesHaveTheirWords() {
    let all = blocks(laidOut)
    let lines = all.filter { $0.blockType == .line }
    #expect(lines.map(\.text) == ["Form", "Name: Olga", "one", "two"])
    for line in lines { #expect(words(line, all).joined(separator: " ") == line.text) }
    let page = all[0]
    #expect(page.blockType == .page)
    for line in lines { #expect(ids(page, "CHILD").contains(line.id)) }
  }

  @Test func keysHaveTheirValues() throws {
    let all = blocks(laidOut)
    let key = try #require(all.first { $0.entityTypes == ["KEY"] })
    let value = try #require(all.first { $0.id == ids(key, "VALUE").first })
    #expect(value.entityTypes == ["VALUE"])
    #expect(words(key, all) == ["Name:"])
    #expect(words(value, all) == ["Olga"])
  }

  @Test func cellsHaveTheirWords() throws {
    let all = blocks(laidOut)
    let table = try #require(all.first { $0.blockType == .table })
    let cells = ids(table, "CHILD").compactMap { id in all.first { $0.id == id } }
    #expect(cells.map { words($0, all) } == [["one"], ["two"]])
    #expect(cells.map(\.columnIndex) == [1, 2])
  }

  @Test func layoutBlocksHaveTheirLines() throws {
    let all = blocks(laidOut)
    let header = try #require(all.first { $0.blockType == .layoutSectionHeader })
    #expect(ids(header, "CHILD").map { id in all.first { $0.id == id }?.text } == ["Form"])
    #expect(all.filter { $0.blockType == .layoutTable }.count == 1)
    #expect(all.filter { $0.blockType == .layoutText }.count == 1)
  }

  @Test func textWithoutLayoutHasLinesAndWordsToo() {
    let all = blocks(DocumentPart(text: DocumentText("First line\n\nnäher  am Ende\n")))
    #expect(all.filter { $0.blockType == .line }.map(\.text) == ["First line", "näher  am Ende"])
    #expect(all.filter { $0.blockType == .word }.map(\.text) == ["First", "line", "näher", "am", "Ende"])
    #expect(all.allSatisfy { $0.confidence == 100 || $0.blockType == .page })
  }

  @Test func everyRelationLeadsToABlock() {
    let all = blocks(laidOut)
    let known = Set(all.map(\.id))
    #expect(known.count == all.count)
    for block in all {
      for relation in block.relationships ?? [] { #expect(relation.ids.allSatisfy(known.contains)) }
    }
  }
}
