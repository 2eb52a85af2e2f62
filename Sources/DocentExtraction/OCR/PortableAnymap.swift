/// Reads the binary pictures of the Netpbm family (PBM `P4`, PGM `P5`, PPM `P6`, PAM `P7`; netpbm.sourceforge.net/doc),
/// which decoders run as child processes hand over, to shades of gray.
struct PortableAnymap {
  let width: Int
  let height: Int
  /// Samples of a pixel: 1 gray, 2 gray and opacity, 3 colours, 4 colours and opacity.
  private let channels: Int
  private let bytesPerSample: Int
  private let isBitmap: Bool
  private let start: Int

  /// Nil when the header is not as expected or there are fewer pixels than it says.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var header = Header(bytes)
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "P") else { return nil }
    let kind = bytes[1]
    header.position = 2
    var maximum = 255
    switch kind {
    case UInt8(ascii: "4"), UInt8(ascii: "5"), UInt8(ascii: "6"):
      guard let width = header.number(), let height = header.number() else { return nil }
      (self.width, self.height) = (width, height)
      channels = kind == UInt8(ascii: "6") ? 3 : 1
      if kind != UInt8(ascii: "4") {
        guard let value = header.number() else { return nil }
        maximum = value
      }
      header.position += 1
    case UInt8(ascii: "7"):
      guard let fields = header.fields(), let width = fields["WIDTH"], let height = fields["HEIGHT"],
        let depth = fields["DEPTH"]
      else { return nil }
      (self.width, self.height) = (width, height)
      channels = depth
      maximum = fields["MAXVAL"] ?? 255
    default: return nil
    }
    isBitmap = kind == UInt8(ascii: "4")
    bytesPerSample = maximum > 255 ? 2 : 1
    start = header.position
    guard width > 0, height > 0, width <= 1 << 20, height <= 1 << 20, (1...4).contains(channels),
      maximum == 255 || maximum == 65_535
        || isBitmap
    else { return nil }
    let rowBytes = isBitmap ? (width + 7) / 8 : width * channels * bytesPerSample
    guard start + rowBytes * height <= bytes.count else { return nil }
  }

  /// The picture in shades of gray, transparent parts on white (on black where what is opaque is light), made smaller by
  /// a whole number when it has more than `maximumPixels`. O(pixels), with memory for one row and the result.
  func grayImage(_ bytes: UnsafeRawBufferPointer, maximumPixels: Int) -> GrayImage {
    var factor = 1
    while (width / factor) * (height / factor) > maximumPixels { factor += 1 }
    let background = hasOpacity && isMostlyLight(bytes) ? 0 : 255
    let newWidth = max(1, width / factor)
    let newHeight = max(1, height / factor)
    return GrayImage(width: newWidth, height: newHeight) { target in
      var shades = [UInt8](repeating: 255, count: width)
      var sums = [Int](repeating: 0, count: newWidth)
      for row in 0..<newHeight {
        if factor == 1 {
          read(row, bytes, background, into: &shades)
          for column in 0..<newWidth { target[row * newWidth + column] = shades[column] }
          continue
        }
        for column in 0..<newWidth { sums[column] = 0 }
        var lines = 0
        for line in row * factor..<min(height, (row + 1) * factor) {
          read(line, bytes, background, into: &shades)
          lines += 1
          for column in 0..<newWidth {
            for part in column * factor..<min(width, (column + 1) * factor) { sums[column] += Int(shades[part]) }
          }
        }
        let area = max(1, lines * min(factor, width))
        for column in 0..<newWidth { target[row * newWidth + column] = UInt8(min(255, sums[column] / area)) }
      }
    }
  }

  private var hasOpacity: Bool { channels == 2 || channels == 4 }

  /// One row in shades of gray (ITU-R BT.601 luma).
  private func read(_ row: Int, _ bytes: UnsafeRawBufferPointer, _ background: Int, into shades: inout [UInt8]) {
    if isBitmap {
      let rowStart = start + row * ((width + 7) / 8)
      for column in 0..<width {
        shades[column] = bytes[rowStart + column >> 3] & (0x80 >> UInt8(column & 7)) == 0 ? 255 : 0
      }
      return
    }
    let step = bytesPerSample
    var position = start + row * width * channels * step
    if channels == 1, step == 1 {
      shades.withUnsafeMutableBytes {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + width]))
      }
      return
    }
    shades.withUnsafeMutableBufferPointer { shades in
      for column in 0..<width {
        var shade = Int(bytes[position])
        if channels >= 3 {
          shade = (shade * 299 + Int(bytes[position + step]) * 587 + Int(bytes[position + 2 * step]) * 114) / 1000
        }
        if hasOpacity {
          let opacity = Int(bytes[position + (channels - 1) * step])
          shade = (shade * opacity + background * (255 - opacity)) / 255
        }
        shades[column] = UInt8(shade)
        position += channels * step
      }
    }
  }

  /// Whether what can be seen of a picture with transparent parts is lighter than middle gray: it was made for a dark
  /// background.
  private func isMostlyLight(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var sum = 0
    var weight = 0
    let step = channels * bytesPerSample
    for position in stride(from: start, to: start + width * height * step, by: step) {
      let opacity = Int(bytes[position + step - bytesPerSample])
      sum += Int(bytes[position]) * opacity
      weight += opacity
    }
    // Without transparent parts the background does not matter.
    return weight < width * height * 250 && sum > weight * 160
  }
}

/// The text before the pixels.
private struct Header {
  private let bytes: UnsafeRawBufferPointer
  var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next number, behind white space and comments.
  mutating func number() -> Int? {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "#") {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else if !bytes[position].isASCIISpace {
        break
      } else {
        position += 1
      }
    }
    var value = 0
    let first = position
    while position < bytes.count, bytes[position].isASCIIDigit, position - first < 9 {
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return position > first ? value : nil
  }

  /// The lines `NAME VALUE` of a PAM header up to `ENDHDR`, those with numbers.
  mutating func fields() -> [String: Int]? {
    var result: [String: Int] = [:]
    while position < min(bytes.count, 4096) {
      let end = bytes[position...].prefix(1024).firstIndex(of: 0x0A) ?? bytes.count
      let line = String(decoding: bytes[position..<end], as: UTF8.self)
      position = min(bytes.count, end + 1)
      if line == "ENDHDR" { return result }
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2, let value = Int(parts[1]), value >= 0, value <= 1 << 30 { result[String(parts[0])] = value }
    }
    return nil
  }
}
