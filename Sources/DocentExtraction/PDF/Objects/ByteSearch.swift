/// Looks for a word in a file from front to back. Remembers where it found it, so that asking again from before that
/// place costs nothing and a whole pass is O(size of the file).
struct ByteSearch {
  private let word: StaticString
  private var found = -1
  private var searchedFrom = Int.max

  init(_ word: StaticString) { self.word = word }

  /// First place of the word at or after `start`; nil when there is none.
  mutating func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    if start >= searchedFrom, found < 0 || found >= start { return found < 0 ? nil : found }
    searchedFrom = start
    found = -1
    // The last letter of the words looked for is rarer than their first.
    let offset = word.utf8CodeUnitCount - 1
    var position = max(0, start) + offset
    while let place = bytes.firstIndex(ofByte: word.utf8Start[offset], from: position) {
      if bytes.matches(word, at: place - offset) {
        found = place - offset
        return found
      }
      position = place + 1
    }
    return nil
  }
}

extension UnsafeRawBufferPointer {
  func matches(_ word: StaticString, at position: Int) -> Bool {
    guard position >= 0, position <= count - word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount where self[position + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// The number in `12 0 obj`, nil when that is not what stands before `obj` at `end`.
  func objectNumber(before end: Int) -> Int? {
    var position = end - 1
    func skipSpaces() -> Bool {
      let start = position
      while position >= 0, self[position].isASCIISpace { position -= 1 }
      return position < start
    }
    func digits() -> Int? {
      var value = 0
      var place = 1
      let start = position
      while position >= 0, self[position].isASCIIDigit, start - position < 8 {
        value += Int(self[position] - 0x30) * place
        place *= 10
        position -= 1
      }
      return position < start ? value : nil
    }
    guard skipSpaces(), digits() != nil, skipSpaces() else { return nil }
    return digits()
  }
}
