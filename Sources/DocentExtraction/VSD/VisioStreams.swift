import DocentDocument

/// Follows the streams of a Visio drawing: a tree of pointers whose leaves hold chunks. The format has no public
/// description; what is known is that of vsdump and libvisio's documentation.
struct VisioStreams {
  private struct Pointer {
    var type: Int
    var offset: Int
    var length: Int
    var format: Int

    var isCompressed: Bool { format & 2 != 0 }
    var holdsPointers: Bool { type == 0x14 || format == 0x1D || format == 0x1E || (0x50..<0x60).contains(format) }
    var holdsChunks: Bool { type == 0x15 || type == 0x18 || (0xD0..<0xDF).contains(format) }
  }

  private static let maximumDepth = 32
  /// Where the pointer to the root of the tree stands.
  private static let rootOffset = 0x24
  /// Versions 5 (Visio 5), 6 (2000) and 11 (2002 and later).
  let version: Int
  private let document: UnsafeRawBufferPointer
  private let context: ExtractionContext
  private var visited = Set<Int>()

  /// Nil for what is no drawing of a known version.
  init?(_ document: UnsafeRawBufferPointer, _ context: ExtractionContext) {
    guard document.starts(with: "Visio (TM) Drawing\r\n".utf8), let version = document.readUInt16(at: 0x1A),
      version >= 5
    else { return nil }
    self.version = version
    self.document = document
    self.context = context
  }

  /// Hands over the streams of chunks, in the order of the tree.
  mutating func read(_ body: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void) throws(ExtractionError) {
    guard let root = pointer(document, at: Self.rootOffset) else { return }
    try follow(root, depth: 0, body)
  }

  private mutating func follow(
    _ pointer: Pointer, depth: Int, _ body: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    guard depth < Self.maximumDepth, pointer.length > 0, visited.insert(pointer.offset).inserted else { return }
    let isParent = pointer.holdsPointers && !(version == 5 && pointer.type == 0x16)
    guard isParent || pointer.holdsChunks else { return }
    let stored = document.part(at: pointer.offset, length: pointer.length)
    let bytes: [UInt8]
    if pointer.isCompressed {
      bytes = VisioCompression.unpacked(stored)
      try context.budget.charge(expandedBytes: bytes.count)
    } else {
      bytes = Array(stored)
    }
    var children: [Pointer] = []
    try bytes.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
      if isParent {
        // Four bytes come first in what was compressed.
        children = self.children(bytes.part(at: pointer.isCompressed ? 4 : 0, length: bytes.count), of: pointer)
      } else {
        try body(bytes)
      }
    }
    for child in children { try follow(child, depth: depth + 1, body) }
  }

  private func children(_ bytes: UnsafeRawBufferPointer, of parent: Pointer) -> [Pointer] {
    let (start, size): (Int, Int)
    let count: Int
    if version >= 6 {
      let place = bytes.readUInt32(at: 0) ?? 0
      count = bytes.readUInt32(at: place) ?? 0
      (start, size) = (place + 8, 18)
    } else {
      let place =
        switch parent.type {
        case 0x1D, 0x4E: 30
        case 0x1E: 54
        case 0x14: 130
        default: 10
        }
      count = bytes.readUInt16(at: place) ?? 0
      (start, size) = (place + 2, 16)
    }
    return (0..<min(count, bytes.count / size)).compactMap { pointer(bytes, at: start + size * $0) }
  }

  private func pointer(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Pointer? {
    guard let offsetInFile = bytes.readUInt32(at: offset + 8), let length = bytes.readUInt32(at: offset + 12) else {
      return nil
    }
    if version >= 6 {
      guard let type = bytes.readUInt32(at: offset), let format = bytes.readUInt16(at: offset + 16) else { return nil }
      return Pointer(type: type, offset: offsetInFile, length: length, format: format)
    }
    guard let type = bytes.readUInt16(at: offset), let format = bytes.readUInt16(at: offset + 2) else { return nil }
    return Pointer(type: type, offset: offsetInFile, length: length, format: format)
  }
}

/// The compression of Visio: literal bytes and references into a window of 4096 bytes.
enum VisioCompression {
  /// At most nine bytes for each byte stored.
  static func unpacked(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var window = [UInt8](repeating: 0, count: 4096)
    var result: [UInt8] = []
    var position = 0
    func put(_ byte: UInt8) {
      window[result.count & 4095] = byte
      result.append(byte)
    }
    while let flags = bytes.readUInt8(at: position) {
      position += 1
      for bit in 0..<8 {
        if flags >> bit & 1 == 1 {
          guard let byte = bytes.readUInt8(at: position) else { return result }
          put(UInt8(byte))
          position += 1
          continue
        }
        guard let low = bytes.readUInt8(at: position), let high = bytes.readUInt8(at: position + 1) else {
          return result
        }
        position += 2
        // References count from 18 bytes before the start of the window.
        let place = (low | (high & 0xF0) << 4) + 18
        for step in 0..<(high & 0xF) + 3 { put(window[(place + step) & 4095]) }
      }
    }
    return result
  }
}
