/// A pattern of bytes in which `*` stands for any characters and `?` for one code point.
struct WildcardMatcher: Hashable {
  /// What stands before the first wildcard.
  let literal: [UInt8]
  private let pattern: [UInt8]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    literal = Array(pattern.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") })
  }

  /// Whether all of `word` fits. O(word · pattern) at worst, mostly O(word).
  func matches(_ word: ArraySlice<UInt8>) -> Bool {
    var index = word.startIndex
    var place = 0
    var star: (place: Int, index: Int)?
    while index < word.endIndex {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        place += 1
        star = (place, index)
      } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") {
        place += 1
        index = Self.next(index, word)
      } else if place < pattern.count, pattern[place] == word[index] {
        place += 1
        index += 1
      } else if let last = star {
        let next = Self.next(last.index, word)
        star = (last.place, next)
        (place, index) = (last.place, next)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func next(_ index: Int, _ word: ArraySlice<UInt8>) -> Int {
    min(index + UTF8Scalar.length(word[index]), word.endIndex)
  }
}
