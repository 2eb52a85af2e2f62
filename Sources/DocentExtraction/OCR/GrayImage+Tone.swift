/// Changes of shade.
extension GrayImage {
  /// White for black.
  var inverted: GrayImage { mapped((0...255).map { UInt8(255 - $0) }) }

  /// Middle shades made darker, as the square of their lightness: faint and broken strokes grow together.
  var darkened: GrayImage { mapped((0...255).map { UInt8($0 * $0 / 255) }) }

  /// Each pixel the median of the nine around it: single specks go, strokes stay. O(pixels).
  var despeckled: GrayImage {
    guard width >= 3, height >= 3 else { return self }
    return GrayImage(width: width, height: height) { target in
      pixels.withUnsafeBufferPointer { source in
        _ = target.update(from: source)
        for row in 1..<height - 1 {
          for column in 1..<width - 1 {
            let center = row * width + column
            target[center] = Self.median(
              source[center - width - 1], source[center - width], source[center - width + 1], source[center - 1],
              source[center], source[center + 1], source[center + width - 1], source[center + width],
              source[center + width + 1])
          }
        }
      }
    }
  }

  /// The paper made evenly white: each pixel relative to the shade of the paper around it, which `paper` gives for the
  /// tiles of the picture. O(pixels).
  func flattened(_ paper: TileGrid) -> GrayImage {
    GrayImage(width: width, height: height) { target in
      pixels.withUnsafeBufferPointer { source in
        var shades = [Int](repeating: 255, count: width)
        for row in 0..<height {
          paper.interpolate(row: row, into: &shades)
          shades.withUnsafeBufferPointer { shades in
            let start = row * width
            var column = 0
            while column < width {
              target[start + column] = UInt8(min(255, Int(source[start + column]) * 255 / max(1, shades[column])))
              column += 1
            }
          }
        }
      }
    }
  }

  /// Median of nine: the middle one of the greatest minimum, the median of medians and the least maximum of its threes.
  @inline(__always)
  private static func median(
    _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ e: UInt8, _ f: UInt8, _ g: UInt8, _ h: UInt8, _ i: UInt8
  ) -> UInt8 {
    let low = max(min(a, b, c), min(d, e, f), min(g, h, i))
    let high = min(max(a, b, c), max(d, e, f), max(g, h, i))
    let middle = middle(middle(a, b, c), middle(d, e, f), middle(g, h, i))
    return Self.middle(low, middle, high)
  }

  @inline(__always)
  private static func middle(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8 { max(min(a, b), min(max(a, b), c)) }
}
