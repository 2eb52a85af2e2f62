/// Universal parts of speech, as `WordTraits` numbers them.
package enum WordClass {
  /// 1 to 15; nil for names, marks and what is no word.
  package static func number(ofTag tag: some StringProtocol) -> Int? {
    switch tag {
    case "NOUN": 1
    case "VERB": 2
    case "AUX": 3
    case "ADJ": 4
    case "ADV": 5
    case "ADP": 6
    case "DET": 7
    case "PRON": 8
    case "CCONJ", "SCONJ": 9
    case "NUM": 10
    case "PART": 11
    case "INTJ": 12
    default: nil
    }
  }
}
