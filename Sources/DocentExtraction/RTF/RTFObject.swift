import DocentDocument

/// The data of an embedded object, written in hexadecimal digits (MS-OLEDS, 2.2.5): a file that was put into the document.
struct RTFObject {
  private(set) var name = "object"
  private(set) var data: ArraySlice<UInt8>

  /// Nil when the object is a link, a picture or an equation, which hold no file.
  init?(_ bytes: [UInt8]) {
    var reader = Fields(bytes: bytes)
    // Version, then 2 for an embedded object, then names of its class, topic and item.
    guard reader.uint32() != nil, reader.uint32() == 2, let className = reader.string(), reader.string() != nil,
      reader.string() != nil, let size = reader.uint32(), size <= bytes.count - reader.position
    else { return nil }
    data = bytes[reader.position..<reader.position + size]
    if className == "Package" {
      guard unpack() else { return nil }
      return
    }
    let isCompound = data.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    guard isCompound || data.starts(with: "PK".utf8), !className.hasPrefix("Equation") else { return nil }
    name = "\(className).\(isCompound ? "ole" : "zip")"
  }

  /// A file in the packager's wrapping: label, original path, path of the copy, then its bytes.
  private mutating func unpack() -> Bool {
    var reader = Fields(bytes: Array(data))
    guard reader.skip(2), let label = reader.zeroTerminated(), reader.zeroTerminated() != nil, reader.skip(4),
      let path = reader.uint32(), reader.skip(path), let size = reader.uint32(),
      size <= reader.bytes.count - reader.position
    else { return false }
    if !label.isEmpty { name = label }
    data = reader.bytes[reader.position..<reader.position + size]
    return size > 0
  }

  private struct Fields {
    let bytes: [UInt8]
    var position = 0

    mutating func skip(_ count: Int) -> Bool {
      guard count >= 0, count <= bytes.count - position else { return false }
      position += count
      return true
    }

    mutating func uint32() -> Int? {
      guard position + 4 <= bytes.count else { return nil }
      defer { position += 4 }
      return (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    /// With its length before it, the final zero included.
    mutating func string() -> String? {
      guard let count = uint32(), count <= min(4096, bytes.count - position) else { return nil }
      defer { position += count }
      return String(decoding: bytes[position..<position + count].prefix { $0 != 0 }, as: UTF8.self)
    }

    mutating func zeroTerminated() -> String? {
      guard let end = bytes[position...].firstIndex(of: 0) else { return nil }
      defer { position = end + 1 }
      return String(decoding: bytes[position..<end], as: UTF8.self)
    }
  }
}
