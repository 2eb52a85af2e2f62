/// Walks a sorted dictionary and an automaton side by side: states are kept for the characters that a term shares with
/// the one before, and blocks in which no term can fit are jumped over.
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
    var walk = AutomatonWalk(automaton, head: head)
    var number = try dictionary.lastBlock(notAfter: head)
    while number < dictionary.blockCount {
      let (bytes, start) = try dictionary.block(number)
      var reader = ByteReader(bytes)
      var region = start
      var hasPositions = false
      while !reader.isAtEnd {
        let shared = reader.count(atMost: TermDictionaryFormat.maximumTermLength)
        let suffix = reader.take(reader.count(atMost: TermDictionaryFormat.maximumTermLength))
        if shared == 0, let first = suffix.first { hasPositions = TermKind.hasPositions(first) }
        let entry = try dictionary.entry(&reader, hasPositions: hasPositions, region: region)
        region += entry.regionLength
        walk.take(shared, suffix)
        if let distance = walk.distance { try body(walk.term, entry, distance) }
        if walk.isBehind { return }
      }
      number += 1
      if let target = walk.target { number = max(number, try dictionary.lastBlock(notAfter: target)) }
    }
  }
}

/// An automaton that reads one term after the other, each from where it differs from the one before.
private struct AutomatonWalk {
  private let automaton: LevenshteinAutomaton
  private let head: [UInt8]
  private var bytes: [UInt8]
  private var count = 0
  /// The state before byte i of the term, where a character starts there and i is at most `known`.
  private var states: [LevenshteinAutomaton.State]
  private var known: Int
  /// The end of the character at `known` that no accepted term has there, if there is one.
  private var deadEnd: Int?
  /// The current term is behind all that have the head.
  private(set) var isBehind = false
  /// The distance of the current term; nil if it is not accepted.
  private(set) var distance: Int?

  init(_ automaton: LevenshteinAutomaton, head: [UInt8]) {
    let capacity = 2 * TermDictionaryFormat.maximumTermLength + 1
    self.automaton = automaton
    self.head = head
    bytes = [UInt8](repeating: 0, count: capacity)
    states = [LevenshteinAutomaton.State](repeating: automaton.start, count: capacity)
    known = head.count
  }

  /// The current term.
  var term: [UInt8] { Array(bytes[..<count]) }

  /// Reads the next term, which shares so many bytes with the one before. What a damaged dictionary says is read as
  /// something else, within bounds.
  mutating func take(_ claimed: Int, _ suffix: UnsafeRawBufferPointer) {
    let shared = min(claimed, count)
    let wasWithHead = count >= head.count && distance != nil || deadEnd != nil
    bytes.withUnsafeMutableBytes { bytes in
      for index in 0..<min(suffix.count, bytes.count - shared) { bytes[shared &+ index] = suffix[index] }
    }
    count = min(shared + suffix.count, bytes.count - 1)
    distance = nil
    // The first bytes are those of the head already, if they are shared with a term that has it.
    if let deadEnd, shared >= deadEnd { return }
    if !(wasWithHead && shared >= head.count), !startsWithHead() {
      deadEnd = nil
      known = head.count
      return
    }
    known = min(known, shared)
    while known > head.count, bytes[known] & 0xC0 == 0x80 { known -= 1 }
    known = max(known, head.count)
    deadEnd = nil
    var end = count
    if bytes[0] == TermKind.keyword.rawValue, let zero = bytes[head.count..<count].firstIndex(of: 0) { end = zero }
    var offset = known
    var state = states[offset]
    while offset < end {
      let next = min(offset + UTF8Scalar.length(bytes[offset]), end)
      let character = bytes.withUnsafeBufferPointer { UTF8Scalar.decode($0, at: offset) }
      state = automaton.step(state, character)
      if state.isDead {
        deadEnd = next
        known = offset
        return
      }
      offset = next
      states[offset] = state
    }
    known = offset
    distance = automaton.distance(state)
  }

  private mutating func startsWithHead() -> Bool {
    for (index, byte) in head.enumerated() where index >= count || bytes[index] != byte {
      isBehind = index < count && bytes[index] > byte
      return false
    }
    return true
  }

  /// The first term that may fit after the current one, if that did not: with the next good character where it went wrong,
  /// or behind everything that begins like it up to there.
  var target: [UInt8]? {
    guard let deadEnd else { return nil }
    let character = bytes[..<deadEnd].withUnsafeBufferPointer { UTF8Scalar.decode($0, at: known) }
    var target = Array(bytes[..<known])
    if let next = automaton.nextCharacter(states[known], after: character), let scalar = Unicode.Scalar(next) {
      target.append(contentsOf: String(Character(scalar)).utf8)
      return target
    }
    while let last = target.popLast() {
      if last < 0xFF {
        target.append(last + 1)
        return target
      }
    }
    return nil
  }
}
