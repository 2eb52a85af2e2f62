import DocentStore

/// Tells most contents that were never analysed from the others without asking the store.
///
/// Open addressing over 32 bits of each hash, 4 bytes and a little a content: of a million contents one in some thousand
/// new ones is taken for a known one, which the store then denies. What is stored is read when there were enough
/// questions to be worth it; until then every question goes to the store.
struct KnownContents {
  /// Stored contents read for one question that goes to the store.
  private static let contentsPerQuestion = 64

  private let store: InsightStore
  private let storedCount: Int
  private var questions = 0
  /// Whether what is stored was read.
  private var isComplete = false
  /// 0 where there is nothing.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)
  private var count = 0

  init(_ store: InsightStore) throws {
    self.store = store
    storedCount = Int(try store.highestAnalysisID())
  }

  /// False when the content is neither stored nor was inserted. Mostly O(1).
  mutating func mayContain(_ hash: ContentHash) throws -> Bool {
    if !isComplete {
      questions += 1
      if questions * Self.contentsPerQuestion <= storedCount { return true }
      try store.forEachContentHash { insert($0) }
      isComplete = true
    }
    return slots[slot(of: Self.mark(hash))] != 0
  }

  /// Takes note of a content that will be stored.
  mutating func insert(_ hash: ContentHash) {
    if count * 4 >= slots.count * 3 { grow() }
    place(Self.mark(hash))
  }

  private mutating func place(_ mark: UInt32) {
    let slot = slot(of: mark)
    if slots[slot] == 0 { count += 1 }
    slots[slot] = mark
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt32](repeating: 0, count: 2 * old.count)
    count = 0
    for mark in old where mark != 0 { place(mark) }
  }

  /// Where the mark is, or would be.
  private func slot(of mark: UInt32) -> Int {
    var slot = Int(mark) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] != mark { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// The first bytes of the hash; never 0.
  private static func mark(_ hash: ContentHash) -> UInt32 {
    max(1, hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
  }
}
