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
    sums.withUnsafeMutableBufferPointer { sums in
      found.withUnsafeMutableBufferPointer { found in
        guard let base = sums.baseAddress else { return }
        text.letters.withUnsafeBufferPointer { letters in
          for word in text.words[words] where word.script == script {
            let start = Int(word.start)
            let count = Int(word.count)
            self.letters += count
            NGrams.forEach(in: UnsafeBufferPointer(rebasing: letters[start..<start + count]), script: script) { key in
              let order = NGrams.order(of: key)
              if table.add(key, factor: order == NGrams.wholeWord ? 2 : 1, to: base) { found[order] &+= 1 }
            }
          }
        }
      }
    }
  }
}
