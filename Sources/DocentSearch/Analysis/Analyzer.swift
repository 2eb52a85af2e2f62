import DocentDocument
import DocentText

/// Receives the searchable units of a text in order.
protocol TermSink {
  /// A word as written. `position` counts words and, in unspaced scripts, characters.
  mutating func word(_ span: Range<Int>, position: UInt32)
  /// Two neighbouring characters of an unspaced script, or the last character of a run alone; folded.
  mutating func gram(_ folded: [UInt8], _ span: Range<Int>, position: UInt32)
  /// A word of an unspaced script as the dictionary sees it; folded.
  mutating func unspacedWord(_ folded: [UInt8], _ span: Range<Int>, position: UInt32)
  /// Answer false to stop.
  var wantsMore: Bool { get }
}

/// Turns text into searchable units, for documents, queries and highlighting alike. One per worker: not thread-safe.
final class Analyzer {
  /// Changes whenever the same text may give other terms; kept in each segment.
  static let version: UInt32 = 2

  private let scanner = WordScanner()
  let words: WordFormer

  /// `memory` is how many words each stemmer remembers, see `WordFormer`.
  init(_ analysis: Analysis = .multilingual, memory: Int = 1 << 15) { words = WordFormer(analysis, memory: memory) }

  /// Sends the units of `bytes` to `sink`, positions from `start`; returns the position behind the last. O(n).
  func analyze(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: UInt32 = 0, into sink: inout some TermSink
  ) -> UInt32 {
    var position = start
    var run = GramRun()
    scanner.forEachWord(in: bytes) { span, isUnspaced in
      if isUnspaced {
        if run.end != span.lowerBound { run.finish(into: &sink) }
        position = run.add(bytes, span, position: position, into: &sink)
      } else {
        run.finish(into: &sink)
        sink.word(span, position: position)
        position &+= 1
      }
      return sink.wantsMore
    }
    run.finish(into: &sink)
    return position
  }
}

/// Neighbouring words of an unspaced script, cut into pairs of characters.
private struct GramRun {
  private var pending: (folded: [UInt8], span: Range<Int>, position: UInt32)?
  /// Where the last word ended in the text.
  private(set) var end = -1

  /// Adds a word; returns the position behind its last character.
  mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>, position start: UInt32, into sink: inout some TermSink
  ) -> UInt32 {
    end = span.upperBound
    let folded = CaseFolding.folded(UnsafeBufferPointer(rebasing: bytes[span]))
    guard !folded.isEmpty else { return start }
    sink.unspacedWord(folded, span, position: start)
    var position = start
    var offset = 0
    // Characters as written, when folding kept their number; else all have the span of the word.
    let spans = Self.characterSpans(bytes, span)
    let keepsSpans = spans.count == Self.characterCount(folded)
    while offset < folded.count {
      let next = min(offset + UTF8Scalar.length(folded[offset]), folded.count)
      let character = Array(folded[offset..<next])
      let place = keepsSpans ? spans[Int(position - start)] : span
      if let previous = pending {
        sink.gram(
          previous.folded + character, previous.span.lowerBound..<place.upperBound, position: previous.position)
      }
      pending = (character, place, position)
      position &+= 1
      offset = next
    }
    return position
  }

  mutating func finish(into sink: inout some TermSink) {
    guard let last = pending else { return }
    sink.gram(last.folded, last.span, position: last.position)
    pending = nil
    end = -1
  }

  private static func characterSpans(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var offset = span.lowerBound
    while offset < span.upperBound {
      let next = min(offset + UTF8Scalar.length(bytes[offset]), span.upperBound)
      spans.append(offset..<next)
      offset = next
    }
    return spans
  }

  private static func characterCount(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
