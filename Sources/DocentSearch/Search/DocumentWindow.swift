/// A stretch of a segment's documents that a query is evaluated over at once: small enough for the cache.
struct DocumentWindow {
  static let size: UInt32 = 4096

  let lower: UInt32
  let upper: UInt32

  var count: Int { Int(upper &- lower) }

  /// The window that holds `document`.
  init(holding document: UInt32, documentCount: UInt32) {
    lower = document & ~(Self.size - 1)
    upper = min(lower &+ Self.size, documentCount)
  }
}

/// A set of documents of one window: one bit each, counted from the window's start.
final class DocumentBits {
  static let wordCount = Int(DocumentWindow.size) / 64
  let words: UnsafeMutablePointer<UInt64>

  init() {
    words = .allocate(capacity: Self.wordCount)
    clear()
  }

  deinit { words.deallocate() }

  @inline(__always) func clear() { words.update(repeating: 0, count: Self.wordCount) }
  @inline(__always) func insert(_ offset: Int) { words[offset &>> 6] |= 1 &<< UInt64(offset & 63) }
  @inline(__always) func contains(_ offset: Int) -> Bool { words[offset &>> 6] & (1 &<< UInt64(offset & 63)) != 0 }

  var isEmpty: Bool {
    var all: UInt64 = 0
    for index in 0..<Self.wordCount { all |= words[index] }
    return all == 0
  }

  var count: Int {
    var sum = 0
    for index in 0..<Self.wordCount { sum &+= words[index].nonzeroBitCount }
    return sum
  }

  func formIntersection(_ other: DocumentBits) {
    for index in 0..<Self.wordCount { words[index] &= other.words[index] }
  }
  func formUnion(_ other: DocumentBits) { for index in 0..<Self.wordCount { words[index] |= other.words[index] } }
  func subtract(_ other: DocumentBits) { for index in 0..<Self.wordCount { words[index] &= ~other.words[index] } }
  func assign(_ other: DocumentBits) { words.update(from: other.words, count: Self.wordCount) }

  /// All documents of the window.
  func fill(_ window: DocumentWindow) {
    let count = Int(window.upper - window.lower)
    for index in 0..<Self.wordCount {
      let rest = count - index * 64
      words[index] = rest >= 64 ? .max : rest > 0 ? (1 &<< UInt64(rest)) &- 1 : 0
    }
  }

  /// True if one of the documents `lower...upper`, both in the window, is in the set.
  @inline(__always) func hasAny(from lower: UInt32, through upper: UInt32, in window: DocumentWindow) -> Bool {
    guard lower <= upper else { return false }
    let first = Int(lower &- window.lower)
    let last = Int(upper &- window.lower)
    let firstMask = UInt64.max &<< UInt64(first & 63)
    let lastMask = UInt64.max &>> UInt64(63 &- last & 63)
    let firstWord = first &>> 6
    let lastWord = last &>> 6
    if firstWord == lastWord { return words[firstWord] & firstMask & lastMask != 0 }
    if words[firstWord] & firstMask != 0 || words[lastWord] & lastMask != 0 { return true }
    var index = firstWord &+ 1
    while index < lastWord {
      if words[index] != 0 { return true }
      index &+= 1
    }
    return false
  }

  /// Calls `body` with the offset of each document, ascending.
  @inline(__always) func forEach(_ body: (Int) throws(IndexError) -> Void) throws(IndexError) {
    for index in 0..<Self.wordCount {
      var word = words[index]
      while word != 0 {
        try body(index &* 64 &+ word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }
}
