package import DocentDocument

/// Marks what a query matched in a text and chooses passages to show. Uses the analysis of the index, so that marks agree
/// with hits: stems, forms without accents, prefixes, phrases, parts of unspaced scripts. Not thread-safe.
package final class Highlighter {
  private let analyzer = Analyzer()
  private let query: AnalyzedQuery

  /// `languages` are those of the searcher that found the text.
  package init(_ query: Query, languages: [LanguageTag]) {
    self.query = QueryAnalyzer(analyzer, query, languages: languages).analyze(query)
  }

  /// All matches in a text, ordered and disjoint. With `field: .title` words that are looked for in titles alone count too.
  /// O(n).
  package func matches(
    in text: DocumentText, language: LanguageTag, segments: [LanguageSegment] = [], field: TextField = .text
  ) -> [TextSpan] {
    text.utf8.withUnsafeBufferPointer { bytes in
      let found = find(in: bytes, language, segments, field) { _ in nil }
      let ordered = found.sorted { $0.span.lowerBound < $1.span.lowerBound }
      return SnippetSelector.merged(ordered, inside: 0..<bytes.count)
    }
  }

  /// The passages, at most `count` of about `length` bytes, in which most of the query comes together, the best first.
  /// Reads only until that many passages hold the whole query. A query without words gives the start of the text.
  package func snippets(
    of text: DocumentText, language: LanguageTag, segments: [LanguageSegment] = [], count: Int = 1, length: Int = 240
  ) -> [Snippet] {
    text.utf8.withUnsafeBufferPointer { bytes in
      let watch = CoverWatch(MatchPatterns(query, field: .text), count: count, length: length)
      let found = find(in: bytes, language, segments, .text) { watch.stop(after: $0) }
      return SnippetSelector(text: bytes, length: length).snippets(found, count: count)
    }
  }

  private func find(
    in bytes: UnsafeBufferPointer<UInt8>, _ language: LanguageTag, _ segments: [LanguageSegment], _ field: TextField,
    stop: @escaping (TextMatch) -> Int?
  ) -> [TextMatch] {
    let patterns = MatchPatterns(query, field: field)
    guard !patterns.isEmpty else { return [] }
    var finder = MatchFinder(
      bytes, patterns, words: analyzer.words, language: language,
      segments: segments.sorted { $0.span < $1.span }, stop: stop)
    _ = analyzer.analyze(bytes, into: &finder)
    finder.finish()
    return finder.matches
  }
}

/// Notices when enough passages hold every pattern of the query.
private final class CoverWatch {
  private let patterns: Int
  private let length: Int
  private var missing: Int
  private var recent: [TextMatch] = []
  /// How many of the recent matches each number has, and how many numbers have any.
  private var held: [Int]
  private var distinct = 0

  init(_ patterns: MatchPatterns, count: Int, length: Int) {
    self.patterns = patterns.count
    self.length = length
    missing = count
    held = [Int](repeating: 0, count: patterns.numberEnd)
  }

  /// Where reading may stop; what stands in the last passage is still read. O(matches in a passage).
  func stop(after match: TextMatch) -> Int? {
    guard missing > 0 else { return nil }
    recent.removeAll { old in
      guard old.span.lowerBound + length < match.span.upperBound else { return false }
      held[old.pattern] -= 1
      if held[old.pattern] == 0 { distinct -= 1 }
      return true
    }
    recent.append(match)
    if held[match.pattern] == 0 { distinct += 1 }
    held[match.pattern] += 1
    guard distinct == patterns else { return nil }
    missing -= 1
    for old in recent { held[old.pattern] = 0 }
    distinct = 0
    recent.removeAll(keepingCapacity: true)
    return missing == 0 ? match.span.upperBound + length : nil
  }
}
