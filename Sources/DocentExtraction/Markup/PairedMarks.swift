/// Finds marks that stand in pairs around text (`*strong*`, `~code~`): the first one opens before text and behind no
/// word, the last one closes behind text and before no word. Each mark is looked for at most once over any stretch, so
/// that the cost stays linear whatever the marks.
struct PairedMarks {
  /// Per mark and length: where the pair under way ends, and whether none is left that could close.
  private var activeEnd: [Int: Int] = [:]
  private var exhausted: Set<Int> = []

  /// Where the run that closes the `length` bytes `mark` at `index` starts; nil when they are plain text.
  ///
  /// `isInsideWord`: the marks may stand inside words.
  mutating func closing(
    of mark: UInt8, length: Int, at index: Int, in bytes: ByteSlice, isInsideWord: Bool = false
  ) -> Int? {
    let key = Int(mark) << 8 | min(length, 255)
    let start = index + length
    guard !exhausted.contains(key), index >= activeEnd[key, default: Int.min], start < bytes.endIndex else {
      return nil
    }
    guard !bytes[start].isASCIISpace else { return nil }
    if !isInsideWord, index > bytes.startIndex, bytes[index - 1].isWordByte { return nil }
    var position = start
    while position < bytes.endIndex {
      guard bytes[position] == mark else {
        position += 1
        continue
      }
      var end = position
      while end < bytes.endIndex, bytes[end] == mark { end += 1 }
      let isBehindText = position > start && !bytes[position - 1].isASCIISpace
      let isBeforeWord = end < bytes.endIndex && bytes[end].isWordByte
      if end - position >= length, isBehindText, isInsideWord || !isBeforeWord {
        activeEnd[key] = end
        return end - length
      }
      position = end
    }
    exhausted.insert(key)
    return nil
  }
}
