/// A query with its words in the forms that the index holds. Searching and highlighting start from the same one, so that
/// what is marked is what matched.
indirect enum AnalyzedQuery {
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

  /// Words and phrases near each other.
  struct Proximity {
    /// One thing to find: any of several sequences.
    struct Part {
      var alternatives: [[[TermPattern]]]
      /// Its place in the phrase.
      var offset: Int
    }

    var parts: [Part]
    var rule: ProximityRule
  }

  case all
  case nothing
  case word(Word, TextField)
  case sequence(Sequence, TextField)
  case proximity(Proximity, TextField)
  /// Words that fit any of the patterns, counted as one.
  case patterns([TermPattern], TextField)
  case filter([TermPattern])
  case date(ClosedRange<Int32>)
  case number(NumberField, ClosedRange<Double>)
  case source([UInt8], isPrefix: Bool)
  case and([AnalyzedQuery])
  case or([AnalyzedQuery])
  case not(AnalyzedQuery)
  /// Only inside `and`.
  case optional(AnalyzedQuery)
  case boost(AnalyzedQuery, Float)
}
