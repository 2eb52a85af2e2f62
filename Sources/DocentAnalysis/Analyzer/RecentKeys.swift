/// Numbers for keys, so that what was worked out for a key can be kept in arrays: texts repeat their words.
///
/// Open addressing with linear probing. Keys are hashes already: two that share all 64 bits are taken for one.
struct RecentKeys {
  private var keys = [UInt64](repeating: 0, count: 256)
  private var numbers = [Int32](repeating: 0, count: 256)
  private(set) var count = 0
  /// Beyond so many keys it is time for `removeAll()`, so that memory does not follow the texts.
  let limit: Int

  init(limit: Int = .max) { self.limit = limit }

  /// Whether so many more keys stay within the limit.
  func hasRoom(for more: Int) -> Bool { more <= limit - count }

  /// The number of a key, given to it now if it is new; numbers count from 0. O(1).
  @inline(__always)
  mutating func number(of key: UInt64) -> (number: Int, isNew: Bool) {
    let key = key == 0 ? 1 : key
    let slot = slot(of: key)
    if keys[slot] == key { return (Int(numbers[slot]), false) }
    insert(key, at: slot)
    return (count &- 1, true)
  }

  /// The number of a key; nil if it has none. O(1).
  @inline(__always)
  subscript(key: UInt64) -> Int? {
    let key = key == 0 ? 1 : key
    let slot = slot(of: key)
    return keys[slot] == key ? Int(numbers[slot]) : nil
  }

  /// Forgets all keys and keeps the memory.
  mutating func removeAll() {
    guard count > 0 else { return }
    for slot in keys.indices { keys[slot] = 0 }
    count = 0
  }

  /// Where the key is, or would be. At least half of the slots are empty.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: key &>> 24) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }

  @inline(never)
  private mutating func insert(_ key: UInt64, at slot: Int) {
    keys[slot] = key
    numbers[slot] = Int32(truncatingIfNeeded: count)
    count += 1
    guard count * 2 >= keys.count else { return }
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    numbers = Array(repeating: 0, count: oldKeys.count * 2)
    for (index, key) in oldKeys.enumerated() where key != 0 {
      let slot = self.slot(of: key)
      keys[slot] = key
      numbers[slot] = oldNumbers[index]
    }
  }
}
