import DocentDocument

/// Remembers which terms a written word stands for, so that each spelling is folded and stemmed once a buffer, not once
/// a token.
final class WordTermCache {
  private let postings: PostingsBuffer
  private let former: WordFormer
  private let words = ByteStringTable()
  /// Where the terms of each remembered word start in `terms`; one more entry at the end.
  private var starts: [UInt32] = [0]
  /// Whether each remembered word counts in the length of a document.
  private var counts: [Bool] = []
  /// Numbers of terms, shifted left by one; the lowest bit tells those with positions.
  private var terms: [UInt32] = []
  private var languages: [LanguageTag: UInt32] = [:]

  init(_ postings: PostingsBuffer, _ former: WordFormer) {
    self.postings = postings
    self.former = former
  }

  /// Bytes of memory held.
  var footprint: Int { words.footprint + starts.capacity * 4 + terms.capacity * 4 + counts.capacity }

  /// What tells the words of one language and field from those of another.
  func tag(_ language: LanguageTag, _ field: TextField) -> UInt32 {
    let primary = LanguageTag(language.language)
    let number = languages[primary] ?? UInt32(languages.count)
    languages[primary] = number
    return number << 8 | UInt32(field.wordKind.rawValue)
  }

  func term(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBytes { postings.term($0) } }

  /// Calls `body` with the terms of a word as written. Returns whether it counts in the length of the document: stop words
  /// do not.
  @inline(__always)
  func forEachTerm(
    of word: UnsafeBufferPointer<UInt8>, language: LanguageTag, tag: UInt32, field: TextField,
    _ body: (_ term: Int, _ hasPosition: Bool) -> Void
  ) -> Bool {
    let (id, isNew) = words.insert(UnsafeRawBufferPointer(word), tag: tag)
    if isNew { remember(word, language, field) }
    var index = Int(starts[id])
    let end = Int(starts[id + 1])
    while index < end {
      let code = terms[index]
      body(Int(code >> 1), code & 1 == 1)
      index &+= 1
    }
    return counts[id]
  }

  private func remember(_ word: UnsafeBufferPointer<UInt8>, _ language: LanguageTag, _ field: TextField) {
    if let forms = former.forms(of: word, language: language) {
      for surface in forms.surfaces { terms.append(UInt32(term([field.wordKind.rawValue] + surface)) << 1 | 1) }
      if let stem = forms.stem { terms.append(UInt32(term(TextTerm.stem(stem, language, field))) << 1) }
    }
    starts.append(UInt32(terms.count))
    counts.append(!former.isStopWord(word, language: language))
  }
}
