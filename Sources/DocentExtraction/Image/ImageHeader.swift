/// What the first bytes of an image file say about its size, read before anything is decoded.
struct ImageHeader: Hashable {
  var width: Int
  var height: Int
  /// Bits a pixel takes while it is decoded and handed over: a colour has 32 and 24, a shade of gray twice 8.
  private(set) var decodedBits = 56

  /// Nil when the file is cut short inside its header, or of another format than those below.
  init?(_ bytes: UnsafeRawBufferPointer) {
    let found =
      Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes) ?? Self.bitmap(bytes) ?? Self.webP(bytes)
      ?? Self.tiff(bytes) ?? Self.jpeg2000(bytes) ?? Self.anymap(bytes)
    guard let found, found.0 > 0, found.1 > 0 else { return nil }
    (width, height) = found
    switch Self.depth(bytes) {
    case 1: decodedBits = 2
    case 8: decodedBits = 16
    default: break
    }
  }

  /// Bytes the picture takes while it is decoded, without overflow.
  var decodedBytes: Int {
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    return overflow || pixels > Int.max / 64 ? .max : pixels * decodedBits / 8
  }

  /// 1 or 8 bits for pictures without colours, nil for others and where it is not known.
  private static func depth(_ bytes: UnsafeRawBufferPointer) -> Int? {
    if bytes.starts(with: [0x89, 0x50]) {
      return bytes[25] == 0 ? (bytes[24] == 1 ? 1 : bytes[24] <= 8 ? 8 : nil) : nil
    }
    if bytes.starts(with: [0xFF, 0xD8]) {
      var components = 3
      JPEGSegments.visit(bytes) { marker, body in
        guard (0xC0...0xC2).contains(marker), body.count >= 6 else { return true }
        components = Int(body[5])
        return false
      }
      return components == 1 ? 8 : nil
    }
    guard let reader = TIFFReader(bytes) else { return nil }
    let pages = reader.chain(limit: TIFFPages.maximumPages).map(\.directory)
    // SamplesPerPixel and BitsPerSample, both 1 where they are missing.
    let samples = pages.map { reader.integer($0[277]) ?? 1 }.max() ?? 3
    let bits = pages.map { reader.integer($0[258]) ?? 1 }.max() ?? 8
    return samples != 1 || pages.contains { $0[320] != nil } ? nil : bits == 1 ? 1 : bits <= 8 ? 8 : nil
  }

  /// PNG (ISO/IEC 15948, 11.2.2): the header chunk comes first.
  private static func png(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 26,
      bytes[12..<16].elementsEqual("IHDR".utf8)
    else { return nil }
    return (bytes.big(16, 4), bytes.big(20, 4))
  }

  /// GIF (GIF89a, 18): the logical screen.
  private static func gif(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    guard bytes.starts(with: "GIF8".utf8), bytes.count >= 10 else { return nil }
    return (bytes.little(6, 2), bytes.little(8, 2))
  }

  /// JPEG (ITU-T T.81, B.2.2): the first frame header.
  private static func jpeg(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    var result: (Int, Int)?
    JPEGSegments.visit(bytes) { marker, body in
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isFrame, body.count >= 5 { result = (body.big(3, 2), body.big(1, 2)) }
      return !isFrame
    }
    return result
  }

  /// BMP: the OS/2 header has 16-bit sides, the later ones have 32-bit sides, the height negative from the top.
  private static func bitmap(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    guard bytes.starts(with: "BM".utf8), bytes.count >= 26 else { return nil }
    if bytes.little(14, 4) == 12 { return (bytes.little(18, 2), bytes.little(20, 2)) }
    return (
      Int(Int32(truncatingIfNeeded: bytes.little(18, 4))),
      abs(Int(Int32(truncatingIfNeeded: bytes.little(22, 4))))
    )
  }

  /// WebP (RFC 9649, 2): extended, lossless or lossy.
  private static func webP(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    guard bytes.starts(with: "RIFF".utf8), bytes.count >= 30, bytes[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (bytes.little(24, 3) + 1, bytes.little(27, 3) + 1)
    case "VP8L":
      let bits = bytes.little(21, 4)
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    case "VP8 ": return (bytes.little(26, 2) & 0x3FFF, bytes.little(28, 2) & 0x3FFF)
    default: return nil
    }
  }

  /// TIFF (6.0, section 3): the largest page.
  private static func tiff(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    guard let reader = TIFFReader(bytes) else { return nil }
    let sizes = reader.chain(limit: TIFFPages.maximumPages).compactMap { page -> (Int, Int)? in
      guard let width = reader.integer(page.directory[256]), let height = reader.integer(page.directory[257]) else {
        return nil
      }
      return (min(width, 1 << 31), min(height, 1 << 31))
    }
    return sizes.max { $0.0 * $0.1 < $1.0 * $1.1 }
  }

  /// JPEG 2000 (ISO/IEC 15444-1): the image header box, or the size segment of a bare codestream.
  private static func jpeg2000(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    if bytes.starts(with: [0xFF, 0x4F, 0xFF, 0x51]), bytes.count >= 16 { return (bytes.big(8, 4), bytes.big(12, 4)) }
    guard bytes.count > 12, bytes[4..<8].elementsEqual("jP  ".utf8) else { return nil }
    let head = bytes.prefix(4096)
    for position in stride(from: 12, to: head.count - 16, by: 1)
    where bytes[position] == UInt8(ascii: "i") && bytes[position..<position + 4].elementsEqual("ihdr".utf8) {
      return (bytes.big(position + 8, 4), bytes.big(position + 4, 4))
    }
    return nil
  }

  /// Netpbm: the first two numbers behind the signature.
  private static func anymap(_ bytes: UnsafeRawBufferPointer) -> (Int, Int)? {
    guard bytes.count > 8, bytes[0] == UInt8(ascii: "P"), (0x31...0x36).contains(bytes[1]) else { return nil }
    let lines = String(decoding: bytes[2..<min(bytes.count, 1024)], as: UTF8.self).split(separator: "\n")
    let numbers = lines.filter { !$0.hasPrefix("#") }.joined(separator: " ").split(separator: " ").prefix(2)
    let sides = numbers.compactMap { Int(String($0).trimmed) }
    return sides.count == 2 ? (sides[0], sides[1]) : nil
  }
}

extension UnsafeRawBufferPointer {
  /// An unsigned number, most significant byte first; 0 beyond the end. At most 7 bytes.
  func big(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset <= count - size else { return 0 }
    return (0..<size).reduce(0) { $0 << 8 | Int(self[offset + $1]) }
  }

  /// The same, least significant byte first.
  func little(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset <= count - size else { return 0 }
    return (0..<size).reversed().reduce(0) { $0 << 8 | Int(self[offset + $1]) }
  }
}
