/// The best documents of one segment: highest score first, equals in order of their keys, which is that of their numbers.
struct TopDocuments {
  struct Entry {
    var score: Float
    var document: UInt32
  }

  private let capacity: Int
  /// A heap with the worst on top.
  private(set) var entries: [Entry] = []

  init(capacity: Int) { self.capacity = capacity }

  @inline(__always) mutating func insert(_ score: Float, _ document: UInt32) {
    if entries.count < capacity {
      entries.append(Entry(score: score, document: document))
      siftUp(entries.count - 1)
    } else if capacity > 0, Self.isWorse(entries[0], Entry(score: score, document: document)) {
      entries[0] = Entry(score: score, document: document)
      siftDown()
    }
  }

  var isFull: Bool { entries.count >= capacity }

  @inline(__always) private static func isWorse(_ left: Entry, _ right: Entry) -> Bool {
    left.score < right.score || left.score == right.score && left.document > right.document
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.isWorse(entries[child], entries[parent]) else { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
        if Self.isWorse(entries[child], entries[worst]) { worst = child }
      }
      guard worst != parent else { return }
      entries.swapAt(parent, worst)
      parent = worst
    }
  }
}
