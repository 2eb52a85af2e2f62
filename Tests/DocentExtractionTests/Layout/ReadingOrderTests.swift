import Testing

@testable import DocentExtraction

@Suite struct ReadingOrderTests {
  /// Lines of a column, `count` of them from `top` down.
  private func column(_ x: ClosedRange<Double>, top: Double, count: Int, short: Double = 0) -> [PageRect] {
    (0..<count).map { index in
      let y = top + Double(index) * 11
      return PageRect(xMin: x.lowerBound, yMin: y, xMax: x.upperBound - (index % 3 == 1 ? short : 0), yMax: y + 8)
    }
  }

  /// Line ends as they are in unjustified text.
  private var raggedColumn: [PageRect] {
    [297, 342, 340, 324, 335, 335, 342, 331, 319, 322, 341, 327, 332, 285].enumerated().map { index, end in
      let y = 86 + Double(index) * 11
      return PageRect(xMin: 215, yMin: y, xMax: end, yMax: y + 8)
    }
  }

  private func order(_ rects: [PageRect], rightToLeft: Bool = false) -> [Int] {
    ReadingOrder(rects, isLine: rects.map { _ in true }, rightToLeft: rightToLeft).order()
  }

  @Test func readsLeftColumnFirst() {
    let left = column(50...180, top: 100, count: 6)
    let right = column(200...330, top: 100, count: 6)
    let rects = zip(left, right).flatMap { [$0, $1] }
    #expect(order(rects) == [0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11])
  }

  @Test func readsRightColumnFirstFromRightToLeft() {
    let rects = column(50...180, top: 100, count: 3) + column(200...330, top: 100, count: 3)
    #expect(order(rects, rightToLeft: true) == [3, 4, 5, 0, 1, 2])
  }

  @Test func readsThreeRaggedColumnsWithHeadingAndPageNumber() {
    let columns =
      column(50...186, top: 86, count: 14, short: 30) + raggedColumn
      + column(380...513, top: 86, count: 10, short: 25)
    let rects =
      [PageRect(xMin: 185, yMin: 50, xMax: 411, yMax: 65)] + columns
      + [PageRect(xMin: 298, yMin: 811, xMax: 320, yMax: 819)]
    let result = order(rects)
    #expect(result.first == 0)
    #expect(result.filter { (1...38).contains($0) } == Array(1...38))
  }

  @Test func keepsWhatStandsAcrossColumnsInItsPlace() {
    let above = column(50...180, top: 100, count: 4) + column(200...330, top: 100, count: 4)
    let across = [PageRect(xMin: 50, yMin: 160, xMax: 330, yMax: 172)]
    let below = column(50...180, top: 190, count: 4) + column(200...330, top: 190, count: 4)
    #expect(order(above + across + below) == Array(0..<17))
  }

  @Test func doesNotTakeBulletsForAColumn() {
    let bullets = column(50...54, top: 100, count: 5)
    let items = column(66...300, top: 100, count: 5, short: 80)
    #expect(order(bullets + items) == [0, 5, 1, 6, 2, 7, 3, 8, 4, 9])
  }

  @Test(arguments: [0, 1, 2]) func takesFewRectangles(count: Int) {
    #expect(order(column(50...100, top: 10, count: count)) == Array(0..<count))
  }
}
