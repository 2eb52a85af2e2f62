import DocentDocument

/// Groups tokens into sentences by the marks and lines between them, after the sentence rules of UAX #29.
struct SentenceSplitter {
  let text: UTF8Text
  let tokens: [Token]
  let rules: TokenRules

  mutating func split() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for index in tokens.indices.dropFirst() where breaks(before: index) {
      sentences.append(start..<index)
      start = index
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  private mutating func breaks(before index: Int) -> Bool {
    let gap = tokens[index - 1].span.upper.rawValue..<tokens[index].span.lower.rawValue
    let lines = newlines(in: gap)
    if lines > 1 { return true }
    return lines == 1 ? !classOfStart(index).meets(.lower) : endsSentence(index - 1, gap: gap)
  }

  private func newlines(in gap: Range<Int>) -> Int {
    if gap.count <= 1, gap.isEmpty || text.bytes[gap.lowerBound] == 0x20 { return 0 }
    var count = 0
    var index = gap.lowerBound
    while index < gap.upperBound {
      let (scalar, length) = text.scalar(at: index)
      if text.characterClass(of: scalar).meets(.newline), scalar != 0x0D || text.byte(index + 1) != 0x0A { count += 1 }
      index += length
    }
    return count
  }

  private func classOfStart(_ index: Int) -> CharacterClass {
    text.characterClass(at: tokens[index].span.lower.rawValue)
  }

  /// Whether the token before ends a sentence.
  private func endsSentence(_ last: Int, gap: Range<Int>) -> Bool {
    var mark = last
    while mark > 0, tokens[mark].kind == .punctuation, classOfStart(mark).meets(.close),
      tokens[mark - 1].span.upper == tokens[mark].span.lower
    {
      mark -= 1
    }
    guard tokens[mark].kind == .punctuation else { return false }
    let kind = text.characterClass(before: tokens[mark].span.upper.rawValue)
    let next = classOfStart(last + 1)
    if kind.meets(.terminator) { return !(next.meets(.close) && gap.isEmpty) && !next.meets(.lower) }
    guard kind.meets(.fullStop) else { return false }
    return !gap.isEmpty && !next.meets(.lower)
  }
}
