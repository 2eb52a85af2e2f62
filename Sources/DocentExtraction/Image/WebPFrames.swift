/// The pictures of an animated WebP file (RFC 9649, 2.7.1), each as a WebP file of its own.
///
/// Of the pictures behind the first one only those are taken that replace all of the one before.
struct WebPFrames {
  private static let maximumFrames = 10_000
  /// Bytes before the picture in a frame chunk: place, size, duration, flags.
  private static let frameHeader = 16

  private let frames: [Range<Int>]
  var count: Int { frames.count }

  /// Nil for what is no animated WebP file.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.starts(with: "RIFF".utf8), bytes.count >= 30, bytes[8..<16].elementsEqual("WEBPVP8X".utf8),
      bytes[20] & 2 != 0
    else { return nil }
    var found: [Range<Int>] = []
    var position = 12
    while position + 8 <= bytes.count, found.count < Self.maximumFrames {
      let size = bytes.little(position + 4, 4)
      let end = min(bytes.count, position + 8 + size)
      if bytes[position..<position + 4].elementsEqual("ANMF".utf8), end - position > 8 + Self.frameHeader,
        found.isEmpty || Self.isWhole(bytes, frame: position + 8)
      {
        found.append(position + 8..<end)
      }
      position = end + size % 2
    }
    if found.isEmpty { return nil }
    frames = found
  }

  /// As large as the canvas and not blended with what was there.
  private static func isWhole(_ bytes: UnsafeRawBufferPointer, frame: Int) -> Bool {
    bytes[frame + 6..<frame + 12].elementsEqual(bytes[24..<30]) && bytes[frame + 15] & 2 != 0
  }

  /// The picture, counted from 0.
  func file(_ index: Int, of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let frame = bytes[frames[index].clamped(to: 0..<bytes.count)]
    let picture = frame.dropFirst(Self.frameHeader)
    var content = Array("WEBP".utf8)
    if picture.starts(with: "ALPH".utf8) {
      // Transparency needs the extended header; size less one as the frame has it.
      content += Array("VP8X".utf8) + [10, 0, 0, 0, 0x10, 0, 0, 0] + frame.dropFirst(6).prefix(6)
    }
    content += picture
    let size = UInt32(truncatingIfNeeded: content.count)
    return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + content
  }
}
