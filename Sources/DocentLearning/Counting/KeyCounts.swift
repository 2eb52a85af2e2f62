/// Counts of 64-bit keys that are hashes already: open addressing with linear probing, 12 bytes a slot.
///
/// The key 0 cannot be counted.
package struct KeyCounts: Sendable {
  private var keys: [UInt64]
  private var counts: [UInt32]
  private var mask: Int
  package private(set) var count = 0

  package init(minimumCapacity: Int = 1 << 10) {
    let capacity = 1 << (Int.bitWidth - max(16, minimumCapacity * 2 - 1).leadingZeroBitCount)
    keys = [UInt64](repeating: 0, count: capacity)
    counts = [UInt32](repeating: 0, count: capacity)
    mask = capacity - 1
  }

  /// Counts `key` once more. O(1) amortised.
  @inline(__always)
  package mutating func add(_ key: UInt64, _ amount: UInt32 = 1) {
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[slot] != key {
      if keys[slot] == 0 {
        keys[slot] = key
        count += 1
        break
      }
      slot = (slot + 1) & mask
    }
    counts[slot] &+= amount
    if count * 2 > mask { grow() }
  }

  /// Calls `body` with every key and its count, in no order.
  package func forEach(_ body: (UInt64, UInt32) -> Void) {
    for (key, count) in zip(keys, counts) where key != 0 { body(key, count) }
  }

  private mutating func grow() {
    var larger = KeyCounts(minimumCapacity: keys.count)
    forEach { larger.add($0, $1) }
    self = larger
  }
}
