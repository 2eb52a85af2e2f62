/// Gives the 64-bit keys of features row numbers while a training set is built.
///
/// Open addressing with linear probing; key 0 is reserved and counts as 1.
struct FeatureIndex {
  private(set) var keys: [UInt64] = []
  /// In how many examples a row occurs.
  private(set) var counts: [UInt32] = []
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)

  /// The row of `key`, made when it is new. O(1) on average.
  mutating func row(of key: UInt64) -> Int {
    let key = key == 0 ? 1 : key
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key &>> 20) & mask
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if keys[row] == key { return row }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    counts.append(0)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  mutating func count(_ row: Int) { counts[row] &+= 1 }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (row, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key &>> 20) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(row)
    }
  }
}
