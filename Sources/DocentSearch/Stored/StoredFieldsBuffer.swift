import CZlib

/// Stored texts that are not in a segment yet: blocks are compressed as soon as they are full.
struct StoredFieldsBuffer {
  struct Block {
    /// What came before comes first, whichever buffer holds it.
    var chunk: Int
    var bytes: [UInt8]
    var originalLength: UInt32
  }

  struct Place {
    var block: UInt32
    var start: UInt32
  }

  private(set) var blocks: [Block] = []
  private(set) var footprint = 0
  private var pending: [UInt8] = []
  private var chunk = 0

  /// Texts that follow belong to a later part of the input. Ends the current block, so that blocks depend on the input
  /// alone.
  mutating func begin(chunk: Int) {
    endBlock()
    self.chunk = chunk
  }

  mutating func add(title: [UInt8], text: [UInt8]) -> Place {
    let place = Place(block: UInt32(blocks.count), start: UInt32(pending.count))
    pending.appendVarint(title.count)
    pending.append(contentsOf: title)
    pending.appendVarint(text.count)
    pending.append(contentsOf: text)
    if pending.count >= StoredFieldsFormat.blockSize { endBlock() }
    return place
  }

  mutating func endBlock() {
    guard !pending.isEmpty else { return }
    let block = Block(chunk: chunk, bytes: Self.deflated(pending), originalLength: UInt32(pending.count))
    footprint += block.bytes.count + MemoryLayout<Block>.stride
    blocks.append(block)
    pending.removeAll(keepingCapacity: true)
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(length)) { output, count in
      _ = bytes.withUnsafeBufferPointer { input in
        compress2(
          output.baseAddress, &length, input.baseAddress, UInt(input.count), StoredFieldsFormat.level)
      }
      count = Int(length)
    }
  }
}
