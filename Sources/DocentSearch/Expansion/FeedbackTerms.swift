package import DocentDocument
import Glibc

/// A text that shows what is looked for.
package struct FeedbackText: Sendable {
  package var title: String
  package var body: DocumentText
  package var language: LanguageTag
  package var segments: [LanguageSegment]
  /// How much it counts, relative to others.
  package var weight: Double

  package init(
    title: String = "", body: DocumentText, language: LanguageTag, segments: [LanguageSegment] = [],
    weight: Double = 1
  ) {
    self.title = title
    self.body = body
    self.language = language
    self.segments = segments
    self.weight = weight
  }
}

/// The telling words of some texts, neither unique nor everywhere in the index, forms of one stem taken together, with
/// what an index knows about them.
struct FeedbackTerms {
  struct Term {
    /// The most frequent form.
    var word: String
    /// Sum over the texts of their weight times the share of the term in their words.
    var share: Double
    /// In how many of the texts it is.
    var texts: Int
    /// Sum of its frequencies.
    var frequency: Int
    /// Documents of the index that hold it.
    var documents: Int
    /// Its forms, for comparing with the words of a query.
    var keys: Set<[UInt8]>
  }

  /// Words of more than this share of the documents tell nothing about a few of them.
  private static let mostFrequentShare = 0.3
  /// In small collections so few documents are no telling share.
  private static let fewDocuments = 10

  let terms: [Term]

  /// Reads at most `mostWords` words of each text. Terms come in the order of their spelling.
  init(_ texts: [FeedbackText], in searcher: Searcher, mostWords: Int = 20_000) throws(IndexError) {
    var merged: [[UInt8]: (share: Double, texts: Int, frequency: Int, surfaces: [[UInt8]: Int])] = [:]
    let analyzer = searcher.makeAnalyzer()
    let total = texts.reduce(0) { $0 + $1.weight }
    for text in texts {
      var sink = FeedbackSink(analyzer.words, text, mostWords: mostWords)
      for bytes in [Array(text.title.utf8), text.body.utf8] {
        bytes.withUnsafeBufferPointer { bytes in
          sink.begin(bytes)
          _ = analyzer.analyze(bytes, into: &sink)
        }
      }
      guard sink.words > 0, total > 0 else { continue }
      for (key, count) in sink.counts {
        var term = merged[key] ?? (0, 0, 0, [:])
        term.share += text.weight / total * Double(count.frequency) / Double(sink.words)
        term.texts += 1
        term.frequency += count.frequency
        term.surfaces.merge(count.surfaces) { $0 + $1 }
        merged[key] = term
      }
    }
    var terms: [Term] = []
    for (key, term) in merged.sorted(by: { ByteOrder.compare($0.key, $1.key) < 0 }) {
      let surface = term.surfaces.min { left, right in
        left.value != right.value ? left.value > right.value : ByteOrder.compare(left.key, right.key) < 0
      }
      guard let surface else { continue }
      let documents = max(
        try searcher.documentFrequency(key), try searcher.documentFrequency(TextTerm.word(surface.key, .text)))
      let most = max(Self.fewDocuments, Int(Self.mostFrequentShare * Double(searcher.snapshot.documentCount)))
      guard documents > 1, documents <= most else { continue }
      terms.append(
        Term(
          word: String(decoding: surface.key, as: UTF8.self), share: term.share, texts: term.texts,
          frequency: term.frequency, documents: documents, keys: Set(term.surfaces.keys)))
    }
    self.terms = terms
  }
}

extension Searcher {
  /// Live documents that hold a term.
  func documentFrequency(_ term: [UInt8]) throws(IndexError) -> Int {
    var documents = 0
    for segment in snapshot.segments {
      if let entry = try segment.reader.terms.entry(term) { documents += try segment.liveCount(entry) }
    }
    return documents
  }
}

/// Counts the words of a text by stem.
private struct FeedbackSink: TermSink {
  typealias Count = (frequency: Int, surfaces: [[UInt8]: Int])

  private let former: WordFormer
  private let language: LanguageTag
  private let segments: [LanguageSegment]
  private let mostWords: Int
  private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private(set) var counts: [[UInt8]: Count] = [:]
  private(set) var words = 0

  init(_ former: WordFormer, _ text: FeedbackText, mostWords: Int) {
    self.former = former
    language = text.language
    segments = text.segments
    self.mostWords = mostWords
  }

  mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>) { text = bytes }

  var wantsMore: Bool { words < mostWords }

  mutating func word(_ span: Range<Int>, position: UInt32) {
    words += 1
    let here = segments.first { $0.span.range.contains(span.lowerBound) }?.language ?? language
    guard let forms = former.forms(of: text[span], language: here), let surface = forms.surfaces.first,
      surface.contains(where: { $0 >= 0x3A }), surface.count > 1
    else { return }
    count(forms.stem.map { TextTerm.stem($0, here, .text) } ?? TextTerm.word(surface, .text), surface)
  }

  mutating func gram(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {}

  mutating func unspacedWord(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {
    words += 1
    if folded.count > 3 { count(TextTerm.wholeWord(folded, .text), folded) }
  }

  private mutating func count(_ key: [UInt8], _ surface: [UInt8]) {
    var count = counts[key] ?? (0, [:])
    count.frequency += 1
    count.surfaces[surface, default: 0] += 1
    counts[key] = count
  }
}
