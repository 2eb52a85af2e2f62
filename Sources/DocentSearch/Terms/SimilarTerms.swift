/// Walks a sorted dictionary and an automaton side by side: states are kept for the characters that a term shares with
/// the one before, and stretches in which no term can fit are jumped over.
struct SimilarTerms {
  /// Terms read one after the other before looking the next candidate up.
  private static let patience = 6

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
    /// States behind the characters of `path` and where these end.
    var states = [automaton.start]
    var ends = [head.count]
    var path = head
    var terms = try dictionary.terms(from: head)
    var hasTerm = try terms.next()
    while hasTerm {
      let term = terms.term
      guard term.starts(with: head) else { return }
      let end = head.count + TermPattern.value(of: term, head: head.count).count
      // Keep the states of what is shared with the term before.
      var shared = head.count
      let limit = min(path.count, end)
      while shared < limit, path[shared] == term[shared] { shared += 1 }
      while let last = ends.last, last > shared, ends.count > 1 {
        ends.removeLast()
        states.removeLast()
      }
      var offset = ends[ends.count - 1]
      var target: [UInt8]?
      while offset < end {
        let (character, next) = Self.character(of: term, at: offset, end: end)
        let before = states[states.count - 1]
        let state = automaton.step(before, character)
        if state.isDead {
          target = Self.target(term, offset, automaton.nextCharacter(before, after: character))
          break
        }
        states.append(state)
        ends.append(next)
        offset = next
      }
      path.removeAll(keepingCapacity: true)
      path.append(contentsOf: term[..<ends[ends.count - 1]])
      guard let target else {
        if let distance = automaton.distance(states[states.count - 1]) { try body(term, terms.entry, distance) }
        hasTerm = try terms.next()
        continue
      }
      guard !target.isEmpty else { return }
      var steps = 0
      repeat {
        hasTerm = try terms.next()
        steps += 1
      } while hasTerm && steps < Self.patience && ByteOrder.compare(terms.term, target) < 0
      if hasTerm, ByteOrder.compare(terms.term, target) < 0 {
        terms = try dictionary.terms(from: target)
        hasTerm = try terms.next()
      }
    }
  }

  /// The first term that may fit after one whose character at `offset` does not: with the next good character there, or
  /// behind everything that begins like the term up to there. Empty if there is none.
  private static func target(_ term: [UInt8], _ offset: Int, _ next: UInt32?) -> [UInt8] {
    var target = Array(term[..<offset])
    if let next, let scalar = Unicode.Scalar(next) {
      target.append(contentsOf: String(Character(scalar)).utf8)
      return target
    }
    while let last = target.popLast() {
      if last < 0xFF {
        target.append(last + 1)
        return target
      }
    }
    return []
  }

  private static func character(of term: [UInt8], at offset: Int, end: Int) -> (UInt32, Int) {
    let next = min(offset + UTF8Scalar.length(term[offset]), end)
    return (term.withUnsafeBufferPointer { UTF8Scalar.decode($0, at: offset) }, next)
  }
}
