import DocentDocument

/// A place in a text that a pattern of the query matches.
struct TextMatch {
  var pattern: Int
  var span: Range<Int>
}

/// Finds the matches of a query's patterns while a text is analyzed.
struct MatchFinder: TermSink {
  private let text: UnsafeBufferPointer<UInt8>
  private let patterns: MatchPatterns
  private let words: WordFormer
  private let language: LanguageTag
  /// Stretches in other languages, ordered.
  private let segments: [LanguageSegment]
  /// Told about each match; answers where in the text reading may stop, if it has seen enough.
  private let stop: (TextMatch) -> Int?

  private(set) var matches: [TextMatch] = []
  private(set) var wantsMore = true
  private var end = Int.max
  /// What was found of each part of each group: where it stands in the text.
  private var parts: [[[ProximitySpan: Range<Int>]]]
  private let known = ByteStringTable()
  private var placesOfKnown: [[MatchPatterns.Place]] = []
  private var started: [MatchPatterns.Place: [UInt32: Int]] = [:]
  private var segment = 0

  init(
    _ text: UnsafeBufferPointer<UInt8>, _ patterns: MatchPatterns, words: WordFormer, language: LanguageTag,
    segments: [LanguageSegment], stop: @escaping (TextMatch) -> Int?
  ) {
    self.text = text
    self.patterns = patterns
    self.words = words
    self.language = language
    self.segments = segments
    self.stop = stop
    parts = patterns.groups.map { Array(repeating: [:], count: $0.partCount) }
  }

  /// Matches of groups, which are known when the whole text was read.
  mutating func finish() {
    for (number, group) in patterns.groups.enumerated() {
      let found = parts[number]
      for match in group.matcher.matches(found.map { $0.keys.sorted() }) {
        for (part, span) in match.enumerated() {
          if let range = found[part][span] {
            matches.append(TextMatch(pattern: patterns.number(ofGroup: number), span: range))
          }
        }
      }
    }
  }

  mutating func word(_ span: Range<Int>, position: UInt32) {
    guard goesOn(to: span) else { return }
    let (language, number) = languageOfWord(at: span.lowerBound)
    let bytes = UnsafeBufferPointer(rebasing: text[span])
    let (id, isNew) = known.insert(UnsafeRawBufferPointer(bytes), tag: number)
    if isNew {
      placesOfKnown.append(
        words.forms(of: bytes, language: language).map { patterns.places(of: $0, language: language) } ?? [])
    }
    let places = placesOfKnown[id]
    if !places.isEmpty { for place in places { take(place, span, position) } }
  }

  mutating func gram(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {
    guard goesOn(to: span) else { return }
    for (place, isPrefix) in patterns.places(ofGram: folded) {
      let end = isPrefix ? span.lowerBound + UTF8Scalar.length(text[span.lowerBound]) : span.upperBound
      take(place, span.lowerBound..<min(end, span.upperBound), position)
    }
  }

  mutating func unspacedWord(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {}

  private mutating func goesOn(to span: Range<Int>) -> Bool {
    if span.lowerBound >= end { wantsMore = false }
    return wantsMore
  }

  /// Notes a match, or one more step of a sequence that started before.
  private mutating func take(_ place: MatchPatterns.Place, _ span: Range<Int>, _ position: UInt32) {
    let slots = patterns.slots[place.pattern]
    guard slots.count > 1 else {
      found(TextMatch(pattern: place.pattern, span: span), from: position, slots: 1)
      return
    }
    var start = span.lowerBound
    if let previous = slots[..<place.slot].lastIndex(of: false) {
      let before = MatchPatterns.Place(pattern: place.pattern, slot: previous)
      guard position >= UInt32(place.slot - previous),
        let known = started[before]?[position - UInt32(place.slot - previous)]
      else { return }
      start = known
    }
    if slots[(place.slot + 1)...].contains(false) {
      if started[place, default: [:]].count > 64 { started[place] = [:] }
      started[place, default: [:]][position] = start
    } else {
      let first = position &- UInt32(place.slot)
      found(TextMatch(pattern: place.pattern, span: start..<span.upperBound), from: first, slots: slots.count)
    }
  }

  private mutating func found(_ match: TextMatch, from position: UInt32, slots: Int) {
    if let member = patterns.members[match.pattern] {
      parts[member.group][member.part][ProximitySpan(start: position, length: UInt32(slots))] = match.span
      return
    }
    matches.append(match)
    if let enough = stop(match) { end = min(end, enough) }
  }

  private mutating func languageOfWord(at offset: Int) -> (LanguageTag, UInt32) {
    while segment < segments.count, segments[segment].span.upper.rawValue <= offset { segment += 1 }
    if segment < segments.count, segments[segment].span.lower.rawValue <= offset {
      let here = segments[segment].language
      return (here, UInt32(segments.firstIndex { $0.language == here } ?? segment) + 1)
    }
    return (language, 0)
  }
}
