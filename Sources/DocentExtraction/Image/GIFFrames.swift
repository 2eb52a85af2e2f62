/// The pictures of an animated GIF file (GIF89a, CompuServe 1990), each as a GIF file of its own.
///
/// Of the pictures behind the first one only those are taken that cover all of the screen: the others change parts of the
/// one before.
struct GIFFrames {
  private static let maximumFrames = 10_000

  /// What comes before the first picture: signature, screen, colours.
  private let head: [UInt8]
  /// Each with its graphic control extension, where there is one.
  private let frames: [Range<Int>]
  var count: Int { frames.count }

  /// Nil for what is no GIF file.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.starts(with: "GIF8".utf8), bytes.count >= 13 else { return nil }
    let area = bytes.little(6, 2) * bytes.little(8, 2)
    let flags = bytes[10]
    var position = 13 + (flags & 0x80 != 0 ? 3 << (Int(flags & 7) + 1) : 0)
    guard position <= bytes.count else { return nil }
    head = Array(bytes[..<position])
    var found: [Range<Int>] = []
    var control: Int?
    while position < bytes.count, found.count < Self.maximumFrames {
      switch bytes[position] {
      case 0x21:
        if position + 1 < bytes.count, bytes[position + 1] == 0xF9 { control = position }
        position = Self.behindBlocks(bytes, from: position + 2)
      case 0x2C where position + 10 <= bytes.count:
        let size = bytes.little(position + 5, 2) * bytes.little(position + 7, 2)
        let local = bytes[position + 9]
        let data = position + 10 + (local & 0x80 != 0 ? 3 << (Int(local & 7) + 1) : 0) + 1
        let end = Self.behindBlocks(bytes, from: data)
        let isTransparent = control.map { $0 + 3 < bytes.count && bytes[$0 + 3] & 1 != 0 } ?? false
        if found.isEmpty || (size >= area && !isTransparent) { found.append((control ?? position)..<end) }
        control = nil
        position = end
      default: position = bytes.count
      }
    }
    frames = found
  }

  /// The picture, counted from 0, with the colours of the file.
  func file(_ index: Int, of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    head + bytes[frames[index].clamped(to: 0..<bytes.count)] + [0x3B]
  }

  /// Behind a run of sub-blocks, or the end of the bytes.
  private static func behindBlocks(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != 0 { position += Int(bytes[position]) + 1 }
    return min(bytes.count, position + 1)
  }
}
