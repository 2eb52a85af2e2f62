import DocentText

/// Finds the words of a text, the same way in every language, since the language of a query is not known.
///
/// Words are those of Unicode (UAX #29), split once more at inner marks, so that `end.Next` and `snake_case` are two words
/// each; an apostrophe between letters and a comma or point between digits stay inside. Stretches that are all ASCII take
/// a path of their own with the same result. One per worker: not thread-safe.
final class WordScanner {
  private static let blockSize = 1024
  private static let largestBlock = 64 << 10

  private let breaker = TextBreaker(.word)

  /// Calls `body` with each word in order until it answers false; `isUnspaced` tells a word of a script without spaces. O(n).
  @inline(__always)
  func forEachWord(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ word: Range<Int>, _ isUnspaced: Bool) -> Bool
  ) {
    var start = 0
    var goesOn = true
    while start < bytes.count, goesOn {
      let (end, isASCII) = Self.blockEnd(of: bytes, from: start)
      if isASCII {
        goesOn = Self.split(bytes, start..<end) { body($0, false) }
      } else if let breaker {
        let base = start
        breaker.forEachPiece(of: UnsafeBufferPointer(rebasing: bytes[start..<end])) { piece, status in
          guard goesOn else { return }
          let word = base + piece.lowerBound..<base + piece.upperBound
          if status >= 100 {
            if UnspacedScript.contains(UTF8Scalar.decode(bytes, at: word.lowerBound)) {
              goesOn = body(word, true)
            } else {
              goesOn = Self.split(bytes, word) { body($0, false) }
            }
          } else if Self.isPictograph(UTF8Scalar.decode(bytes, at: word.lowerBound)) {
            goesOn = body(word, false)
          }
        }
      }
      start = end
    }
  }

  /// A block ends behind white space, so that no word is cut; only a block that has none ends anywhere.
  private static func blockEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, isASCII: Bool) {
    let wanted = min(start + blockSize, bytes.count)
    let limit = min(start + largestBlock, bytes.count)
    var end = start
    var all: UInt8 = 0
    while end < wanted {
      all |= bytes[end]
      end &+= 1
    }
    while end < limit, bytes[end &- 1] > 0x20 {
      all |= bytes[end]
      end &+= 1
    }
    // Not inside a code point.
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end &+= 1 }
    return (end, all < 0x80)
  }

  /// Splits a stretch at ASCII bytes that are neither letters nor digits. False if `body` stopped.
  @inline(__always)
  private static func split(
    _ bytes: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>, _ body: (Range<Int>) -> Bool
  ) -> Bool {
    classes.withUnsafeBufferPointer { classes in
      var index = stretch.lowerBound
      let end = stretch.upperBound
      while index < end {
        while index < end, classes[Int(bytes[index])] == 0 { index &+= 1 }
        let start = index
        while index < end {
          if classes[Int(bytes[index])] != 0 {
            index &+= 1
          } else if index > start, index &+ 1 < end,
            joins(bytes[index], classes[Int(bytes[index &- 1])], classes[Int(bytes[index &+ 1])])
          {
            index &+= 2
          } else {
            break
          }
        }
        if index > start, !body(start..<index) { return false }
      }
      return true
    }
  }

  @inline(__always)
  private static func joins(_ mark: UInt8, _ before: UInt8, _ after: UInt8) -> Bool {
    if mark == UInt8(ascii: "'") { return before == 2 && after == 2 }
    return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",")) && before == 1 && after == 1
  }

  /// 1 digit, 2 letter or part of a code point beyond ASCII, 0 anything else.
  private static let classes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 1
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...0xFF: 2
    default: 0
    }
  }

  private static func isPictograph(_ scalar: UInt32) -> Bool {
    (0x1F000...0x1FAFF).contains(scalar) || (0x2600...0x27BF).contains(scalar) || (0x2B50...0x2B55).contains(scalar)
  }
}
