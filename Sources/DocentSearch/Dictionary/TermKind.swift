/// The first byte of every term in a dictionary: what the rest means. The order of the kinds is the order of the file.
///
/// ```
/// keyword   := 1 field 0 folded-value 0 value
/// word      := 2 folded form
/// stem      := 3 language 0 stem               language `*`: a whole word of a script without spaces
/// titleWord := 4 folded form
/// titleStem := 5 language 0 stem
/// ```
enum TermKind: UInt8 {
  case keyword = 1
  case word, stem, titleWord, titleStem

  /// Words know where they stand, for phrases; stems and keywords only how often.
  @inline(__always) static func hasPositions(_ term: [UInt8]) -> Bool { term.first.map(hasPositions) ?? false }

  /// The same by the first byte of the term.
  @inline(__always) static func hasPositions(_ first: UInt8) -> Bool {
    first == TermKind.word.rawValue || first == TermKind.titleWord.rawValue
  }
}
