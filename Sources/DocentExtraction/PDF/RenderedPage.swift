import DocentDocument

/// A page as `pdftoppm -gray` writes it (PGM, binary).
enum RenderedPage {
  /// Whether hardly anything is drawn on the page: nothing for OCR to read. O(pixels).
  static func isBlank(_ image: SourceContent) -> Bool {
    image.withUnsafeBytes { bytes in
      guard let start = pixelStart(bytes), start < bytes.count else { return true }
      let pixels = bytes[start...]
      // What is not the paper's shade, whichever that is.
      var histogram = [Int](repeating: 0, count: 256)
      for pixel in pixels { histogram[Int(pixel)] += 1 }
      guard let paper = histogram.indices.max(by: { histogram[$0] < histogram[$1] }) else { return true }
      let near = max(0, paper - 24)...min(255, paper + 24)
      let drawn = pixels.count - near.reduce(0) { $0 + histogram[$1] }
      return drawn * 20_000 < pixels.count
    }
  }

  /// Behind `P5 WIDTH HEIGHT MAXIMUM` and one white space.
  private static func pixelStart(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), bytes[1] == UInt8(ascii: "5") else { return nil }
    var position = 2
    for _ in 0..<3 {
      while position < bytes.count, bytes[position].isASCIISpace { position += 1 }
      while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
    }
    return position + 1
  }
}
