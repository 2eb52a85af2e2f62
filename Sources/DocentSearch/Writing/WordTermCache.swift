import DocentDocument

/// Remembers which terms a written word stands for, so that each spelling is folded and stemmed once a buffer, not once
/// a token.
final class WordTermCache {
  private let postings: PostingsBuffer
  private let former: WordFormer
  private let words = ByteStringTable()

  /// The terms of a word: numbers shifted left by one, the lowest bit tells those with positions.
  private struct Terms {
    var first: UInt32 = 0
    var second: UInt32 = 0
    var count: UInt32 = 0
    /// Where the third and those after it stand in `others`.
    var rest: UInt32 = 0
    /// Whether the word counts in the length of a document.
    var isCounted = true
  }

  private var terms: UnsafeMutablePointer<Terms> = .allocate(capacity: 1 << 11)
  private var capacity = 1 << 11
  private var others: [UInt32] = []
  private var languages: [LanguageTag: UInt32] = [:]

  init(_ postings: PostingsBuffer, _ former: WordFormer) {
    self.postings = postings
    self.former = former
  }

  deinit { terms.deallocate() }

  /// Bytes of memory held.
  var footprint: Int { words.footprint + capacity * MemoryLayout<Terms>.stride + others.capacity * 4 }

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
    if isNew { remember(id, word, language, field) }
    let found = terms + id
    let count = found.pointee.count
    if count > 0 { body(Int(found.pointee.first >> 1), found.pointee.first & 1 == 1) }
    if count > 1 { body(Int(found.pointee.second >> 1), found.pointee.second & 1 == 1) }
    if count > 2 {
      for index in Int(found.pointee.rest)..<Int(found.pointee.rest &+ count &- 2) {
        body(Int(others[index] >> 1), others[index] & 1 == 1)
      }
    }
    return found.pointee.isCounted
  }

  private func remember(_ id: Int, _ word: UnsafeBufferPointer<UInt8>, _ language: LanguageTag, _ field: TextField) {
    if id == capacity {
      let larger = UnsafeMutablePointer<Terms>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: terms, count: capacity)
      terms.deallocate()
      terms = larger
      capacity *= 2
    }
    var codes: [UInt32] = []
    if let forms = former.forms(of: word, language: language) {
      for surface in forms.surfaces { codes.append(UInt32(term([field.wordKind.rawValue] + surface)) << 1 | 1) }
      if let stem = forms.stem { codes.append(UInt32(term(TextTerm.stem(stem, language, field))) << 1) }
    }
    (terms + id).initialize(
      to: Terms(
        first: codes.first ?? 0, second: codes.dropFirst().first ?? 0, count: UInt32(codes.count),
        rest: UInt32(others.count), isCounted: !former.isStopWord(word, language: language)))
    others += codes.dropFirst(2)
  }
}
