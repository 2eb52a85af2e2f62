import DocentDocument

/// Remembers which terms a written word stands for, so that each spelling is folded and stemmed once a buffer, not once
/// a token.
final class WordTermCache {
  /// A word of a text on its way into the buffer.
  struct PendingWord {
    /// Its number in `words`.
    var word: UInt32
    var position: UInt32
  }

  /// Words that go into the buffer together.
  static let batch = 64

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

  private struct Slot {
    /// Word and tag, plus one; 0 for a free slot.
    var key: UInt64
    var terms: Terms
  }

  private let postings: PostingsBuffer
  private let former: WordFormer
  /// The words as written, and maybe other strings.
  private let words: ByteStringTable
  /// Open addressing, with the terms in place: one look at memory a word.
  private var slots: UnsafeMutablePointer<Slot>
  private var mask = (1 << 12) - 1
  private var used = 0
  private var others: [UInt32] = []
  private var languages: [LanguageTag: UInt32] = [:]
  /// Room for a batch.
  let pending: UnsafeMutablePointer<PendingWord> = .allocate(capacity: batch)
  private let found: UnsafeMutablePointer<Terms> = .allocate(capacity: batch)

  init(_ postings: PostingsBuffer, _ former: WordFormer, words: ByteStringTable) {
    self.postings = postings
    self.former = former
    self.words = words
    slots = Self.freeSlots(mask + 1)
  }

  deinit {
    LargeMemory.deallocate(slots, capacity: mask + 1)
    pending.deallocate()
    found.deallocate()
  }

  /// Bytes of memory held, without the words.
  var footprint: Int { (mask + 1) * MemoryLayout<Slot>.stride + others.capacity * 4 }

  /// What tells the words of one language and field from those of another.
  func tag(_ language: LanguageTag, _ field: TextField) -> UInt32 {
    let primary = LanguageTag(language.language)
    let number = languages[primary] ?? UInt32(languages.count)
    languages[primary] = number
    return number << 8 | UInt32(field.wordKind.rawValue)
  }

  func term(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBytes { postings.term($0) } }

  /// The number of a word as written.
  @inline(__always) func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: words.insert(UnsafeRawBufferPointer(word)).id)
  }

  /// Puts the first `count` of `pending`, words of one language, into the buffer. Returns how many of them count in the
  /// length of the document: stop words do not.
  func addPending(_ count: Int, document: UInt32, language: LanguageTag, tag: UInt32, field: TextField) -> UInt32 {
    // All look-ups first: so none waits for the memory that another one needs.
    for index in 0..<count { found[index] = terms(of: pending[index].word, language, tag, field) }
    var counted: UInt32 = 0
    for index in 0..<count {
      let terms = found[index]
      let position = pending[index].position
      if terms.count > 0 { add(terms.first, document, position) }
      if terms.count > 1 { add(terms.second, document, position) }
      if terms.count > 2 {
        for other in Int(terms.rest)..<Int(terms.rest &+ terms.count &- 2) { add(others[other], document, position) }
      }
      counted &+= terms.isCounted ? 1 : 0
    }
    return counted
  }

  @inline(__always) private func add(_ code: UInt32, _ document: UInt32, _ position: UInt32) {
    if code & 1 == 1 {
      postings.add(Int(code >> 1), document: document, position: position)
    } else {
      postings.count(Int(code >> 1), document: document)
    }
  }

  @inline(__always)
  private func terms(of word: UInt32, _ language: LanguageTag, _ tag: UInt32, _ field: TextField) -> Terms {
    let key = (UInt64(tag) << 32 | UInt64(word)) &+ 1
    var slot = Self.slot(key, mask)
    while slots[slot].key != key {
      if slots[slot].key == 0 { return remember(key, word, language, field) }
      slot = (slot &+ 1) & mask
    }
    return slots[slot].terms
  }

  @inline(__always) private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32) & mask
  }

  private func remember(_ key: UInt64, _ word: UInt32, _ language: LanguageTag, _ field: TextField) -> Terms {
    let bytes = words.string(Int(word)).bindMemory(to: UInt8.self)
    var codes: [UInt32] = []
    if let forms = former.forms(of: bytes, language: language) {
      for surface in forms.surfaces { codes.append(UInt32(term([field.wordKind.rawValue] + surface)) << 1 | 1) }
      if let stem = forms.stem { codes.append(UInt32(term(TextTerm.stem(stem, language, field))) << 1) }
    }
    let terms = Terms(
      first: codes.first ?? 0, second: codes.dropFirst().first ?? 0, count: UInt32(codes.count),
      rest: UInt32(others.count), isCounted: !former.isStopWord(bytes, language: language))
    others += codes.dropFirst(2)
    if used * 2 > mask { grow() }
    put(Slot(key: key, terms: terms))
    used += 1
    return terms
  }

  private func put(_ new: Slot) {
    var slot = Self.slot(new.key, mask)
    while slots[slot].key != 0 { slot = (slot &+ 1) & mask }
    slots[slot] = new
  }

  private func grow() {
    let (old, count) = (slots, mask + 1)
    mask = mask * 2 + 1
    slots = Self.freeSlots(mask + 1)
    for slot in 0..<count where old[slot].key != 0 { put(old[slot]) }
    LargeMemory.deallocate(old, capacity: count)
  }

  private static func freeSlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = LargeMemory.allocate(Slot.self, capacity: count)
    slots.initialize(repeating: Slot(key: 0, terms: Terms()), count: count)
    return slots
  }
}
