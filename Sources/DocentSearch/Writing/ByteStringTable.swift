/// Numbers byte strings in the order of their first appearance: open addressing over one arena of bytes.
///
/// Each string comes with a tag that is part of its identity; all together are shorter than 4 GB. The memory is raw,
/// because this is where indexing spends its time.
final class ByteStringTable {
  private struct Entry {
    var head: Head
    var hash: UInt32
    var tag: UInt32
    var offset: UInt32
    var length: UInt32
  }

  /// All bytes of a string of up to 16, so that most comparisons stay inside the entry; zeros for longer ones.
  private struct Head: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    static let capacity = 16

    /// Overlapping loads: the same for equal strings of one length, different for others.
    @inline(__always) init(_ string: UnsafeRawBufferPointer) {
      let count = string.count
      if count > Self.capacity { return }
      if count >= 8 {
        low = string.loadUnaligned(as: UInt64.self)
        high = string.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      } else if count >= 4 {
        low = UInt64(string.loadUnaligned(as: UInt32.self))
        high = UInt64(string.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      } else if count > 0 {
        low = UInt64(string[0]) | UInt64(string[count &>> 1]) &<< 8 | UInt64(string[count &- 1]) &<< 16
      }
    }
  }

  private var slots: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private var entries: UnsafeMutablePointer<Entry>
  private var entryCapacity: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  private var byteCount = 0
  private(set) var count = 0

  init() {
    mask = (1 << 12) - 1
    slots = LargeMemory.allocate(UInt32.self, capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
    entryCapacity = 1 << 11
    entries = LargeMemory.allocate(Entry.self, capacity: entryCapacity)
    byteCapacity = 1 << 15
    bytes = LargeMemory.allocate(UInt8.self, capacity: byteCapacity)
  }

  deinit {
    LargeMemory.deallocate(slots, capacity: mask + 1)
    LargeMemory.deallocate(entries, capacity: entryCapacity)
    LargeMemory.deallocate(bytes, capacity: byteCapacity)
  }

  /// Bytes of memory held.
  var footprint: Int { (mask + 1) * 4 + entryCapacity * MemoryLayout<Entry>.stride + byteCapacity }

  /// The bytes of string `id`, valid until the next insertion.
  func string(_ id: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes + Int(entries[id].offset), count: Int(entries[id].length))
  }

  /// The number of a string, new or known.
  @inline(__always) func insert(_ string: UnsafeRawBufferPointer, tag: UInt32 = 0) -> (id: Int, isNew: Bool) {
    let head = Head(string)
    let hash = Self.hash(string, head, tag)
    let (id, slot) = search(string, head, hash, tag)
    return id >= 0 ? (id, false) : (append(string, head, tag, hash, slot), true)
  }

  /// The number of a known string.
  func find(_ string: UnsafeRawBufferPointer, tag: UInt32 = 0) -> Int? {
    let head = Head(string)
    let (id, _) = search(string, head, Self.hash(string, head, tag), tag)
    return id >= 0 ? id : nil
  }

  /// The number of a string, or -1 and the slot to put it in.
  @inline(__always) private func search(
    _ string: UnsafeRawBufferPointer, _ head: Head, _ hash: UInt32, _ tag: UInt32
  ) -> (id: Int, slot: Int) {
    let entries = self.entries
    let slots = self.slots
    let mask = self.mask
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) &- 1
      let entry = entries + id
      if entry.pointee.hash == hash, entry.pointee.tag == tag, Int(entry.pointee.length) == string.count,
        entry.pointee.head == head
      {
        if string.count <= Head.capacity || ByteOrder.compare(self.string(id), string) == 0 { return (id, slot) }
      }
      slot = (slot &+ 1) & mask
    }
    return (-1, slot)
  }

  private func append(
    _ string: UnsafeRawBufferPointer, _ head: Head, _ tag: UInt32, _ hash: UInt32, _ slot: Int
  ) -> Int {
    if byteCount + string.count > byteCapacity {
      let capacity = max(byteCapacity * 2, byteCount + string.count)
      let larger = LargeMemory.allocate(UInt8.self, capacity: capacity)
      larger.update(from: bytes, count: byteCount)
      LargeMemory.deallocate(bytes, capacity: byteCapacity)
      bytes = larger
      byteCapacity = capacity
    }
    if count == entryCapacity {
      let larger = LargeMemory.allocate(Entry.self, capacity: entryCapacity * 2)
      larger.moveInitialize(from: entries, count: count)
      LargeMemory.deallocate(entries, capacity: entryCapacity)
      entries = larger
      entryCapacity *= 2
    }
    if let source = string.baseAddress {
      UnsafeMutableRawPointer(bytes + byteCount).copyMemory(from: source, byteCount: string.count)
    }
    (entries + count).initialize(
      to: Entry(
        head: head, hash: hash, tag: tag, offset: UInt32(truncatingIfNeeded: byteCount),
        length: UInt32(truncatingIfNeeded: string.count)))
    byteCount += string.count
    count += 1
    slots[slot] = UInt32(count)
    if count * 2 > mask { growSlots() }
    return count - 1
  }

  private func growSlots() {
    LargeMemory.deallocate(slots, capacity: mask + 1)
    mask = mask * 2 + 1
    slots = LargeMemory.allocate(UInt32.self, capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
    for id in 0..<count {
      var slot = Int(entries[id].hash) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(id + 1)
    }
  }

  @inline(__always) private static func hash(_ string: UnsafeRawBufferPointer, _ head: Head, _ tag: UInt32) -> UInt32 {
    var hash: UInt64
    if string.count <= Head.capacity {
      hash = fold(head.low ^ (UInt64(tag) &+ UInt64(string.count)) &* 0x9E37_79B9_7F4A_7C15)
      hash = fold(hash ^ head.high)
    } else {
      hash = longHash(string, tag)
    }
    return UInt32(truncatingIfNeeded: hash ^ hash &>> 32)
  }

  /// Multiply and fold, eight bytes a step.
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
