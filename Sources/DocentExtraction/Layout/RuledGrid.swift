/// A table by its rulings: the cells that lines part from each other, with those that reach over rows or columns.
struct RuledGrid {
  /// Lines closer than this are one, and lines that miss each other by less do meet.
  private static let tolerance = 3.0
  private static let maximumLines = 400
  private static let maximumRulings = 4_000

  struct Cell {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    var rect: PageRect
  }

  private(set) var cells: [Cell] = []
  private(set) var rect: PageRect
  private(set) var rowCount: Int
  private(set) var columnCount: Int

  /// The grids of at least two cells that the rulings make.
  static func find(in rulings: [PageRect]) -> [RuledGrid] {
    let level = merged(rulings.filter { $0.width >= $0.height }, isLevel: true)
    let upright = merged(rulings.filter { $0.height > $0.width }, isLevel: false)
    guard level.count >= 2, upright.count >= 2, level.count + upright.count <= maximumRulings else { return [] }
    return components(level, upright).compactMap { RuledGrid($0.level, $0.upright) }
  }

  // MARK: Lines

  /// Pieces of one line joined.
  private static func merged(_ rulings: [PageRect], isLevel: Bool) -> [PageRect] {
    func place(_ rect: PageRect) -> Double { isLevel ? rect.midY : rect.midX }
    func start(_ rect: PageRect) -> Double { isLevel ? rect.xMin : rect.yMin }
    func end(_ rect: PageRect) -> Double { isLevel ? rect.xMax : rect.yMax }
    let sorted = rulings.sorted { (place($0), start($0)) < (place($1), start($1)) }
    var rows: [[PageRect]] = []
    for ruling in sorted {
      if let first = rows.last?.first, place(ruling) - place(first) <= tolerance / 2 {
        rows[rows.count - 1].append(ruling)
      } else {
        rows.append([ruling])
      }
    }
    return rows.flatMap { row in
      var result: [PageRect] = []
      for ruling in row.sorted(by: { start($0) < start($1) }) {
        if let last = result.last, start(ruling) <= end(last) + tolerance {
          result[result.count - 1] = last.union(ruling)
        } else {
          result.append(ruling)
        }
      }
      return result
    }
  }

  private static func meet(_ level: PageRect, _ upright: PageRect) -> Bool {
    upright.midX >= level.xMin - tolerance && upright.midX <= level.xMax + tolerance
      && level.midY >= upright.yMin - tolerance && level.midY <= upright.yMax + tolerance
  }

  /// Lines that hang together.
  private static func components(
    _ level: [PageRect], _ upright: [PageRect]
  ) -> [(level: [PageRect], upright: [PageRect])] {
    var group = Array(level.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while group[index] != index { index = group[index] }
      return index
    }
    var touched: [Int?] = []
    for line in upright {
      var first: Int?
      for index in level.indices where meet(level[index], line) {
        if let known = first { group[root(index)] = root(known) } else { first = index }
      }
      touched.append(first)
    }
    var result: [Int: (level: [PageRect], upright: [PageRect])] = [:]
    for (index, line) in level.enumerated() { result[root(index), default: ([], [])].level.append(line) }
    for (line, index) in zip(upright, touched) {
      if let index { result[root(index), default: ([], [])].upright.append(line) }
    }
    return result.keys.sorted().compactMap { result[$0] }
  }

  // MARK: Cells

  private init?(_ level: [PageRect], _ upright: [PageRect]) {
    let ys = Self.places(level.map(\.midY))
    let xs = Self.places(upright.map(\.midX))
    rowCount = ys.count - 1
    columnCount = xs.count - 1
    guard rowCount >= 1, columnCount >= 1, rowCount * columnCount >= 2, ys.count <= Self.maximumLines,
      xs.count <= Self.maximumLines, rowCount * columnCount <= 4_000
    else { return nil }
    rect = PageRect(xMin: xs[0], yMin: ys[0], xMax: xs[columnCount], yMax: ys[rowCount])
    let walls = Walls(xs, ys, level, upright, tolerance: Self.tolerance)
    var taken = [Bool](repeating: false, count: rowCount * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount where !taken[row * columnCount + column] {
        var right = column
        while right + 1 < columnCount, !walls.isRight(of: right, row), !taken[row * columnCount + right + 1] {
          right += 1
        }
        var bottom = row
        while bottom + 1 < rowCount, (column...right).allSatisfy({ !walls.isBelow($0, bottom) }),
          (column..<right).allSatisfy({ !walls.isRight(of: $0, bottom + 1) })
        { bottom += 1 }
        for y in row...bottom {
          for x in column...right { taken[y * columnCount + x] = true }
        }
        cells.append(
          Cell(
            row: row + 1, column: column + 1, rowSpan: bottom - row + 1, columnSpan: right - column + 1,
            rect: PageRect(xMin: xs[column], yMin: ys[row], xMax: xs[right + 1], yMax: ys[bottom + 1])))
      }
    }
  }

  private static func places(_ values: [Double]) -> [Double] {
    var result: [Double] = []
    for value in values.sorted() {
      if let last = result.last, value - last <= tolerance { continue }
      result.append(value)
    }
    return result
  }
}

/// Which neighbouring squares of a grid a line parts.
private struct Walls {
  private var right: [Bool]
  private var below: [Bool]
  private let columns: Int

  init(_ xs: [Double], _ ys: [Double], _ level: [PageRect], _ upright: [PageRect], tolerance: Double) {
    columns = xs.count - 1
    right = [Bool](repeating: false, count: columns * (ys.count - 1))
    below = right
    for line in upright {
      guard let x = xs.firstIndex(where: { abs($0 - line.midX) <= tolerance }), x >= 1, x < xs.count - 1 else {
        continue
      }
      for row in 0..<(ys.count - 1) {
        let middle = (ys[row] + ys[row + 1]) / 2
        if line.yMin <= middle, line.yMax >= middle { right[row * columns + x - 1] = true }
      }
    }
    for line in level {
      guard let y = ys.firstIndex(where: { abs($0 - line.midY) <= tolerance }), y >= 1, y < ys.count - 1 else {
        continue
      }
      for column in 0..<columns {
        let middle = (xs[column] + xs[column + 1]) / 2
        if line.xMin <= middle, line.xMax >= middle { below[(y - 1) * columns + column] = true }
      }
    }
  }

  func isRight(of column: Int, _ row: Int) -> Bool { right[row * columns + column] }
  func isBelow(_ column: Int, _ row: Int) -> Bool { below[row * columns + column] }
}
