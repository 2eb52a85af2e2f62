/// Adds up what the n-grams of a word say, and remembers it for the words that come again.
///
/// A few hundred words are half of any text, a few thousand most of it. What is remembered is exact, so it changes no answer.
struct WordReader {
  /// Binary logarithm of the number of words remembered; half a kilobyte each.
  private static let bits = 13
  /// Words of more n-grams are added in parts and not remembered.
  private static let mostNGrams = NGramTable.mostInSixteenBits

  private var words = [UInt64](repeating: 0, count: 1 << bits)
  /// 256 sums of each word.
  private var wordSums = [Int16](repeating: 0, count: 256 << bits)
  /// How many n-grams of each word the table had, by order.
  private var wordFound = [UInt8](repeating: 0, count: 8 << bits)
  /// 0 between words.
  private var recent = [Int16](repeating: 0, count: 256)

  /// Adds the word's n-grams to the sums of 256 labels, and how many the table had to the counts of each order.
  mutating func add(
    _ letters: UnsafeBufferPointer<UInt32>, _ script: UInt8, _ table: NGramTable,
    to sums: UnsafeMutablePointer<Int32>, _ found: UnsafeMutablePointer<Int32>
  ) {
    let word = NGrams.wordKey(of: letters, script: script)
    let slot = Int(word >> UInt64(64 - Self.bits))
    if words[slot] == word { return recall(slot, to: sums, found) }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: NGrams.capacity) { keys in
      guard let keys = keys.baseAddress else { return }
      let count = NGrams.keys(of: letters, script: script, into: keys)
      if count <= Self.mostNGrams {
        words[slot] = word
        read(keys, count, table, sums, found, slot: slot)
      } else {
        for start in stride(from: 0, to: count, by: Self.mostNGrams) {
          read(keys + start, min(Self.mostNGrams, count - start), table, sums, found, slot: nil)
        }
      }
    }
  }

  private func recall(_ slot: Int, to sums: UnsafeMutablePointer<Int32>, _ found: UnsafeMutablePointer<Int32>) {
    wordSums.withUnsafeBufferPointer { wordSums in
      guard let word = wordSums.baseAddress.map({ $0 + slot << 8 }) else { return }
      for label in 0..<256 { sums[label] &+= Int32(word[label]) }
    }
    for order in 0..<NGrams.orderCount { found[order] &+= Int32(wordFound[slot << 3 | order]) }
  }

  /// A look-up on its way.
  private struct Probe {
    var key: UInt64
    var bucket: Range<Int32>
    var count: Int
  }

  /// First all buckets are found, then their counts, then all are read: so the memory is waited for together, not for
  /// each n-gram.
  private mutating func read(
    _ keys: UnsafeMutablePointer<UInt64>, _ count: Int, _ table: NGramTable, _ sums: UnsafeMutablePointer<Int32>,
    _ found: UnsafeMutablePointer<Int32>, slot: Int?
  ) {
    if let slot {
      for order in 0..<NGrams.orderCount { wordFound[slot << 3 | order] = 0 }
    }
    withUnsafeTemporaryAllocation(of: Probe.self, capacity: NGrams.capacity) { probes in
      recent.withUnsafeMutableBufferPointer { recent in
        guard let probes = probes.baseAddress, let recent = recent.baseAddress else { return }
        for index in 0..<count {
          let key = keys[index]
          (probes + index).initialize(to: Probe(key: key, bucket: table.bucket(of: key), count: 0))
        }
        for index in 0..<count { probes[index].count = table.count(probes[index].bucket) }
        for index in 0..<count {
          let probe = probes[index]
          guard table.add(probe.key, in: probe.bucket, count: probe.count, to: recent) else { continue }
          let order = NGrams.order(of: probe.key)
          found[order] &+= 1
          if let slot { wordFound[slot << 3 | order] += 1 }
        }
      }
    }
    flush(sums, slot)
  }

  private mutating func flush(_ sums: UnsafeMutablePointer<Int32>, _ slot: Int?) {
    recent.withUnsafeMutableBufferPointer { recent in
      guard let recent = recent.baseAddress else { return }
      for label in 0..<256 { sums[label] &+= Int32(recent[label]) }
      if let slot {
        wordSums.withUnsafeMutableBufferPointer { wordSums in
          if let words = wordSums.baseAddress { (words + slot << 8).update(from: recent, count: 256) }
        }
      }
      recent.update(repeating: 0, count: 256)
    }
  }
}
