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
  /// n-grams of an order in a language: label * NGrams.orderCount + order. Those with kana are seen among all n-grams
  /// of Chinese characters and kana.
  private(set) var totals: [Double]

  /// Counts the words whose script has several languages to choose from.
  init(_ corpus: TrainingCorpus, _ scripts: ScriptUse, _ cleaner: TextCleaner) {
    totals = [Double](repeating: 0, count: corpus.languages.count * NGrams.orderCount)
    // Partitions by the highest byte of the key keep each sort small.
    var partitions = [[Entry]](repeating: [], count: 256)
    var text = CleanedText()
    let place = { (label: Int, order: Int) in label * NGrams.orderCount + order }
    for (label, language) in corpus.languages.enumerated() {
      var counts = KeyCounts(minimumCapacity: 1 << 19)
      let isListed = Self.isListed(language)
      for sample in language.samples {
        let amount = isListed ? Self.amount(sample) : 1
        text.removeAll()
        language.withBytes(of: sample) { Composition.clean($0, with: cleaner, into: &text) }
        text.forEachWord { letters, script in
          guard scripts.isContested(script), scripts.uses(script, label: label) else { return }
          NGrams.forEach(in: letters, script: script) { counts.add($0, amount) }
        }
      }
      counts.forEach { key, count in
        partitions[Int(key >> 56)].append(Entry(key: key, count: count, label: UInt8(label)))
        totals[place(label, NGrams.order(of: key))] += Double(count)
      }
      if scripts.uses(ScriptClass.han, label: label) {
        for order in NGrams.hanOrders { totals[place(label, NGrams.kanaOrder(order))] += totals[place(label, order)] }
      }
    }
    entries.reserveCapacity(partitions.reduce(0) { $0 + $1.count })
    for index in partitions.indices {
      partitions[index].sort { $0.key == $1.key ? $0.label < $1.label : $0.key < $1.key }
      entries += partitions[index]
      partitions[index] = []
    }
  }

  /// Whether a language has lists of words and next to no sentences, so that the lists have to tell what is frequent.
  private static func isListed(_ language: TrainingCorpus.Language) -> Bool {
    var sentences = 0
    for sample in language.samples where sample.kind == .sentence { sentences += sample.range.count }
    return sentences < 30_000 && language.samples.contains { $0.kind != .sentence }
  }

  /// How often an entry of a list is met while its thousandth is met once (Zipf's law).
  private static func amount(_ sample: TrainingCorpus.Sample) -> UInt32 {
    sample.kind == .sentence ? 1 : UInt32(max(1, 1000 / (sample.rank + 1)))
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
