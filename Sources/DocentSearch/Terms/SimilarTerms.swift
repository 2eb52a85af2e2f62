/// Walks a sorted dictionary and an automaton side by side: states are kept for the characters that a term shares with
/// the one before, terms that go wrong where the one before did are passed over unread, and blocks in which no term can
/// fit are jumped over.
struct SimilarTerms {
  private let automaton: LevenshteinAutomaton
  private let head: [UInt8]
  private let dictionary: TermDictionary

  /// `head` is what all terms start with and the automaton does not see.
  init(_ automaton: LevenshteinAutomaton, head: [UInt8], in dictionary: TermDictionary) {
    self.automaton = automaton
    self.head = head
    self.dictionary = dictionary
  }

  /// Calls `body` with each accepted term and its distance, in order.
  func forEach(
    _ body: (_ term: [UInt8], _ entry: TermEntry, _ distance: Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    guard dictionary.blockCount > 0 else { return }
    let blocks = try dictionary.blockHeads()
    let walk = AutomatonWalk(automaton, head: head)
    var number = try dictionary.lastBlock(notAfter: head)
    while number < blocks.count {
      let following = number + 1 < blocks.count ? blocks[number + 1] : .max
      var scanner = try TermBlockScanner(dictionary, block: number)
      while try scanner.next() {
        if walk.passesOver(scanner.shared, scanner.suffix) { continue }
        walk.take(scanner.shared, scanner.suffix)
        if walk.isBehind { return }
        if let distance = walk.distance { try body(walk.term, scanner.entry(), distance) }
        // The rest of the block comes before anything that may fit.
        if walk.isDead, following < walk.targetHead { break }
      }
      number += 1
      if walk.isDead { number = blocks.last(before: walk.targetHead, from: number) }
    }
  }
}

/// An automaton that reads one term after the other, each from where it differs from the one before. A class with plain
/// memory: it is asked about most terms of a dictionary.
private final class AutomatonWalk {
  private static let capacity = 2 * TermDictionaryFormat.maximumTermLength + 8

  private let automaton: LevenshteinAutomaton
  private let head: [UInt8]
  private let bytes: UnsafeMutablePointer<UInt8> = .allocate(capacity: capacity)
  private var count = 0
  /// The state before byte i of the term, where a character starts there and i is at most `known`.
  private let states: UnsafeMutablePointer<LevenshteinAutomaton.State> = .allocate(capacity: capacity + 1)
  private var known: Int
  /// The current term begins with the head.
  private var hasHead = false
  /// The character at `known` is one that no accepted term has there.
  private(set) var isDead = false
  /// Terms that share so many bytes with the current one are not accepted either.
  private var deadLength = Int.max
  /// The first byte of the next character that an accepted term may have at `known`; 0 if there is none.
  private var nextByte: UInt8 = 0
  /// The current term is behind all that have the head.
  private(set) var isBehind = false
  /// The distance of the current term; nil if it is not accepted.
  private(set) var distance: Int?

  init(_ automaton: LevenshteinAutomaton, head: [UInt8]) {
    self.automaton = automaton
    self.head = head
    known = head.count
    bytes.initialize(repeating: 0, count: Self.capacity)
    states[known] = automaton.start
  }

  deinit {
    bytes.deallocate()
    states.deallocate()
  }

  /// The current term.
  var term: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }

  /// Whether the next term is not accepted for what it shares with the current one. If not, it is to be taken.
  @inline(__always) func passesOver(_ shared: Int, _ suffix: UnsafeRawBufferPointer) -> Bool {
    if shared >= deadLength { return true }
    guard shared == known, !suffix.isEmpty, suffix[0] < nextByte else { return false }
    // The character at `known` is another one now, and what follows it was not read.
    deadLength = known &+ 1
    return true
  }

  /// Reads the next term, which shares so many bytes with the one before. What a damaged dictionary says is read as
  /// something else, within bounds.
  func take(_ claimed: Int, _ suffix: UnsafeRawBufferPointer) {
    let shared = min(claimed, count)
    let added = min(suffix.count, Self.capacity - 1 - shared)
    for index in 0..<added { bytes[shared &+ index] = suffix[index] }
    count = shared + added
    isDead = false
    deadLength = .max
    nextByte = 0
    distance = nil
    if !hasHead || shared < head.count, !startsWithHead() { return }
    known = min(known, shared)
    while known > head.count, bytes[known] & 0xC0 == 0x80 { known -= 1 }
    known = max(known, head.count)
    var end = count
    if bytes[0] == TermKind.keyword.rawValue {
      end = head.count
      while end < count, bytes[end] != 0 { end += 1 }
    }
    read(to: end)
  }

  private func read(to end: Int) {
    let text = UnsafeBufferPointer(start: UnsafePointer(bytes), count: end)
    var offset = known
    var state = states[offset]
    while offset < end {
      let character = UTF8Scalar.decode(text, at: offset)
      let next = min(offset &+ UTF8Scalar.length(bytes[offset]), end)
      state = automaton.step(state, character)
      if state.isDead {
        known = offset
        endHere(character, next)
        return
      }
      offset = next
      states[offset] = state
    }
    known = offset
    distance = automaton.distance(state)
  }

  /// Notes what can follow the current term, whose character at `known` leads nowhere and ends at `next`.
  private func endHere(_ character: UInt32, _ next: Int) {
    isDead = true
    deadLength = next
    if let scalar = automaton.nextCharacter(states[known], after: character).flatMap(Unicode.Scalar.init) {
      nextByte = UTF8.encode(scalar)?.first ?? 0
    } else {
      deadLength = known
    }
  }

  private func startsWithHead() -> Bool {
    hasHead = false
    known = head.count
    for (index, byte) in head.enumerated() where index >= count || bytes[index] != byte {
      isBehind = index < count && bytes[index] > byte
      return false
    }
    hasHead = true
    return true
  }

  /// The first eight bytes, as `ByteOrder.head` has them, of the first term that may be accepted after the current one,
  /// or less: with the next good character where that went wrong, or behind everything that begins like it up to there.
  var targetHead: UInt64 {
    let start = UInt64(bigEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    if known >= 8 { return known == 8 && nextByte == 0 ? start &+ 1 : start }
    let prefix = start & ~(UInt64.max &>> UInt64(8 * known))
    return nextByte > 0
      ? prefix | UInt64(nextByte) << UInt64(56 - 8 * known) : known > 0 ? prefix &+ 1 << UInt64(64 - 8 * known) : 0
  }
}
