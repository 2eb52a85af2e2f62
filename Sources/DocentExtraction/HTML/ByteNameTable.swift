/// Looks up short ASCII names: open addressing over the bytes of the name, without hashing through the standard library.
struct ByteNameTable<Value: Sendable>: Sendable {
  private var keys: [UInt128]
  private var values: [Value]
  private let mask: Int
  private let fallback: Value

  /// `fallback` is what other names mean.
  init(_ entries: [UInt128: Value], fallback: Value) {
    var capacity = 64
    while capacity < entries.count * 3 { capacity *= 2 }
    mask = capacity - 1
    self.fallback = fallback
    keys = [UInt128](repeating: 0, count: capacity)
    values = [Value](repeating: fallback, count: capacity)
    for (key, value) in entries where key != 0 {
      var slot = Self.slot(key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = value
    }
  }

  /// `key` holds up to 16 bytes of the name, the last one lowest.
  subscript(key: UInt128) -> Value {
    var slot = Self.slot(key) & mask
    while keys[slot] != key {
      if keys[slot] == 0 { return fallback }
      slot = (slot + 1) & mask
    }
    return values[slot]
  }

  private static func slot(_ key: UInt128) -> Int {
    let low = UInt64(truncatingIfNeeded: key)
    let high = UInt64(truncatingIfNeeded: key >> 64)
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
