extension PlacedPage {
  /// Large initials are set over several lines: the page with each of them as the beginning of the first word beside it.
  var withDropCapsJoined: PlacedPage {
    let body = bodyHeight
    guard body > 0 else { return self }
    var result = self
    var removed = Set<Int>()
    for (index, line) in lines.enumerated() {
      guard let initial = line.words.first, initial.rect.height > 1.9 * body, initial.isInitial else { continue }
      let inner = initial.rect
      if line.words.count > 1, !line.words.dropFirst().allSatisfy({ $0.rect.height < 0.6 * inner.height }) { continue }
      let beside = lines.indices.filter { other in
        let rect = lines[other].rect
        return other != index && rect.height < 0.6 * inner.height && rect.xMin >= inner.xMax - 0.2 * body
          && rect.xMin - inner.xMax < body && rect.verticalOverlap(inner) > 0.2 * rect.height
      }.sorted { lines[$0].rect.yMin < lines[$1].rect.yMin }
      guard let first = beside.first, beside.count + min(1, line.words.count - 1) >= 2 else { continue }
      let target = line.words.count > 1 && line.words[1].rect.yMin < lines[first].rect.yMin ? index : first
      guard var word = result.lines[target].words.first(where: { $0 != initial }), word.text.first?.isLetter == true,
        lines[target].rect.yMin < inner.yMin + 0.6 * inner.height
      else { continue }
      let old = word
      word.text = initial.text + word.text
      word.rect.xMin = inner.xMin
      let words = result.lines[target].words.filter { $0 != initial }.map { $0 == old ? word : $0 }
      if let joined = PlacedLine(words: words, paragraph: lines[first].paragraph) { result.lines[target] = joined }
      if target != index {
        let rest = PlacedLine(words: Array(line.words.dropFirst()), paragraph: lines[first].paragraph)
        if let rest { result.lines[index] = rest } else { removed.insert(index) }
      }
    }
    result.lines = result.lines.indices.filter { !removed.contains($0) }.map { result.lines[$0] }
    return result
  }
}

extension PlacedWord {
  /// One capital letter.
  fileprivate var isInitial: Bool {
    text.count == 1 && text.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }
}
