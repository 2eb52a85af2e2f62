import DocentDocument

/// Chooses the passages in which most of a query comes together (after cover density ranking, Clarke, Cormack and Tudhope
/// 2000): first by the number of different patterns, then by the number of matches, then the earlier one.
struct SnippetSelector {
  let text: UnsafeBufferPointer<UInt8>
  /// About how many bytes a passage has.
  let length: Int

  /// At most `count` passages, the best first. Without matches the start of the text.
  func snippets(_ matches: [TextMatch], count: Int) -> [Snippet] {
    guard !matches.isEmpty else { return start.map { [$0] } ?? [] }
    let ordered = matches.sorted { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
    var taken: [Range<Int>] = []
    var shown: Set<Int> = []
    while taken.count < count, let window = best(ordered, apart: taken, shown: shown) {
      let span = passage(around: window, apart: taken)
      taken.append(span)
      for match in ordered where span.lowerBound <= match.span.lowerBound && match.span.upperBound <= span.upperBound {
        shown.insert(match.pattern)
      }
    }
    return taken.map { span in
      Snippet(span: TextSpan(span), matches: Self.merged(ordered, inside: span))
    }
  }

  /// Matches as disjoint spans.
  static func merged(_ ordered: [TextMatch], inside span: Range<Int>) -> [TextSpan] {
    var spans: [TextSpan] = []
    for match in ordered where span.lowerBound <= match.span.lowerBound && match.span.upperBound <= span.upperBound {
      if let last = spans.last, match.span.lowerBound < last.upper.rawValue {
        spans[spans.count - 1] = TextSpan(last.lower, max(last.upper, UTF8Offset(match.span.upperBound)))
      } else {
        spans.append(TextSpan(match.span))
      }
    }
    return spans
  }

  /// The stretch from the first to the last match of the best window that keeps away from what is taken.
  private func best(_ matches: [TextMatch], apart taken: [Range<Int>], shown: Set<Int>) -> Range<Int>? {
    var best: (worth: Int, span: Range<Int>)?
    var counts: [Int: Int] = [:]
    var worth = 0
    var end = 0
    for first in matches.indices {
      let start = matches[first].span.lowerBound
      while end < matches.count, end <= first || matches[end].span.upperBound <= start + length {
        let pattern = matches[end].pattern
        counts[pattern, default: 0] += 1
        if counts[pattern] == 1 { worth += shown.contains(pattern) ? 10 : 1000 } else { worth += 1 }
        end += 1
      }
      var upper = start
      for match in matches[first..<end].suffix(8) { upper = max(upper, match.span.upperBound) }
      let span = start..<upper
      if !taken.contains(where: { $0.overlaps(span) }), worth > best?.worth ?? 0 { best = (worth, span) }
      let pattern = matches[first].pattern
      counts[pattern, default: 1] -= 1
      if counts[pattern] == 0 { worth -= shown.contains(pattern) ? 10 : 1000 } else { worth -= 1 }
    }
    return best?.span
  }

  /// Widens a stretch to about `length` bytes, from word to word, without reaching into what is taken.
  private func passage(around span: Range<Int>, apart taken: [Range<Int>]) -> Range<Int> {
    let slack = max(length - span.count, 0)
    var floor = 0
    var ceiling = text.count
    for other in taken {
      if other.upperBound <= span.lowerBound { floor = max(floor, other.upperBound) }
      if other.lowerBound >= span.upperBound { ceiling = min(ceiling, other.lowerBound) }
    }
    let lower = wordStart(from: max(span.lowerBound - slack / 2, floor), before: span.lowerBound)
    let upper = wordEnd(from: min(lower + max(length, span.upperBound - lower), ceiling), after: span.upperBound)
    return lower..<upper
  }

  private var start: Snippet? {
    guard let first = text.firstIndex(where: { $0 > 0x20 }) else { return nil }
    return Snippet(span: TextSpan(first..<wordEnd(from: min(first + length, text.count), after: first)), matches: [])
  }

  /// The first start of a word, or of a character of an unspaced script, at or after `offset`; a line that starts shortly
  /// before the match is preferred.
  private func wordStart(from offset: Int, before limit: Int) -> Int {
    var start = offset
    if let newline = text[offset..<limit].lastIndex(of: UInt8(ascii: "\n")) { start = newline + 1 }
    while start > offset, start < limit, text[start] <= 0x20 { start += 1 }
    if start > offset || start == 0 { return skipSpace(start, limit) }
    while start < limit, !isBoundary(start) { start += 1 }
    return skipSpace(start, limit)
  }

  private func skipSpace(_ offset: Int, _ limit: Int) -> Int {
    var offset = offset
    while offset < limit, text[offset] <= 0x20 { offset += 1 }
    return offset
  }

  /// The last end of a word at or before `offset`.
  private func wordEnd(from offset: Int, after limit: Int) -> Int {
    var end = offset
    while end > limit, !isBoundary(end) { end -= 1 }
    while end > limit, text[end - 1] <= 0x20 { end -= 1 }
    // A single word that is longer than a passage is cut between characters.
    if end == limit, offset > limit, limit == text.firstIndex(where: { $0 > 0x20 }) {
      end = offset
      while end > limit, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return end
  }

  /// Whether a passage may start or end at `offset`: beside white space, or between characters of an unspaced script.
  private func isBoundary(_ offset: Int) -> Bool {
    if offset == 0 || offset == text.count || text[offset] <= 0x20 || text[offset - 1] <= 0x20 { return true }
    guard text[offset] & 0xC0 != 0x80, text[offset] >= 0xE0 else { return false }
    return UnspacedScript.contains(UTF8Scalar.decode(text, at: offset))
  }
}
