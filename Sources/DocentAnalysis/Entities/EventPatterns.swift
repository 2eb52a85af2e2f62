import DocentDocument
import DocentLearning
import DocentText

/// Finds English events by the words they are named with: `Battle of the Atlantic`, `Bosnian crisis of 1908`, `Second
/// Balkan War`, `2015 general election`, `Winter Olympics`.
///
/// The sequence model knows the events of its few training texts; these words hold for all others.
struct EventPatterns {
  private let text: TokenizedText

  init(_ text: TokenizedText) { self.text = text }

  /// Events in order, not overlapping. O(tokens).
  func entities() -> [Entity] {
    var found: [Entity] = []
    for sentence in text.sentences {
      var token = sentence.lowerBound
      while token < sentence.upperBound {
        guard let run = run(at: token, in: sentence) else {
          token += 1
          continue
        }
        if let event = event(in: run, of: sentence) {
          let span = TextSpan(text.tokens[event.lowerBound].span.lower, text.tokens[event.upperBound - 1].span.upper)
          found.append(Entity(kind: .event, span: span, score: Self.score))
          token = max(event.upperBound, run.upperBound)
        } else {
          token = run.upperBound
        }
      }
    }
    return found
  }

  /// Share of what is found on the texts of en.grobidner and en.gum that is an event there.
  private static let score = 0.7
  private static let longestRun = 8

  /// A date, or words with capitals and hyphens between them.
  private func run(at start: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard isCapitalised(start) || isYear(start) else { return nil }
    var end = start + 1
    while end < min(sentence.upperBound, start + Self.longestRun) {
      if isCapitalised(end) || isYear(end) {
        end += 1
      } else if end + 1 < sentence.upperBound, isHyphen(end), isCapitalised(end + 1) {
        end += 2
      } else {
        break
      }
    }
    return start..<end
  }

  private func event(in run: Range<Int>, of sentence: Range<Int>) -> Range<Int>? {
    if let event = headed(run, sentence) { return event }
    var first = run.lowerBound
    while first < run.upperBound, Self.openings.contains(word(first)) { first += 1 }
    guard first < run.upperBound else { return nil }
    var end = run.upperBound
    if end - first > 2, Self.numerals.contains(word(end - 1)) { end -= 1 }
    let next = run.upperBound
    if end - first > 1, Self.heads.contains(word(end - 1)), !Self.noNames.contains(word(end - 2)) {
      return withDate(first..<run.upperBound, sentence)
    }
    guard next < sentence.upperBound else { return nil }
    if Self.smallHeads.contains(word(next)), !Self.noNames.contains(word(next - 1)),
      !isYear(next - 1) || word(next) == Self.referendum
    {
      return withDate(first..<next + 1, sentence)
    }
    guard next + 1 < sentence.upperBound, Self.elections.contains(word(next + 1)), Self.kinds.contains(word(next))
    else {
      return nil
    }
    return withDate(first..<next + 2, sentence)
  }

  /// `First Battle of the Marne`: what it is stands in front of `of`.
  private func headed(_ run: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    let head = run.upperBound - 1
    guard run.upperBound < sentence.upperBound, word(run.upperBound) == Self.of, Self.headsOfPlaces.contains(word(head))
    else { return nil }
    var place = run.upperBound + 1
    if place < sentence.upperBound, word(place) == Self.the { place += 1 }
    guard place < sentence.upperBound, isCapitalised(place), let name = self.run(at: place, in: sentence) else {
      return nil
    }
    let hasOrdinal = head > run.lowerBound && Self.ordinals.contains(word(head - 1))
    return (hasOrdinal ? head - 1 : head)..<name.upperBound
  }

  /// Takes in `of` and the year: `Warsaw Uprising of August 1944`, `crisis of 1908 - 1909`.
  private func withDate(_ event: Range<Int>, _ sentence: Range<Int>) -> Range<Int> {
    guard event.upperBound + 1 < sentence.upperBound, word(event.upperBound) == Self.of,
      let date = run(at: event.upperBound + 1, in: sentence), isYear(date.upperBound - 1), date.count < 3
    else { return event }
    var end = date.upperBound
    if end + 1 < sentence.upperBound, isHyphen(end), isYear(end + 1) { end += 2 }
    return event.lowerBound..<end
  }

  // MARK: Words

  private func word(_ token: Int) -> UInt64 { StableHash.bytes(text.bytes(ofToken: token)) }

  private func isCapitalised(_ token: Int) -> Bool {
    guard text.tokens[token].kind == .word, let first = text.bytes(ofToken: token).first else { return false }
    return first >= 0x41 && first <= 0x5A
      || first >= 0xC3
        && String(decoding: text.bytes(ofToken: token).prefix(4), as: UTF8.self).unicodeScalars.first?.properties
          .isUppercase ?? false
  }

  private func isYear(_ token: Int) -> Bool {
    guard text.tokens[token].kind == .number, text.tokens[token].span.range.count == 4 else { return false }
    let first = text.bytes(ofToken: token).prefix(2)
    return first.elementsEqual("19".utf8) || first.elementsEqual("20".utf8) || first.elementsEqual("18".utf8)
  }

  private func isHyphen(_ token: Int) -> Bool {
    let bytes = text.bytes(ofToken: token)
    return bytes.elementsEqual("-".utf8) || bytes.elementsEqual("–".utf8)
  }

  private static func words(_ list: String) -> Set<UInt64> {
    Set(list.split(separator: " ").map { StableHash.bytes($0.utf8) })
  }

  private static let of = StableHash.bytes("of".utf8)
  private static let the = StableHash.bytes("the".utf8)
  private static let referendum = StableHash.bytes("referendum".utf8)
  /// Words that open a sentence or go before a name without being part of it.
  private static let openings = words(
    """
    The A An In On At By After Before During Since Until From When While As But And Both This That These Those Our Its For \
    With Other Some Many Such Several Any Each What No Of To
    """)
  private static let ordinals = words("First Second Third Fourth Fifth Great")
  private static let numerals = words("I II III IV 1 2")
  private static let heads = words(
    """
    War Uprising Revolution Rebellion Revolt Massacre Genocide Pogrom Crisis Offensive Referendum Incident Mutiny Olympics \
    Paralympics Marathon Carnival Plebiscite Armistice Coup Intifada
    """)
  private static let smallHeads = words(
    "crisis uprising revolution rebellion revolt massacre genocide pogrom pogroms referendum earthquake tsunami")
  private static let headsOfPlaces = words("Battle Siege Massacre Sack Bombing Storming Invasion Liberation")
  private static let elections = words("election elections")
  private static let kinds = words("general presidential parliamentary federal midterm legislative")
  /// What stands before `War` or `crisis` and makes no name of it: `Post War`, `Other pogroms`.
  private static let noNames = words("Post Pre Anti Of Cyber Star Trade Price Civilian Other In-Out Global")
}
