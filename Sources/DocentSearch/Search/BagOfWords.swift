package import DocentDocument

/// A question in plain language, as a query for any of its words.
package enum BagOfWords {
  /// Stop words are left out, unless there is nothing else; a word that comes twice counts twice.
  package static func query(_ text: String, analysis: Analysis, languages: [LanguageTag]) -> Query {
    var listed = languages
    if case .stems(let language) = analysis { listed = [language] }
    var words: [[UInt8]] = []
    let analyzer = Analyzer(analysis)
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var sink = WordSink(text: bytes)
      _ = analyzer.analyze(bytes, into: &sink)
      words = sink.words
    }
    let telling = words.filter { word in
      let folded = WordFormer.folded(word)
      return !listed.contains { StopWords.contains(folded, language: $0) }
    }
    let parts = (telling.isEmpty ? words : telling).map { Query.word(String(decoding: $0, as: UTF8.self)) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }
}

/// Words as written; those of unspaced scripts as their dictionary cuts them.
private struct WordSink: TermSink {
  let text: UnsafeBufferPointer<UInt8>
  var words: [[UInt8]] = []

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var wantsMore: Bool { true }
  mutating func word(_ span: Range<Int>, position: UInt32) { words.append(Array(text[span])) }
  mutating func gram(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {}
  mutating func unspacedWord(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) { words.append(folded) }
}
