/// A picture in shades of gray: one byte a pixel, 0 black, rows from top to bottom without padding.
struct GrayImage: Sendable, Hashable {
  let width: Int
  let height: Int
  private(set) var pixels: [UInt8]

  /// Nil when the sides are not positive or do not match the pixels.
  init?(width: Int, height: Int, pixels: [UInt8]) {
    guard width > 0, height > 0, width <= 1 << 20, height <= 1 << 20, pixels.count == width * height else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Fills a new picture; `fill` gets its pixels. Both sides are at least 1.
  init(width: Int, height: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    self.width = max(1, width)
    self.height = max(1, height)
    let count = self.width * self.height
    pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      buffer.initialize(repeating: 255)
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      initialized = count
    }
  }

  /// Each shade replaced by another one. O(pixels).
  func mapped(_ table: [UInt8]) -> GrayImage {
    guard table.count == 256 else { return self }
    var result = self
    result.pixels.withUnsafeMutableBufferPointer { buffer in
      table.withUnsafeBufferPointer { table in
        var index = 0
        while index < buffer.count {
          buffer[index] = table[Int(buffer[index])]
          index += 1
        }
      }
    }
    return result
  }

  /// As a binary portable graymap, which every image library reads.
  func write(to fileName: String, in directory: TemporaryDirectory) throws(ExtractionError) -> String {
    var bytes = Array("P5\n\(width) \(height)\n255\n".utf8)
    bytes.reserveCapacity(bytes.count + pixels.count)
    bytes.append(contentsOf: pixels)
    let outcome: Result<String, ExtractionError> = bytes.withUnsafeBytes { buffer in
      do throws(ExtractionError) {
        return .success(try directory.write(buffer, to: fileName))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}
