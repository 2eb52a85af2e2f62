package import DocentDocument
package import DocentLearning
import DocentText

/// A sentence of a treebank: its text, and the words in it with their parts of speech.
package struct TreebankSentence: Sendable {
  package struct Word: Sendable {
    /// Words written together, such as the two of French `du`, share the span of both.
    package var span: TextSpan
    package var tag: PartOfSpeech
  }

  /// The forms joined with single spaces.
  package var text: [UInt8] = []
  package var words: [Word] = []

  /// The words each token overlaps, as indices. O(tokens + words).
  func words(overlapping tokens: some Sequence<Token>) -> [Range<Int>] {
    var first = 0
    return tokens.map { token in
      while first < words.count, words[first].span.upper <= token.span.lower { first += 1 }
      var end = first
      while end < words.count, words[end].span.lower < token.span.upper { end += 1 }
      return first..<end
    }
  }
}

/// Reads `form TAB UPOS TAB lemma TAB contraction` lines with an empty line after each sentence. The fourth column is `_`
/// or, for words written together, `B:` with the written form on the first of them and `I` on the others.
package enum Treebank {
  package static func sentences(path: String) throws(ModelError) -> [TreebankSentence] {
    var sentences: [TreebankSentence] = []
    var rows: [Row] = []
    for line in try CompressedFile.read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty || line == [0x0D] {
        if !rows.isEmpty { sentences.append(sentence(rows)) }
        rows.removeAll(keepingCapacity: true)
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[0].isEmpty,
        let tag = PartOfSpeech(rawValue: String(decoding: fields[1], as: UTF8.self))
      else {
        throw ModelError(
          .training, "\(path): sentence \(sentences.count + 1) has a line without a form and a universal part of speech"
        )
      }
      let mark = fields.count > 3 ? fields[3] : []
      rows.append(Row(form: fields[0], tag: tag, mark: mark))
    }
    if !rows.isEmpty { sentences.append(sentence(rows)) }
    guard !sentences.isEmpty else { throw ModelError(.training, "\(path) holds no sentences") }
    return sentences
  }

  private struct Row {
    var form: ArraySlice<UInt8>
    var tag: PartOfSpeech
    var mark: ArraySlice<UInt8>

    var continues: Bool { mark.elementsEqual([UInt8(ascii: "I")]) }
    /// The written form of the words that begin here.
    var surface: ArraySlice<UInt8>? {
      mark.starts(with: [UInt8(ascii: "B"), UInt8(ascii: ":")]) ? mark.dropFirst(2) : nil
    }
  }

  private static func sentence(_ rows: [Row]) -> TreebankSentence {
    var sentence = TreebankSentence()
    var index = 0
    while index < rows.count {
      var end = index + 1
      if rows[index].surface != nil { while end < rows.count, rows[end].continues { end += 1 } }
      append(rows[index..<end], to: &sentence)
      index = end
    }
    return sentence
  }

  /// Adds the words of one written form: each its own letters where they add up to it, else all of it.
  private static func append(_ rows: ArraySlice<Row>, to sentence: inout TreebankSentence) {
    guard let first = rows.first else { return }
    let surface = first.surface ?? first.form
    if !sentence.text.isEmpty { sentence.text.append(0x20) }
    let start = sentence.text.count
    sentence.text.append(contentsOf: surface)
    let addsUp =
      rows.count > 1 && rows.flatMap(\.form).count == surface.count
      && CaseFolding.folded(rows.flatMap(\.form)) == CaseFolding.folded(surface)
    var lower = start
    for row in rows {
      let span = addsUp ? lower..<lower + row.form.count : start..<sentence.text.count
      lower = span.upperBound
      sentence.words.append(.init(span: TextSpan(span), tag: row.tag))
    }
  }
}
