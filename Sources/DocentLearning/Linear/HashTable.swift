/// A read-only hash table used in place from a section of a model file: 64-bit keys to rows of small numbers.
///
/// ```
/// table := longestProbe:u32  rowBytes:u32  slot*
/// slot  := tag:u32 (0: empty)  row bytes
/// ```
/// The slot of a key follows from its upper half, the tag is its lower half, so that two keys are mixed up once in
/// 2³² × slots look-ups. Little endian.
///
/// Public, as bodies of `package` functions are not inlined into other modules (Swift 6.3), inlinable or not.
public struct HashTable: @unchecked Sendable {
  // Unchecked: the pointer leads into memory that is never written and that `file` keeps alive.
  static let headerSize = 8
  @usableFromInline let base: UnsafeRawPointer
  @usableFromInline let slotCount: Int
  @usableFromInline let slotBytes: Int
  @usableFromInline let longestProbe: Int
  private let file: ModelFile

  package init(_ file: ModelFile, section name: String, rowBytes: Int) throws(ModelError) {
    let section = try file.section(name)
    let slotBytes = rowBytes + 4
    guard let base = section.baseAddress, section.count >= Self.headerSize + slotBytes,
      (section.count - Self.headerSize) % slotBytes == 0,
      Int(section.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) == rowBytes
    else { throw ModelError(.damaged, "section \(name) of the model file is no table of \(rowBytes)-byte rows") }
    self.base = base + Self.headerSize
    self.slotBytes = slotBytes
    slotCount = (section.count - Self.headerSize) / slotBytes
    longestProbe = min(Int(section.loadUnaligned(as: UInt32.self)), slotCount)
    self.file = file
  }

  /// Whether no key has a row. O(1): a table of one key has two slots.
  package var isEmpty: Bool {
    slotCount <= 2 && (0..<slotCount).allSatisfy { (base + $0 &* slotBytes).loadUnaligned(as: UInt32.self) == 0 }
  }

  /// Where the row of `key` stands, or nil. Usually one cache line.
  @inlinable public func row(of key: UInt64) -> UnsafeRawPointer? {
    let tag = Self.tag(of: key)
    var slot = Self.home(of: key, in: slotCount)
    var probes = 0
    while probes <= longestProbe {
      let pointer = base + slot &* slotBytes
      let found = pointer.loadUnaligned(as: UInt32.self)
      if found == tag { return pointer + 4 }
      if found == 0 { return nil }
      slot &+= 1
      if slot == slotCount { slot = 0 }
      probes &+= 1
    }
    return nil
  }

  @inlinable static func tag(of key: UInt64) -> UInt32 {
    let tag = UInt32(truncatingIfNeeded: key)
    return tag == 0 ? 1 : tag
  }

  @inlinable static func home(of key: UInt64, in slotCount: Int) -> Int {
    Int(truncatingIfNeeded: ((key &>> 32) &* UInt64(slotCount)) &>> 32)
  }
}

/// Lays out a `HashTable`. The same keys in the same order give the same bytes.
package struct HashTableWriter {
  package let rowBytes: Int
  private var entries: [(key: UInt64, row: [UInt8])] = []

  package init(rowBytes: Int) { self.rowBytes = rowBytes }

  package var count: Int { entries.count }

  package mutating func add(_ key: UInt64, row: [UInt8]) {
    precondition(row.count == rowBytes)
    entries.append((key, row))
  }

  /// A table two thirds full. When a key comes twice, or two keys collide wholly, the first one stays.
  package func serialized() -> [UInt8] {
    let slotCount = max(entries.count * 3 / 2, 1) + 1
    let slotBytes = rowBytes + 4
    var slots = [UInt8](repeating: 0, count: slotCount * slotBytes)
    var longestProbe = 0
    for (key, row) in entries {
      let tag = HashTable.tag(of: key)
      var slot = HashTable.home(of: key, in: slotCount)
      var probes = 0
      var found = Self.tag(in: slots, at: slot * slotBytes)
      while found != 0, found != tag {
        slot = (slot + 1) % slotCount
        probes += 1
        found = Self.tag(in: slots, at: slot * slotBytes)
      }
      guard found == 0 else { continue }
      longestProbe = max(longestProbe, probes)
      for shift in 0..<4 { slots[slot * slotBytes + shift] = UInt8(truncatingIfNeeded: tag >> UInt32(shift * 8)) }
      slots.replaceSubrange(slot * slotBytes + 4..<(slot + 1) * slotBytes, with: row)
    }
    var bytes: [UInt8] = []
    for value in [UInt32(longestProbe), UInt32(rowBytes)] {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes + slots
  }

  private static func tag(in slots: [UInt8], at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(slots[offset + $1]) << UInt32($1 * 8) }
  }
}
