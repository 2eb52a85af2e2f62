/// The best documents of one segment: highest score first, equals in order of their keys, which is that of their numbers.
struct TopDocuments {
  struct Entry {
    var score: Float
    var document: UInt32
  }

  private let capacity: Int
  /// What documents of other segments have reached already: lower scores are not wanted.
  private let floor: Float
  /// A heap with the worst on top.
  private(set) var entries: [Entry] = []
  /// Documents that come later in the segment and score this or less cannot get in.
  private(set) var threshold: Float

  init(capacity: Int, floor: Float = -.infinity) {
    self.capacity = capacity
    self.floor = floor
    threshold = capacity > 0 ? floor.nextDown : .infinity
    entries.reserveCapacity(min(capacity, 1024))
  }

  /// Documents come in ascending order.
  @inline(__always) mutating func insert(_ score: Float, _ document: UInt32) {
    if score > threshold { add(Entry(score: score, document: document)) }
  }

  /// The same for documents in any order: of equal scores the lower number stays.
  @inline(__always) mutating func insertInAnyOrder(_ score: Float, _ document: UInt32) {
    let entry = Entry(score: score, document: document)
    if isFull {
      guard score >= floor, let worst = entries.first, Self.isWorse(worst, entry) else { return }
    } else if score <= threshold {
      return
    }
    add(entry)
  }

  private mutating func add(_ entry: Entry) {
    if entries.count < capacity {
      entries.append(entry)
      siftUp(entries.count - 1)
    } else {
      entries[0] = entry
      siftDown()
    }
    if entries.count == capacity { threshold = max(entries[0].score, floor.nextDown) }
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
      let left = 2 * parent + 1
      if left < entries.count, Self.isWorse(entries[left], entries[worst]) { worst = left }
      if left + 1 < entries.count, Self.isWorse(entries[left + 1], entries[worst]) { worst = left + 1 }
      guard worst != parent else { return }
      entries.swapAt(parent, worst)
      parent = worst
    }
  }
}
