/// What the n-grams of some words say of every language; sums, so that evidence of passages can be added.
struct Evidence {
  /// Sums of n-gram weights, by label; 256 elements whatever the number of labels.
  var sums = [Int32](repeating: 0, count: 256)
  /// How many n-grams the table had, by order.
  var found = [Int32](repeating: 0, count: NGrams.orderCount)
  var letters = 0

  mutating func removeAll() {
    for index in sums.indices { sums[index] = 0 }
    for index in found.indices { found[index] = 0 }
    letters = 0
  }

  var isEmpty: Bool { found.allSatisfy { $0 == 0 } }

  /// Adds the words of one script group among `words` of a text.
  mutating func add(_ text: CleanedText, words: Range<Int>, script: UInt8, _ table: NGramTable) {
    for word in text.words[words] where word.script == script { letters += Int(word.count) }
    sums.withUnsafeMutableBufferPointer { sums in
      found.withUnsafeMutableBufferPointer { found in
        guard let sums = sums.baseAddress, let found = found.baseAddress else { return }
        text.letters.withUnsafeBufferPointer { letters in
          for word in text.words[words] where word.script == script {
            let start = Int(word.start)
            let letters = UnsafeBufferPointer(rebasing: letters[start..<start + Int(word.count)])
            Self.add(letters, script, table, sums, found)
          }
        }
      }
    }
  }

  /// A look-up on its way.
  private struct Probe {
    var key: UInt64
    var bucket: Range<Int32>
    var header: UInt16
  }

  /// First all buckets of a word are found, then their first records, then all are read: so the memory is waited for
  /// together, not for each n-gram.
  private static func add(
    _ letters: UnsafeBufferPointer<UInt32>, _ script: UInt8, _ table: NGramTable, _ sums: UnsafeMutablePointer<Int32>,
    _ found: UnsafeMutablePointer<Int32>
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: NGrams.capacity) { keys in
      withUnsafeTemporaryAllocation(of: Probe.self, capacity: NGrams.capacity) { probes in
        guard let keys = keys.baseAddress, let probes = probes.baseAddress else { return }
        let count = NGrams.keys(of: letters, script: script, into: keys)
        for index in 0..<count {
          let key = keys[index]
          (probes + index).initialize(to: Probe(key: key, bucket: table.bucket(of: key), header: 0))
        }
        for index in 0..<count { probes[index].header = table.firstHeader(probes[index].bucket) }
        for index in 0..<count {
          let probe = probes[index]
          let order = NGrams.order(of: probe.key)
          let factor: Int32 = order == NGrams.wholeWord ? 2 : 1
          if table.add(probe.key, in: probe.bucket, first: probe.header, factor: factor, to: sums) {
            found[order] &+= 1
          }
        }
      }
    }
  }
}
