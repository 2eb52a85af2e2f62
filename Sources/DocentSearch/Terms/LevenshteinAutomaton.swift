/// Accepts the words at most one or two edits away from a pattern: an insertion, a deletion, a substitution, or two
/// neighbours changing places, no character edited twice.
///
/// The nondeterministic Levenshtein automaton with transpositions of Schulz and Mihov ("Fast string correction with
/// Levenshtein automata", 2002); its set of active positions is kept as one bit vector for each number of errors, so
/// that a step costs a dozen operations and states are plain values that a walk over a sorted dictionary keeps on a stack.
struct LevenshteinAutomaton: Hashable {
  /// Longer patterns do not fit the bit vectors.
  static let longestPattern = 63

  struct State: Hashable {
    /// Bit i of `rows[e]`: i characters of the pattern are consumed with e errors.
    fileprivate var exact: UInt64
    fileprivate var one: UInt64
    fileprivate var two: UInt64
    /// Positions in the midst of a transposition that will have cost one or two errors.
    fileprivate var pendingOne: UInt64
    fileprivate var pendingTwo: UInt64

    /// Nothing that begins so is accepted.
    var isDead: Bool { exact | one | two == 0 }
  }

  let pattern: [UInt32]
  let maximumDistance: Int
  private let characters: [UInt32]
  private let masks: [UInt64]
  /// The masks of ASCII characters, which are most of those that are asked for.
  private let asciiMasks: [UInt64]
  private let full: UInt64

  /// `pattern` in code points; nil if it is too long or the distance is not 0, 1 or 2.
  init?(_ pattern: [UInt32], maximumDistance: Int) {
    guard pattern.count <= Self.longestPattern, (0...2).contains(maximumDistance) else { return nil }
    self.pattern = pattern
    self.maximumDistance = maximumDistance
    characters = Set(pattern).sorted()
    masks = characters.map { character in
      pattern.indices.reduce(0) { pattern[$1] == character ? $0 | 1 << UInt64($1) : $0 }
    }
    asciiMasks = (0..<128).map { code in
      pattern.indices.reduce(0) { pattern[$1] == code ? $0 | 1 << UInt64($1) : $0 }
    }
    full = pattern.count == 63 ? .max : (1 << UInt64(pattern.count + 1)) - 1
  }

  var start: State { closed(State(exact: 1, one: 0, two: 0, pendingOne: 0, pendingTwo: 0)) }

  @inline(__always) func step(_ state: State, _ character: UInt32) -> State {
    let mask = self.mask(of: character)
    var next = State(exact: (state.exact & mask) << 1, one: 0, two: 0, pendingOne: 0, pendingTwo: 0)
    if maximumDistance > 0 {
      next.one = (state.one & mask) << 1 | state.exact | state.exact << 1 | (state.pendingOne & mask) << 2
      next.pendingOne = state.exact & mask >> 1
    }
    if maximumDistance > 1 {
      next.two = (state.two & mask) << 1 | state.one | state.one << 1 | (state.pendingTwo & mask) << 2
      next.pendingTwo = state.one & mask >> 1
    }
    return closed(next)
  }

  /// Number of edits of the word read so far; nil if it is not accepted.
  func distance(_ state: State) -> Int? {
    let end: UInt64 = 1 << UInt64(pattern.count)
    return state.exact & end != 0 ? 0 : state.one & end != 0 ? 1 : state.two & end != 0 ? 2 : nil
  }

  /// The smallest character above `character` that does not lead to a dead state, when it alone is not enough; nil if
  /// there is none. Only for states in which not every character goes on.
  func nextCharacter(_ state: State, after character: UInt32) -> UInt32? {
    let last = maximumDistance == 0 ? state.exact : maximumDistance == 1 ? state.one : state.two
    let pending = maximumDistance == 1 ? state.pendingOne : state.pendingTwo
    let positions = last | pending
    for (index, candidate) in characters.enumerated() where candidate > character && masks[index] & positions != 0 {
      return candidate
    }
    return nil
  }

  /// The distance of a whole word in UTF-8; nil if it is not accepted.
  func distance(of word: some Sequence<UInt8>) -> Int? {
    var state = start
    for scalar in String(decoding: Array(word), as: UTF8.self).unicodeScalars {
      state = step(state, scalar.value)
      if state.isDead { return nil }
    }
    return distance(state)
  }

  @inline(__always) private func mask(of character: UInt32) -> UInt64 {
    if character < 128 { return asciiMasks[Int(character)] }
    for index in characters.indices where characters[index] == character { return masks[index] }
    return 0
  }

  /// With the characters of the pattern left out that errors pay for.
  private func closed(_ state: State) -> State {
    var state = state
    state.exact &= full
    if maximumDistance > 0 { state.one = (state.one | state.exact << 1) & full }
    if maximumDistance > 1 { state.two = (state.two | state.one << 1) & full }
    return state
  }
}
