/// A value for each tile of a picture, taken to change smoothly between their centres.
struct TileGrid {
  /// Side of a tile in pixels.
  let tile: Int
  let columns: Int
  let rows: Int
  private(set) var values: [Int]

  init(tile: Int, columns: Int, rows: Int, values: [Int]) {
    self.tile = tile
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  /// Each value the largest of the nine around it, then the mean of nine: tiles full of print take over the shade of
  /// the paper beside them.
  var smoothed: TileGrid {
    TileGrid(
      tile: tile, columns: columns, rows: rows,
      values: neighbourhoods(of: neighbourhoods(of: values) { $0.max() ?? 0 }) { $0.reduce(0, +) / max(1, $0.count) })
  }

  private func neighbourhoods(of values: [Int], _ combine: ([Int]) -> Int) -> [Int] {
    var result = values
    for row in 0..<rows {
      for column in 0..<columns {
        var around: [Int] = []
        for line in max(0, row - 1)...min(rows - 1, row + 1) {
          for place in max(0, column - 1)...min(columns - 1, column + 1) {
            around.append(values[line * columns + place])
          }
        }
        result[row * columns + column] = combine(around)
      }
    }
    return result
  }

  /// The values along a row of pixels, interpolated linearly both ways.
  func interpolate(row: Int, into result: inout [Int]) {
    let (top, bottom, below) = place(row, count: rows)
    var across = [Int](repeating: 0, count: columns)
    for column in 0..<columns {
      across[column] =
        values[top * columns + column] * (tile - below) + values[bottom * columns + column] * below
    }
    let area = tile * tile
    result.withUnsafeMutableBufferPointer { result in
      for pixel in 0..<result.count {
        let (left, right, beside) = place(pixel, count: columns)
        result[pixel] = (across[left] * (tile - beside) + across[right] * beside) / area
      }
    }
  }

  /// The two tiles between whose centres a pixel lies, and how far it is from the first, in pixels.
  @inline(__always)
  private func place(_ pixel: Int, count: Int) -> (Int, Int, Int) {
    let shifted = pixel - tile / 2
    if shifted <= 0 { return (0, 0, 0) }
    let first = shifted / tile
    if first >= count - 1 { return (count - 1, count - 1, 0) }
    return (first, first + 1, shifted - first * tile)
  }
}
