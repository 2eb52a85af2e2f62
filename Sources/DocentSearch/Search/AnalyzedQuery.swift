/// A query with its words in the forms that the index holds. Searching and highlighting start from the same one, so that
/// what is marked is what matched.
indirect enum AnalyzedQuery {
  /// A term of the dictionary, or all that begin so.
  struct TermPattern: Hashable {
    var bytes: [UInt8]
    var isPrefix = false
  }

  /// One word: found under any of these terms.
  struct Word {
    /// Surface forms, the word as typed first.
    var surfaces: [[UInt8]]
    /// One a language.
    var stems: [[UInt8]]
  }

  /// Terms at successive positions; at each any of several.
  struct Sequence {
    var slots: [[TermPattern]]
    /// The term of the dictionary word that the slots spell, in unspaced scripts: worth a bonus.
    var whole: [UInt8]?
  }

  case all
  case nothing
  case word(Word, TextField)
  case sequence(Sequence, TextField)
  case prefix(TermPattern, TextField)
  case filter([TermPattern])
  case date(ClosedRange<Int32>)
  case and([AnalyzedQuery])
  case or([AnalyzedQuery])
  case not(AnalyzedQuery)
}
