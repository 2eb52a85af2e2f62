/// Numbers byte strings in the order of their first appearance: open addressing over one arena of bytes.
///
/// Each string comes with a tag that is part of its identity. The memory is raw, because this is where indexing spends
/// its time.
final class ByteStringTable {
  private struct Entry {
    var hash: UInt32
    var tag: UInt32
    var offset: Int
    var length: Int32
  }

  private var slots: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private var entries: UnsafeMutablePointer<Entry>
  private var entryCapacity: Int
  private var bytes: UnsafeMutableRawPointer
  private var byteCapacity: Int
  private var byteCount = 0
  private(set) var count = 0

  init() {
    mask = (1 << 12) - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
    entryCapacity = 1 << 11
    entries = .allocate(capacity: entryCapacity)
    byteCapacity = 1 << 15
    bytes = .allocate(byteCount: byteCapacity, alignment: 16)
  }

  deinit {
    slots.deallocate()
    entries.deallocate()
    bytes.deallocate()
  }

  /// Bytes of memory held.
  var footprint: Int { (mask + 1) * 4 + entryCapacity * MemoryLayout<Entry>.stride + byteCapacity }

  /// The bytes of string `id`, valid until the next insertion.
  func string(_ id: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes + entries[id].offset, count: Int(entries[id].length))
  }

  /// The number of a string, new or known.
  @inline(__always) func insert(_ string: UnsafeRawBufferPointer, tag: UInt32 = 0) -> (id: Int, isNew: Bool) {
    let hash = Self.hash(string, tag)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) &- 1
      let entry = entries[id]
      if entry.hash == hash, entry.tag == tag,
        ByteOrder.compare(UnsafeRawBufferPointer(start: bytes + entry.offset, count: Int(entry.length)), string) == 0
      {
        return (id, false)
      }
      slot = (slot &+ 1) & mask
    }
    return (append(string, tag, hash, slot), true)
  }

  /// The number of a known string.
  func find(_ string: UnsafeRawBufferPointer, tag: UInt32 = 0) -> Int? {
    let hash = Self.hash(string, tag)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) &- 1
      if entries[id].hash == hash, entries[id].tag == tag, ByteOrder.compare(self.string(id), string) == 0 { return id }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  private func append(_ string: UnsafeRawBufferPointer, _ tag: UInt32, _ hash: UInt32, _ slot: Int) -> Int {
    if byteCount + string.count > byteCapacity {
      let capacity = max(byteCapacity * 2, byteCount + string.count)
      let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      larger.copyMemory(from: bytes, byteCount: byteCount)
      bytes.deallocate()
      bytes = larger
      byteCapacity = capacity
    }
    if count == entryCapacity {
      let larger = UnsafeMutablePointer<Entry>.allocate(capacity: entryCapacity * 2)
      larger.moveInitialize(from: entries, count: count)
      entries.deallocate()
      entries = larger
      entryCapacity *= 2
    }
    if let source = string.baseAddress { (bytes + byteCount).copyMemory(from: source, byteCount: string.count) }
    (entries + count).initialize(to: Entry(hash: hash, tag: tag, offset: byteCount, length: Int32(string.count)))
    byteCount += string.count
    count += 1
    slots[slot] = UInt32(count)
    if count * 2 > mask { growSlots() }
    return count - 1
  }

  private func growSlots() {
    slots.deallocate()
    mask = mask * 2 + 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
    for id in 0..<count {
      var slot = Int(entries[id].hash) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(id + 1)
    }
  }

  /// Multiply and fold, eight bytes a step.
  @inline(__always) private static func hash(_ string: UnsafeRawBufferPointer, _ tag: UInt32) -> UInt32 {
    let hash = longHash(string, tag)
    return UInt32(truncatingIfNeeded: hash ^ hash &>> 32)
  }

  @inline(__always) static func longHash(_ string: UnsafeRawBufferPointer, _ tag: UInt32 = 0) -> UInt64 {
    var hash = (UInt64(tag) &+ UInt64(string.count)) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset &+ 8 <= string.count {
      hash = fold(hash ^ string.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < string.count {
      rest = rest &<< 8 | UInt64(string[offset])
      offset &+= 1
    }
    return fold(hash ^ rest)
  }

  @inline(__always) private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
