import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct DocumentBuilderTests {
  private final class Parts { var all: [DocumentPart] = [] }

  private func build(
    limits: ExtractionLimits = ExtractionLimits(), _ body: (inout DocumentBuilder) throws(ExtractionError) -> Void
  ) throws -> (parts: [DocumentPart], counts: ExtractionReport.Counts) {
    let parts = Parts()
    var builder = DocumentBuilder(
      limits: limits, budget: ContainerBudget(sourceBytes: 1000, limits: limits), onPart: { parts.all.append($0) })
    try body(&builder)
    try builder.finish()
    #expect(BlockRules.violation(in: parts.all) == nil)
    return (parts.all, builder.counts)
  }

  @Test func separatesBlocksByKind() throws {
    let (parts, _) = try build { builder throws(ExtractionError) in
      try builder.block(.heading, "Title", level: 1)
      try builder.block(.paragraph, "One.")
      try builder.block(.listItem, "a")
      try builder.block(.listItem, "b")
      try builder.openTable()
      try builder.row(["x", "y"])
      try builder.row(["", "z"])
      try builder.closeTable()
      try builder.block(.paragraph, "End.")
    }
    #expect(parts[0].text.string == "Title\n\nOne.\n\na\nb\n\nx\ty\n\tz\n\nEnd.")
    #expect(parts[0].blocks.filter { $0.kind == .cell }.count == 4)
  }

  @Test func spansLeaveOutSeparators() throws {
    let (parts, _) = try build { builder throws(ExtractionError) in
      try builder.open(.page)
      try builder.open(.paragraph)
      try builder.append("first")
      builder.lineBreak()
      try builder.append("second")
      try builder.close()
      try builder.block(.paragraph, "third")
      try builder.close()
    }
    let texts = parts[0].blocks.map { parts[0].text[$0.span] }
    #expect(texts == ["first\nsecond\n\nthird", "first\nsecond", "third"])
    #expect(parts[0].blocks.map(\.parent) == [nil, 0, 0])
    #expect(parts[0].blocks.map(\.page) == [1, 1, 1])
  }

  @Test func dropsEmptyBlocksButKeepsEmptyPagesAndCells() throws {
    let (parts, counts) = try build { builder throws(ExtractionError) in
      try builder.block(.paragraph, "")
      try builder.open(.page)
      try builder.close()
      try builder.block(.paragraph, "text")
    }
    #expect(parts[0].blocks.map(\.kind) == [.page, .paragraph])
    #expect(counts.pages == 1)
  }

  @Test func collapsesWhiteSpaceAcrossPieces() throws {
    let (parts, _) = try build { builder throws(ExtractionError) in
      try builder.open(.paragraph)
      for piece in ["  a ", " \n b", "c", " ", "d  e\u{A0} "] { try builder.appendCollapsing(piece) }
      try builder.close()
    }
    #expect(parts[0].text.string == "a bc d e\u{A0}")
  }

  @Test func placesCellsAroundCellsThatReachDown() throws {
    let (parts, _) = try build { builder throws(ExtractionError) in
      try builder.openTable()
      builder.openRow()
      try builder.cell("a", rowSpan: 2)
      try builder.cell("b", columnSpan: 2)
      builder.openRow()
      try builder.cell("c")
      try builder.cell("d")
      try builder.closeTable()
    }
    let positions = parts[0].blocks.compactMap(\.cell).map { [$0.row, $0.column] }
    #expect(positions == [[1, 1], [1, 2], [2, 2], [2, 3]])
  }

  @Test func cutsLongTextIntoPartsAtLineEnds() throws {
    let line = String(repeating: "wörd ", count: 20) + "\n"
    let lines = 2 * DocumentPart.maximumBytes / line.utf8.count + 100
    let (parts, counts) = try build { builder throws(ExtractionError) in
      try builder.open(.paragraph)
      for _ in 0..<lines { try builder.append(line) }
      try builder.close()
    }
    #expect(parts.count == 3)
    #expect(parts.dropLast().allSatisfy { $0.text.utf8.last == 0x0A && $0.text.count <= DocumentPart.maximumBytes })
    #expect(parts.map(\.text.count).reduce(0, +) == lines * line.utf8.count)
    #expect(counts.textBytes == lines * line.utf8.count)
    // The paragraph goes on from part to part.
    #expect(parts.allSatisfy { $0.blocks.count == 1 && $0.blocks[0].span.count == $0.text.count })
  }

  @Test func cutsALineLongerThanAPartBetweenCharacters() throws {
    let text = String(repeating: "ä", count: DocumentPart.maximumBytes / 2 + 10)
    let (parts, _) = try build { builder throws(ExtractionError) in try builder.append(text) }
    #expect(parts.count == 2)
    #expect(parts.map(\.text.string).joined() == text)
  }

  @Test func boundsTheBlocksOfAPart() throws {
    let (parts, counts) = try build { builder throws(ExtractionError) in
      try builder.openTable()
      for _ in 0..<150_000 { try builder.row(["", "x"]) }
      try builder.closeTable()
    }
    #expect(parts.count >= 2)
    #expect(parts.allSatisfy { $0.blocks.count <= 200_001 })
    #expect(counts.blocks >= 300_000)
  }

  @Test func readsDeepNestingFlat() throws {
    var limits = ExtractionLimits()
    limits.nesting = 4
    let (parts, _) = try build(limits: limits) { builder throws(ExtractionError) in
      for _ in 0..<10 { try builder.open(.quote) }
      try builder.append("core")
      for _ in 0..<10 { try builder.close() }
      try builder.block(.paragraph, "after")
    }
    #expect(parts[0].blocks.count == 5)
    #expect(parts[0].text.string == "core\n\nafter")
  }

  @Test func leavesOutNULAndRepairsBytes() throws {
    let bytes: [UInt8] = [0x61, 0, 0x62, 0xFF, 0x63]
    let (parts, _) = try build { builder throws(ExtractionError) in
      try bytes.withUnsafeBytesTyped { (raw) throws(ExtractionError) in try builder.append(utf8: raw) }
    }
    #expect(parts[0].text.string == "ab\u{FFFD}c")
  }

  @Test func stopsAtTheTextLimit() throws {
    var limits = ExtractionLimits()
    limits.textBytes = 10
    #expect(throws: ExtractionError.self) {
      _ = try build(limits: limits) { builder throws(ExtractionError) in
        try builder.append("12345")
        try builder.append("678901")
      }
    }
  }

  @Test func stopsAtTheCPULimit() throws {
    var limits = ExtractionLimits()
    limits.cpuSeconds = 0
    let error = #expect(throws: ExtractionError.self) {
      _ = try build(limits: limits) { builder throws(ExtractionError) in
        while true { try builder.block(.paragraph, "round and round") }
      }
    }
    #expect(error?.code == .timedOut)
  }
}
