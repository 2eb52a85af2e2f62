import Glibc

/// Changes of size and position.
extension GrayImage {
  /// Turned clockwise by a multiple of 90 degrees.
  func turned(clockwise degrees: Int) -> GrayImage {
    let isSideways = degrees == 90 || degrees == 270
    guard isSideways || degrees == 180 else { return self }
    return GrayImage(width: isSideways ? height : width, height: isSideways ? width : height) { target in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<height {
          for column in 0..<width {
            let position =
              switch degrees {
              case 90: column * height + (height - 1 - row)
              case 180: (height - 1 - row) * width + (width - 1 - column)
              default: (width - 1 - column) * height + row
              }
            target[position] = source[row * width + column]
          }
        }
      }
    }
  }

  /// Rectangles, in pixels, filled with one shade.
  func filled(_ rects: [PageRect], with shade: UInt8) -> GrayImage {
    GrayImage(width: width, height: height) { target in
      pixels.withUnsafeBufferPointer { source in _ = target.update(from: source) }
      for rect in rects {
        let columns = max(0, Int(rect.xMin))..<max(0, min(width, Int(rect.xMax) + 1), Int(rect.xMin))
        for row in max(0, Int(rect.yMin))..<max(0, min(height, Int(rect.yMax) + 1), Int(rect.yMin)) {
          for column in columns { target[row * width + column] = shade }
        }
      }
    }
  }

  /// Left and right exchanged.
  var mirrored: GrayImage {
    GrayImage(width: width, height: height) { target in
      for row in 0..<height {
        for column in 0..<width { target[row * width + column] = pixels[row * width + width - 1 - column] }
      }
    }
  }

  /// Turned clockwise about its centre by a few degrees, on a page large enough for all of it, `background` around it.
  func rotated(clockwise degrees: Double, background: UInt8) -> GrayImage {
    let angle = degrees * .pi / 180
    let cosine = cos(angle)
    let sine = sin(angle)
    let newWidth = Int((Double(width) * abs(cosine) + Double(height) * abs(sine)).rounded(.up))
    let newHeight = Int((Double(width) * abs(sine) + Double(height) * abs(cosine)).rounded(.up))
    return GrayImage(width: newWidth, height: newHeight) { target in
      pixels.withUnsafeBufferPointer { source in
        // Where each new pixel comes from, in 1/65536 pixels.
        let stepX = Int(cosine * 65_536)
        let stepY = Int(-sine * 65_536)
        for row in 0..<newHeight {
          let down = Double(row) - Double(newHeight) / 2
          let left = -Double(newWidth) / 2
          var x = Int((left * cosine + down * sine + Double(width) / 2) * 65_536)
          var y = Int((-left * sine + down * cosine + Double(height) / 2) * 65_536)
          var index = row * newWidth
          let end = index + newWidth
          while index < end {
            let column = x >> 16
            let line = y >> 16
            if column >= 0, line >= 0, column < width - 1, line < height - 1 {
              let position = line * width + column
              let right = (x & 0xFFFF) >> 8
              let below = (y & 0xFFFF) >> 8
              let top = Int(source[position]) * (256 - right) + Int(source[position + 1]) * right
              let bottom = Int(source[position + width]) * (256 - right) + Int(source[position + width + 1]) * right
              target[index] = UInt8((top * (256 - below) + bottom * below) >> 16)
            } else {
              target[index] = background
            }
            x += stepX
            y += stepY
            index += 1
          }
        }
      }
    }
  }

  /// Twice as wide and high, interpolated with the uniform cubic B-spline, which smooths a little: the dots of thermal
  /// and matrix printers and the blocks of JPEG files melt into strokes. O(pixels).
  var doubled: GrayImage {
    let wide = GrayImage(width: width * 2, height: height) { target in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<height { Self.double(source, row * width, 1, width, target, row * width * 2, 1) }
      }
    }
    return GrayImage(width: width * 2, height: height * 2) { target in
      wide.pixels.withUnsafeBufferPointer { source in
        for column in 0..<width * 2 { Self.double(source, column, width * 2, height, target, column, width * 2) }
      }
    }
  }

  /// Weights of the spline a quarter of a pixel beside the samples, in 1/384.
  private static func double(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ step: Int, _ count: Int,
    _ target: UnsafeMutableBufferPointer<UInt8>, _ targetStart: Int, _ targetStep: Int
  ) {
    var before = Int(source[start])
    var here = before
    var after = count > 1 ? Int(source[start + step]) : here
    var previous = before
    var output = targetStart
    for index in 0..<count {
      let next = index + 2 < count ? Int(source[start + (index + 2) * step]) : after
      // The spline at -1/4 from `here` rests on the two samples before it and one behind; at +1/4 the other way round.
      target[output] = UInt8((previous * 1 + before * 121 + here * 235 + after * 27 + 192) / 384)
      target[output + targetStep] = UInt8((before * 27 + here * 235 + after * 121 + next * 1 + 192) / 384)
      output += 2 * targetStep
      previous = before
      before = here
      here = after
      after = next
    }
  }
}
