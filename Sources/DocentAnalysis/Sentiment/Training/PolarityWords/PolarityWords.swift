/// Words of praise and blame of a language, written for Docent: what a lexicon adds where the labelled data are few.
///
/// Entries are separated by white space. A `*` at the end stands for any ending; `_` joins the words of a phrase, at most
/// three. The values are AFINN's: 4 and 2 of 5 for praise, the same below zero for blame.
struct PolarityWords: Sendable {
  let language: String
  let great: String
  let good: String
  let bad: String
  let awful: String

  /// Every entry with its value, -1 to 1, in the order written; the first value of an entry counts.
  var entries: [(entry: String, value: Float)] {
    [(great, 0.8), (good, 0.4), (bad, -0.4), (awful, -0.8)].flatMap { words, value in
      words.split(whereSeparator: \.isWhitespace).map { (String($0), Float(value)) }
    }
  }

  /// All lists, by language.
  static let all: [PolarityWords] =
    romance + germanic + asian + semiticAndIndic + slavicAndOthers
}
