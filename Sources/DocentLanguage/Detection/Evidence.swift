/// What the n-grams of some words say of every language; sums, so that evidence of passages can be added.
struct Evidence {
  /// Sums of n-gram weights, by label; 256 elements whatever the number of labels.
  var sums = [Int32](repeating: 0, count: 256)
  /// How many n-grams the table had, by order.
  var found = [Int32](repeating: 0, count: NGrams.orderCount)
  var letters = 0
  private var reader = WordReader()

  mutating func removeAll() {
    for index in sums.indices { sums[index] = 0 }
    for index in found.indices { found[index] = 0 }
    letters = 0
  }

  var isEmpty: Bool { found.allSatisfy { $0 == 0 } }

  /// Adds the words of one script group among `words` of a text. A value is used with one table only.
  mutating func add(_ text: CleanedText, words: Range<Int>, script: UInt8, _ table: NGramTable) {
    for word in text.words[words] where word.script == script { letters += Int(word.count) }
    sums.withUnsafeMutableBufferPointer { sums in
      found.withUnsafeMutableBufferPointer { found in
        guard let sums = sums.baseAddress, let found = found.baseAddress else { return }
        text.letters.withUnsafeBufferPointer { letters in
          for word in text.words[words] where word.script == script {
            let start = Int(word.start)
            let letters = UnsafeBufferPointer(rebasing: letters[start..<start + Int(word.count)])
            reader.add(letters, script, table, to: sums, found)
          }
        }
      }
    }
  }
}
