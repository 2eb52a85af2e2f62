import DocentLearning

/// How often each n-gram occurs in each language.
struct NGramCounts: Sendable {
  /// One language's count of one n-gram.
  struct Entry: Sendable {
    let key: UInt64
    let count: UInt32
    let label: UInt8
  }

  /// All entries, by key, then by label.
  private(set) var entries: [Entry] = []
  /// n-grams of an order in a language: label * NGrams.orderCount + order.
  private(set) var totals: [Double]

  /// Counts the words whose script has several languages to choose from.
  init(_ corpus: TrainingCorpus, _ scripts: ScriptUse, _ cleaner: TextCleaner) {
    totals = [Double](repeating: 0, count: corpus.languages.count * NGrams.orderCount)
    // Partitions by the highest byte of the key keep each sort small.
    var partitions = [[Entry]](repeating: [], count: 256)
    var text = CleanedText()
    for (label, language) in corpus.languages.enumerated() {
      var counts = KeyCounts(minimumCapacity: 1 << 19)
      for sample in language.samples {
        text.removeAll()
        language.withBytes(of: sample) { Composition.clean($0, with: cleaner, into: &text) }
        text.forEachWord { letters, script in
          guard scripts.isContested(script), scripts.uses(script, label: label) else { return }
          NGrams.forEach(in: letters, script: script) { counts.add($0) }
        }
      }
      counts.forEach { key, count in
        partitions[Int(key >> 56)].append(Entry(key: key, count: count, label: UInt8(label)))
        totals[label * NGrams.orderCount + NGrams.order(of: key)] += Double(count)
      }
    }
    entries.reserveCapacity(partitions.reduce(0) { $0 + $1.count })
    for index in partitions.indices {
      partitions[index].sort { $0.key == $1.key ? $0.label < $1.label : $0.key < $1.key }
      entries += partitions[index]
      partitions[index] = []
    }
  }

  /// Calls `body` with the range of entries of each n-gram.
  func forEachNGram(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      body(start..<end)
      start = end
    }
  }
}
