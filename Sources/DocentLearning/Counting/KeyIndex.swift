/// Numbers for 64-bit keys that are hashes already: open addressing with linear probing.
///
/// The key 0 cannot be stored.
package struct KeyIndex: Sendable {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let mask: Int

  /// Gives the keys, all different, the numbers from 0 in their order. O(n).
  package init(_ list: [UInt64]) {
    let capacity = 1 << (Int.bitWidth - max(16, list.count * 2 - 1).leadingZeroBitCount)
    keys = [UInt64](repeating: 0, count: capacity)
    numbers = [Int32](repeating: 0, count: capacity)
    mask = capacity - 1
    for (number, key) in list.enumerated() {
      var slot = Int(truncatingIfNeeded: key >> 20) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      numbers[slot] = Int32(number)
    }
  }

  /// The number of a key; nil when it was not in the list. O(1).
  @inline(__always)
  package subscript(_ key: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(numbers[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
