import DocentText
import Glibc

/// Terms of the index that one word or name of a query may have meant, after the noisy channel model of spelling
/// correction (Kernighan, Church and Gale 1990) with all edits equally likely: frequent terms are likely, each edit makes
/// a term less so, and a first letter is seldom wrong.
struct SpellingCandidates {
  struct Candidate {
    var query: Query
    var documents: Int
    var weight: Double
  }

  /// What an edit costs in terms of ln(documents): a term one edit further must be about 50 times as frequent.
  private static let editCost = 4.0
  private static let firstLetterCost = 1.0
  /// A word that is in the index is only called misspelt for one that is so many times as frequent.
  private static let leastGain = 20

  private let searcher: Searcher
  private let part: Query

  init(_ searcher: Searcher, _ part: Query) {
    self.searcher = searcher
    self.part = part
  }

  func best(_ limit: Int) throws(IndexError) -> [Candidate] {
    let known = try searcher.count(part)
    var found: [[UInt8]: (distance: Int, documents: Int)] = [:]
    let word: [UInt8]
    let make: ([UInt8]) -> Query
    switch part {
    case .word(let text, let field):
      word = WordFormer.folded(Array(text.utf8))
      guard word.scalars.count > 2,
        let automaton = SimilarWords.automaton(word, distance: word.scalars.count < 5 ? 1 : 2)
      else { return [] }
      for segment in searcher.snapshot.segments {
        let similar = SimilarTerms(automaton, head: [field.wordKind.rawValue], in: segment.reader.terms)
        try similar.forEach { (term, entry, distance) throws(IndexError) in
          let documents = try segment.liveCount(entry)
          found[Array(term.dropFirst()), default: (distance, 0)].documents += documents
        }
      }
      make = { .word(String(decoding: $0, as: UTF8.self), in: field) }
    case .keywords(let field, .words(let text)), .keyword(let field, let text, _):
      word = CaseFolding.folded(Array(text.utf8))
      guard let automaton = SimilarWords.automaton(word, distance: nil) else { return [] }
      for segment in searcher.snapshot.segments {
        for field in field.searched { try collect(field, automaton, in: segment, into: &found) }
      }
      make = { .keyword(field, String(decoding: $0, as: UTF8.self)) }
    default: return []
    }
    return found.compactMap { term, candidate -> Candidate? in
      guard term != word, candidate.documents > known * Self.leastGain, candidate.documents > 0 else { return nil }
      let weight =
        log(Double(candidate.documents)) - Self.editCost * Double(candidate.distance)
        - (term.first == word.first ? 0 : Self.firstLetterCost)
      return Candidate(query: make(term), documents: candidate.documents, weight: weight)
    }.sorted { left, right in
      left.weight != right.weight ? left.weight > right.weight : "\(left.query)" < "\(right.query)"
    }.prefix(limit).map { $0 }
  }

  /// Names that are similar as a whole or in one of their words.
  private func collect(
    _ field: KeywordField, _ automaton: LevenshteinAutomaton, in segment: IndexSnapshot.Segment,
    into found: inout [[UInt8]: (distance: Int, documents: Int)]
  ) throws(IndexError) {
    let prefix = KeywordTerm.prefix(field)
    let terms = try segment.reader.terms.terms(from: prefix)
    while try terms.next(), terms.term.starts(with: prefix) {
      guard let (folded, written) = KeywordTerm.value(of: terms.term, field: field) else { continue }
      var distance = automaton.distance(of: folded)
      for word in folded.split(separator: 0x20) where distance == nil { distance = automaton.distance(of: word) }
      guard let distance else { continue }
      found[written, default: (distance, 0)].documents += try segment.liveCount(terms.entry)
    }
  }
}
