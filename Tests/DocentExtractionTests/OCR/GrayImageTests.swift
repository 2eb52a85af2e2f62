import Testing

@testable import DocentExtraction

@Suite struct GrayImageTests {
  private func image(_ width: Int, _ height: Int, _ shade: (Int, Int) -> UInt8) throws -> GrayImage {
    let pixels = (0..<height).flatMap { row in (0..<width).map { shade($0, row) } }
    return try #require(GrayImage(width: width, height: height, pixels: pixels))
  }

  /// Letters and gaps that do not stand below each other.
  private func isInk(_ letter: Int, _ line: Int) -> Bool {
    let mixed = UInt32(truncatingIfNeeded: letter &* 7919 &+ line &* 104_729) &* 2_654_435_761
    return mixed >> 28 < 10
  }

  /// Lines of dark bars, as text looks from afar, `sinking` pixels lower at each column.
  private func page(sinking: Double = 0, sideways: Bool = false) throws -> GrayImage {
    try image(600, 600) { column, row in
      let (along, across) = sideways ? (row, column) : (column, row)
      let position = Double(across) - sinking * Double(along)
      let isLine = position.truncatingRemainder(dividingBy: 30) < 12 && position > 30
      return isLine && along > 60 && along < 540 && isInk(along / 6, Int(position / 30)) ? 0 : 255
    }
  }

  @Test func turnsByQuarters() throws {
    let original = try image(3, 2) { UInt8($0 + 10 * $1) }
    #expect(original.turned(clockwise: 90).pixels == [10, 0, 11, 1, 12, 2])
    #expect(original.turned(clockwise: 180).pixels == [12, 11, 10, 2, 1, 0])
    #expect(original.turned(clockwise: 270).pixels == [2, 12, 1, 11, 0, 10])
    #expect(original.mirrored.pixels == [2, 1, 0, 12, 11, 10])
  }

  @Test func keepsEvenShadesWhenDoubled() throws {
    let doubled = try image(7, 5) { _, _ in 137 }.doubled
    #expect(doubled.width == 14 && doubled.height == 10)
    #expect(doubled.pixels.allSatisfy { $0 == 137 })
  }

  @Test func removesSpecksAndKeepsStrokes() throws {
    let clean = try image(20, 20) { column, row in column == 5 && row == 5 || (12...14).contains(column) ? 0 : 255 }
      .despeckled
    #expect(clean.pixels[5 * 20 + 5] == 255)
    #expect(clean.pixels[10 * 20 + 13] == 0)
  }

  @Test(arguments: [0.0, 0.03, -0.05]) func measuresSkew(slope: Double) throws {
    let direction = TextDirection(try page(sinking: slope))
    #expect(abs(direction.skew + slope * 180 / .pi) < 0.35)
    #expect(!direction.isSideways)
    let level = TextDirection(try page(sinking: slope).rotated(clockwise: direction.skew, background: 255))
    #expect(abs(level.skew) < 0.4)
  }

  @Test func seesLinesThatRunFromTopToBottom() throws {
    #expect(TextDirection(try page(sideways: true)).isSideways)
  }

  @Test func makesPagesDarkOnLightAndEvenlyLit() throws {
    let dark = PreparedPage(try page().inverted)
    #expect(dark.image == (try page()))
    let shaded = try page()
    let uneven = try image(600, 600) { column, row in
      UInt8(Double(shaded.pixels[row * 600 + column]) * (0.35 + 0.65 * Double(column) / 600))
    }
    let prepared = PreparedPage(uneven).image
    // Paper between the lines, at the dark edge and at the light one.
    #expect(prepared.pixels[10 * 600 + 10] > 220)
    #expect(prepared.pixels[10 * 600 + 590] > 220)
  }

  @Test func knowsBlankAndNoisyPages() throws {
    #expect(PreparedPage(try image(300, 200) { _, _ in 240 }).isBlank)
    var state: UInt64 = 1
    #expect(
      PreparedPage(
        try image(1600, 1600) { _, _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: state >> 40)
        }
      ).isBlank)
    #expect(!PreparedPage(try page()).isBlank)
  }

  @Test(arguments: 1...6) func survivesTinyPictures(side: Int) throws {
    _ = PreparedPage(try image(side, 7 - side) { column, row in UInt8(column * 40 + row) }).image.doubled.darkened
  }
}
