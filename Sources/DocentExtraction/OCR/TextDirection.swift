import Glibc

/// How the lines of text lie on a page, found from the profile of its rows: dark and light change most sharply from row
/// to row where the rows run along the lines (Postl, "Detection of linear oblique structures", 1986).
struct TextDirection {
  /// Degrees by which the page has to be turned clockwise for its lines to run level, -10 to 10.
  private(set) var skew = 0.0
  /// The lines run from top to bottom rather than from left to right.
  private(set) var isSideways = false

  private static let maximumSkew = 10.0
  /// Longest side in pixels of the picture that is measured.
  private static let measuredSize = 900

  init(_ image: GrayImage) {
    let strips = Strips(image, maximumSize: Self.measuredSize)
    let level = strips.best(strips.acrossColumns)
    let upright = strips.best(strips.acrossRows)
    isSideways = upright.sharpness > 1.5 * level.sharpness
    let found = isSideways ? upright : level
    // Turning the page clockwise sinks its lines on the right; read from the side they are the other way round.
    guard abs(found.degrees) < Self.maximumSkew, found.score > 1.15 * found.levelScore else { return }
    skew = isSideways ? found.degrees : -found.degrees
  }
}

/// A smaller picture, cut into narrow strips whose darkness is summed row by row: shifting the strips against each other
/// is as good as turning the page.
private struct Strips {
  private static let width = 12

  struct Result {
    var degrees: Double
    var score: Double
    var levelScore: Double
    /// The score relative to that of lines as long as the page is wide, so that both directions can be compared.
    var sharpness = 0.0
  }

  struct Profile {
    /// Darkness of each row of each strip.
    var sums: [Int32]
    var strips: Int
    var length: Int
  }

  let acrossColumns: Profile
  let acrossRows: Profile

  init(_ image: GrayImage, maximumSize: Int) {
    let factor = max(1, (max(image.width, image.height) + maximumSize - 1) / maximumSize)
    let width = max(1, image.width / factor)
    let height = max(1, image.height / factor)
    let stripsAcross = width / Self.width + 1
    let stripsDown = height / Self.width + 1
    var columns = Profile(
      sums: [Int32](repeating: 0, count: stripsAcross * height), strips: stripsAcross, length: height)
    var rows = Profile(sums: [Int32](repeating: 0, count: stripsDown * width), strips: stripsDown, length: width)
    image.pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<height {
        for column in 0..<width {
          var sum = 0
          for line in row * factor..<(row + 1) * factor {
            let start = line * image.width + column * factor
            for place in start..<start + factor { sum += Int(pixels[place]) }
          }
          // Print counts in full, the grain of the paper not at all.
          let darkness = Int32(max(0, 200 - sum / (factor * factor)))
          columns.sums[column / Self.width * height + row] += darkness
          rows.sums[row / Self.width * width + column] += darkness
        }
      }
    }
    acrossColumns = columns
    acrossRows = rows
  }

  /// The slope at which the profile is sharpest: first in steps of half a degree, then of a tenth.
  func best(_ profile: Profile) -> Result {
    let levelScore = score(profile, 0)
    var best = Result(degrees: 0, score: levelScore, levelScore: levelScore)
    func look(_ degrees: Double) {
      let value = score(profile, degrees)
      if value > best.score { best = Result(degrees: degrees, score: value, levelScore: levelScore) }
    }
    for step in -20...20 { look(Double(step) / 2) }
    let coarse = best.degrees
    for step in -4...4 { look(coarse + Double(step) / 10) }
    let strips = Double(profile.strips)
    best.sharpness = best.score / (strips * strips * Double(profile.length))
    return best
  }

  /// Sum of the squared differences of neighbouring rows when the strips are sheared so that lines sinking to the right
  /// by `degrees` come level.
  private func score(_ profile: Profile, _ degrees: Double) -> Double {
    let slope = tan(degrees * .pi / 180)
    var rows = [Int32](repeating: 0, count: profile.length)
    for strip in 0..<profile.strips {
      let shift = Int((slope * (Double(strip) - Double(profile.strips) / 2) * Double(Self.width)).rounded())
      let first = max(0, -shift)
      let last = min(profile.length, profile.length - shift)
      if first >= last { continue }
      profile.sums.withUnsafeBufferPointer { sums in
        rows.withUnsafeMutableBufferPointer { rows in
          for row in first..<last { rows[row] &+= sums[strip * profile.length + row + shift] }
        }
      }
    }
    var result = 0.0
    for row in 1..<max(1, rows.count) {
      let difference = Double(rows[row] - rows[row - 1])
      result += difference * difference
    }
    return result
  }
}
