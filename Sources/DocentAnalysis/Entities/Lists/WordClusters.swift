package import DocentLearning

/// Distributional clusters of words at three levels of detail, as a hashed table inside a model file.
///
/// ```
/// PREFIX.clusters  u64[]: open-addressed; fingerprint:32  coarse:8  middle:12  fine:12; 0: empty
/// ```
/// Words are hashed folded, with every digit as 0.
package struct WordClusters: Sendable {
  /// Cluster numbers, coarse to fine.
  package struct Clusters: Hashable, Sendable {
    package var coarse: UInt64
    package var middle: UInt64
    package var fine: UInt64

    package init(coarse: UInt64, middle: UInt64, fine: UInt64) {
      self.coarse = coarse
      self.middle = middle
      self.fine = fine
    }
  }

  // Safe to share: the bytes are never written, and `file` keeps them alive.
  private nonisolated(unsafe) let table: UnsafeBufferPointer<UInt64>
  private let file: ModelFile

  package init(_ file: ModelFile, prefix: String) throws(ModelError) {
    table = try file.array("\(prefix).clusters", of: UInt64.self)
    guard !table.isEmpty else { throw ModelError(.damaged, "the word clusters of the entity model are empty") }
    self.file = file
  }

  /// The clusters of a word by the hash of its folded form; nil for unknown words.
  func clusters(of wordHash: UInt64) -> Clusters? {
    let hash = StableHash.mix(1, wordHash)
    let wanted = hash & 0xFFFF_FFFF
    var slot = Self.slot(hash, capacity: table.count)
    for _ in 0..<min(table.count, 1024) {
      let entry = table[slot]
      if entry == 0 { return nil }
      if entry >> 32 == wanted {
        return Clusters(coarse: entry >> 24 & 0xFF, middle: entry >> 12 & 0xFFF, fine: entry & 0xFFF)
      }
      slot += 1
      if slot == table.count { slot = 0 }
    }
    return nil
  }

  fileprivate static func slot(_ hash: UInt64, capacity: Int) -> Int {
    Int(((hash >> 32) &* UInt64(capacity)) >> 32)
  }

  /// Writes the table of `words`, given by the hashes of their folded forms; a word given twice keeps its first entry.
  package static func add(
    _ words: [(wordHash: UInt64, clusters: Clusters)], to file: inout ModelFileWriter, prefix: String
  ) {
    let capacity = max(words.count * 4 / 3, 16)
    var table = [UInt64](repeating: 0, count: capacity)
    for (wordHash, clusters) in words {
      let hash = StableHash.mix(1, wordHash)
      var slot = Self.slot(hash, capacity: capacity)
      while table[slot] != 0, table[slot] >> 32 != hash & 0xFFFF_FFFF { slot = (slot + 1) % capacity }
      if table[slot] != 0 { continue }
      let numbers = (clusters.coarse & 0xFF) << 24 | (clusters.middle & 0xFFF) << 12 | clusters.fine & 0xFFF
      table[slot] = (hash & 0xFFFF_FFFF) << 32 | numbers
    }
    file.add("\(prefix).clusters", array: table)
  }
}
