import Dispatch

/// Codes and packs the texts of one or more buffers with one dictionary. What comes of it depends on the texts and the
/// numbers of their chunks, not on which buffer holds which or how many threads work.
struct StoredFieldsEncoder: @unchecked Sendable {
  // Unchecked: the buffers are only read.

  /// Chunks coded at a time, which bounds memory.
  private static let batch = 8
  private static let literal = UInt32.max

  /// A packed block.
  private struct Block: Sendable {
    var bytes: [UInt8]
    var unpackedLength: Int
    var records: Int
  }

  private struct Work {
    var buffer: Int
    var chunk: StoredFieldsBuffer.Chunk
  }

  private let buffers: [StoredFieldsBuffer]
  private let dictionary: [UInt8]
  /// The code of each piece of each buffer.
  private let codes: [[UInt32]]

  init(_ buffers: [StoredFieldsBuffer]) {
    self.buffers = buffers
    (dictionary, codes) = Self.dictionary(buffers)
  }

  /// Writes the records that `isKept` names and returns their numbers in the segment, by buffer and record.
  func write(
    to writer: inout StoredFieldsWriter, threads: Int = 1,
    isKept: (_ buffer: Int, _ record: Int) -> Bool = { _, _ in true }
  ) throws(IndexError) -> [[UInt32]] {
    var numbers = buffers.map { [UInt32](repeating: .max, count: $0.recordCount) }
    var order: [Work] = []
    for (index, buffer) in buffers.enumerated() {
      for chunk in buffer.chunks where chunk.recordCount > 0 { order.append(Work(buffer: index, chunk: chunk)) }
    }
    order.sort { ($0.chunk.number, $0.buffer) < ($1.chunk.number, $1.buffer) }
    guard !order.isEmpty else { return numbers }
    let number = try writer.addDictionary(
      Deflate.packed(dictionary, level: StoredFieldsFormat.dictionaryLevel), unpackedLength: dictionary.count)
    var next = writer.recordCount
    for start in stride(from: 0, to: order.count, by: Self.batch) {
      let batch = Array(order[start..<min(start + Self.batch, order.count)])
      let kept = batch.map { work in
        (0..<work.chunk.recordCount).map { isKept(work.buffer, work.chunk.firstRecord + $0) }
      }
      for blocks in packed(batch, kept, threads: threads) {
        for block in blocks {
          try writer.add(
            block.bytes, unpackedLength: block.unpackedLength, records: block.records, dictionary: number)
        }
      }
      for (work, kept) in zip(batch, kept) {
        for (record, isKept) in kept.enumerated() where isKept {
          numbers[work.buffer][work.chunk.firstRecord + record] = next
          next += 1
        }
      }
    }
    return numbers
  }

  /// The blocks of each chunk.
  private func packed(_ batch: [Work], _ kept: [[Bool]], threads: Int) -> [[Block]] {
    if threads == 1 { return batch.indices.map { packed(batch[$0], kept[$0]) } }
    let results = BlockLists(count: batch.count)
    DispatchQueue.concurrentPerform(iterations: batch.count) { index in
      results.lists[index] = packed(batch[index], kept[index])
    }
    return Array(UnsafeBufferPointer(start: results.lists, count: batch.count))
  }

  /// Each thread writes to places of its own.
  private final class BlockLists: @unchecked Sendable {
    let lists: UnsafeMutablePointer<[Block]>
    private let count: Int

    init(count: Int) {
      self.count = count
      lists = .allocate(capacity: count)
      lists.initialize(repeating: [], count: count)
    }

    deinit {
      lists.deinitialize(count: count)
      lists.deallocate()
    }
  }

  private func packed(_ work: Work, _ kept: [Bool]) -> [Block] {
    var blocks: [Block] = []
    var lengths: [Int] = []
    var coded: [UInt8] = []
    func endBlock() {
      guard !lengths.isEmpty else { return }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(coded.count + 2 * lengths.count + 8)
      bytes.appendVarint(lengths.count)
      for length in lengths { bytes.appendVarint(length) }
      bytes.append(contentsOf: coded)
      blocks.append(
        Block(
          bytes: Deflate.packed(bytes, level: StoredFieldsFormat.level), unpackedLength: bytes.count,
          records: lengths.count))
      lengths.removeAll(keepingCapacity: true)
      coded.removeAll(keepingCapacity: true)
    }
    let codes = self.codes[work.buffer]
    let pieces = buffers[work.buffer].pieces
    work.chunk.bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      for isKept in kept {
        let start = coded.count
        let titleLength = reader.varint()
        let textLength = reader.varint()
        let count = reader.varint32()
        if isKept {
          coded.appendVarint(titleLength)
          coded.appendVarint(textLength)
        }
        for _ in 0..<count {
          let piece = Int(reader.varint32())
          guard isKept else { continue }
          if codes[piece] != Self.literal {
            StoredFieldsFormat.appendCode(Int(codes[piece]), to: &coded)
          } else {
            let string = pieces.string(piece)
            coded.append(0)
            coded.appendVarint(string.count)
            coded.append(contentsOf: string)
          }
        }
        guard isKept else { continue }
        lengths.append(coded.count - start)
        if coded.count >= StoredFieldsFormat.blockSize { endBlock() }
      }
    }
    endBlock()
    return blocks
  }

  /// The pieces that repay their place in the dictionary: the most frequent first as far as codes of two bytes go, then in
  /// the order of their bytes, which takes less space.
  private static func dictionary(_ buffers: [StoredFieldsBuffer]) -> (bytes: [UInt8], codes: [[UInt32]]) {
    let all = ByteStringTable()
    var counts: [UInt64] = []
    var ids: [[Int]] = []
    for buffer in buffers {
      ids.append(
        buffer.counts.indices.map { piece in
          let (id, isNew) = all.insert(buffer.pieces.string(piece))
          if isNew { counts.append(0) }
          counts[id] += UInt64(buffer.counts[piece])
          return id
        })
    }
    var chosen = (0..<all.count).filter { counts[$0] > 1 && (counts[$0] > 2 || all.string($0).count > 3) }
    func isBefore(_ left: Int, _ right: Int) -> Bool { ByteOrder.compare(all.string(left), all.string(right)) < 0 }
    chosen.sort { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : isBefore($0, $1) }
    if chosen.count > StoredFieldsFormat.dictionaryLimit {
      chosen.removeSubrange(StoredFieldsFormat.dictionaryLimit...)
    }
    let ranked = StoredFieldsFormat.shortCodes + StoredFieldsFormat.mediumCodes
    if chosen.count > ranked { chosen[ranked...].sort(by: isBefore) }
    var bytes: [UInt8] = []
    bytes.appendVarint(chosen.count)
    var codes = [UInt32](repeating: literal, count: all.count)
    for (number, id) in chosen.enumerated() {
      codes[id] = UInt32(number)
      let piece = all.string(id)
      let shared = number == 0 ? 0 : ByteOrder.sharedPrefix(piece, all.string(chosen[number - 1]))
      bytes.appendVarint(shared)
      bytes.appendVarint(piece.count - shared)
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[shared...]))
    }
    return (bytes, ids.map { $0.map { codes[$0] } })
  }
}
