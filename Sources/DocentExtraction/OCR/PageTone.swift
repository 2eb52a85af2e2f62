/// What the shades of a picture say about the page it shows, tile by tile: paper, print, light and dark parts.
///
/// Costs one look at every fourth pixel.
struct PageTone {
  /// Tiles whose lightest and darkest parts differ less are bare paper.
  private static let printContrast = 40
  /// Where not even this share of a tile has about the same shade there is neither paper nor print.
  private static let noiseShare = 0.08
  /// Paper that differs more over the page is unevenly lit.
  private static let unevenness = 48

  /// Shade of the paper of each tile.
  private(set) var paper: TileGrid
  /// The commonest shade of the page.
  private(set) var background: UInt8
  /// Nothing is drawn, or every shade stands everywhere as in pure noise: nothing for OCR to read.
  private(set) var isBlank: Bool
  /// Light print on dark ground.
  private(set) var isDark = false
  /// Parts of a light page are light print on dark ground.
  private(set) var hasDarkParts = false
  private(set) var isUnevenlyLit = false
  /// Single dark or light pixels all over, as from a bad scanner or fax line.
  private(set) var isSpeckled: Bool

  init(_ image: GrayImage) {
    let tile = max(24, min(image.width, image.height) / 40)
    let columns = (image.width + tile - 1) / tile
    let rows = (image.height + tile - 1) / tile
    var shades: [TileShades] = []
    shades.reserveCapacity(columns * rows)
    var page = [Int](repeating: 0, count: 256)
    image.pixels.withUnsafeBufferPointer { pixels in
      var histogram = [Int](repeating: 0, count: 256)
      for row in 0..<rows {
        for column in 0..<columns {
          for shade in 0..<256 { histogram[shade] = 0 }
          var count = 0
          for line in stride(from: row * tile, to: min(image.height, (row + 1) * tile), by: 2) {
            for place in stride(from: column * tile, to: min(image.width, (column + 1) * tile), by: 2) {
              histogram[Int(pixels[line * image.width + place])] += 1
              count += 1
            }
          }
          for shade in 0..<256 { page[shade] += histogram[shade] }
          shades.append(TileShades(histogram, count: count))
        }
      }
    }
    let common = page.indices.max { page[$0] < page[$1] } ?? 255
    background = UInt8(common)
    let near = max(0, common - 24)...min(255, common + 24)
    let all = page.reduce(0, +)
    isBlank = (all - near.reduce(0) { $0 + page[$1] }) * 20_000 < all
    isSpeckled = Self.isSpeckled(image)
    let noisy = shades.filter { $0.modeShare < Self.noiseShare }.count
    if noisy * 20 > shades.count * 19 { isBlank = true }
    paper = TileGrid(tile: tile, columns: columns, rows: rows, values: shades.map { max(60, $0.high) }).smoothed
    judge(shades)
  }

  private mutating func judge(_ shades: [TileShades]) {
    let printed = shades.filter { $0.highest - $0.lowest > Self.printContrast }
    let dark = printed.filter(\.isLightOnDark).count
    isDark = dark * 10 > printed.count * 6
    hasDarkParts = !isDark && dark * 20 > printed.count && dark >= 4
    if isDark { return }
    let grounds = shades.filter { !$0.isLightOnDark && $0.high >= 60 }.map(\.mode).sorted()
    guard let low = grounds.dropFirst(grounds.count / 12).first,
      let high = grounds.dropFirst(grounds.count * 9 / 10).first
    else { return }
    isUnevenlyLit = high - low > Self.unevenness
  }

  /// Whether more than one pixel in a hundred differs strongly from all four beside it. Looks at every eighth row.
  private static func isSpeckled(_ image: GrayImage) -> Bool {
    guard image.width > 2, image.height > 2 else { return false }
    var single = 0
    var count = 0
    image.pixels.withUnsafeBufferPointer { pixels in
      for row in stride(from: 1, to: image.height - 1, by: 8) {
        let start = row * image.width
        for column in 1..<image.width - 1 {
          let here = start + column
          let shade = Int(pixels[here])
          let around = (
            Int(pixels[here - 1]), Int(pixels[here + 1]), Int(pixels[here - image.width]),
            Int(pixels[here + image.width])
          )
          count += 1
          let least = min(around.0, around.1, around.2, around.3)
          let greatest = max(around.0, around.1, around.2, around.3)
          if shade < least - 80 || shade > greatest + 80 { single += 1 }
        }
      }
    }
    return single * 100 > count
  }
}

/// The shades of one tile.
private struct TileShades {
  /// The commonest one: the ground.
  var mode: Int
  /// Share of the tile that has about this shade.
  var modeShare: Double
  /// What one pixel in eight is lighter than: the paper, where there is any.
  var high: Int
  /// All but one pixel in a hundred lie between these.
  var lowest: Int
  var highest: Int

  init(_ histogram: [Int], count: Int) {
    var best = 0
    mode = 255
    for group in stride(from: 0, to: 256, by: 8) {
      let members = histogram[group..<group + 8].reduce(0, +)
      if members > best { (best, mode) = (members, group + 4) }
    }
    modeShare = Double(best) / Double(max(1, count))
    lowest = Self.shade(count / 100, histogram)
    highest = Self.shade(count - 1 - count / 100, histogram)
    high = Self.shade(count - 1 - count / 8, histogram)
  }

  private static func shade(_ rank: Int, _ histogram: [Int]) -> Int {
    var seen = 0
    for shade in 0..<256 {
      seen += histogram[shade]
      if seen > rank { return shade }
    }
    return 255
  }

  var isLightOnDark: Bool { mode < 140 && highest - mode > 60 && highest - mode > 2 * (mode - lowest) }
}
