import DocentDocument
import DocentText

@testable import DocentSearch

/// A slow, obviously correct search over a list of documents: what the index is compared with. Knows plain words of
/// spaced scripts, one language.
struct ModelEngine {
  struct Entry {
    var key: String
    var title: [String]
    var body: [String]
    var date: Int32?
    var keywords: [(KeywordField, String)]
    var numbers: [NumberField: Double] = [:]
  }

  /// Positions of words: the title twice, then the body, far apart.
  private struct Text {
    var positions: [Int: String] = [:]
    var title: [Int: String] = [:]
    var length = 0
  }

  let entries: [Entry]
  private let texts: [Text]
  private let stems: (String) -> String

  init(_ entries: [Entry], language: LanguageTag) {
    self.entries = entries
    let former = WordFormer()
    stems = { word in
      String(decoding: former.stem(Array(word.utf8), language: language) ?? Array(word.utf8), as: UTF8.self)
    }
    texts = entries.map { entry in
      var text = Text()
      for (index, word) in entry.title.enumerated() {
        text.positions[index] = word
        text.positions[1000 + index] = word
        text.title[index] = word
      }
      for (index, word) in entry.body.enumerated() { text.positions[2000 + index] = word }
      let counted = { (words: [String]) in
        words.filter { !StopWords.contains(Array($0.utf8), language: language) }.count
      }
      text.length = 2 * counted(entry.title) + counted(entry.body)
      return text
    }
  }

  /// Keys and scores in order.
  func search(_ query: Query) -> [(key: String, score: Float)] {
    let scores = evaluate(query)
    return scores.map { (entries[$0.key].key, $0.value) }.sorted { left, right in
      left.score != right.score ? left.score > right.score : left.key < right.key
    }
  }

  /// Score of each matching document.
  private func evaluate(_ query: Query) -> [Int: Float] {
    switch query {
    case .all: return Dictionary(uniqueKeysWithValues: entries.indices.map { ($0, 0) })
    case .word(let word, let field):
      let exact = frequencies(field) { $0 == word }
      let same = frequencies(field) { $0 == word || stems($0) == stems(word) }
      // The index takes the larger of the counts under the word and under its stem.
      let weight = idf(max(exact.count, same.count))
      return same.reduce(into: [:]) { scores, item in
        scores[item.key] = contribution(weight, item.value, item.key)
        if let frequency = exact[item.key] {
          scores[item.key, default: 0] += contribution(weight * BM25.exactBonus, frequency, item.key)
        }
      }
    case .prefix(let prefix, let field):
      let found = frequencies(field) { $0.hasPrefix(prefix) }
      return found.reduce(into: [:]) { $0[$1.key] = contribution(idf(found.count), $1.value, $1.key) }
    case .wildcard(let shape, let field):
      let found = frequencies(field) { ModelText.fits(Array($0), Array(shape)) }
      return found.reduce(into: [:]) { $0[$1.key] = contribution(idf(found.count), $1.value, $1.key) }
    case .fuzzy(let word, let field, let distance):
      let exact = evaluate(.phrase(word, in: field))
      let edits = distance ?? (word.count < 3 ? 0 : word.count < 6 ? 1 : 2)
      if edits == 0 { return exact }
      let found = frequencies(field) { ModelText.distance(word, $0) <= edits }
      return found.reduce(into: exact) { $0[$1.key, default: 0] += contribution(idf(found.count), $1.value, $1.key) }
    case .near(let parts, let distance): return near(parts, distance)
    case .phrase(let phrase, let field, let slop) where slop > 0 && phrase.contains(" "):
      return sloppy(phrase.split(separator: " ").map(String.init), field, slop)
    case .phrase(let phrase, let field, _):
      let words = phrase.split(separator: " ").map(String.init)
      if words.count == 1 {
        let exact = frequencies(field) { $0 == words[0] }
        return exact.reduce(into: [:]) { scores, item in
          let weight = idf(exact.count)
          scores[item.key] = contribution(weight, item.value, item.key)
          scores[item.key, default: 0] += contribution(weight * BM25.exactBonus, item.value, item.key)
        }
      }
      var weight: Float = 0
      for word in words { weight += idf(frequencies(field) { $0 == word }.count) }
      var scores: [Int: Float] = [:]
      for (index, text) in texts.enumerated() {
        let positions = field == .text ? text.positions : text.title
        let count = positions.keys.filter { start in
          words.enumerated().allSatisfy { positions[start + $0.offset] == $0.element }
        }.count
        if count > 0 { scores[index] = contribution(weight, UInt32(count), index) }
      }
      return scores
    case .keyword(let field, let value, let isPrefix):
      return entries.indices.reduce(into: [:]) { scores, index in
        let values = entries[index].keywords.filter { $0.0 == field }.map { $0.1.lowercased() }
        if values.contains(where: { isPrefix ? $0.hasPrefix(value.lowercased()) : $0 == value.lowercased() }) {
          scores[index] = 0
        }
      }
    case .keywords(let field, let pattern):
      return entries.indices.reduce(into: [:]) { scores, index in
        let values = entries[index].keywords.filter { $0.0 == field }.map { $0.1.lowercased() }
        if values.contains(where: { ModelText.fits($0, pattern) }) { scores[index] = 0 }
      }
    case .number(let field, let range):
      return entries.indices.reduce(into: [:]) { scores, index in
        if let value = entries[index].numbers[field], range.contains(value) { scores[index] = 0 }
      }
    case .source(let key, let isPrefix):
      return entries.indices.reduce(into: [:]) { scores, index in
        if isPrefix ? entries[index].key.hasPrefix(key) : entries[index].key == key { scores[index] = 0 }
      }
    case .boost(let part, let factor): return evaluate(part).mapValues { $0 * factor }
    case .date(let days):
      return entries.indices.reduce(into: [:]) { scores, index in
        if let date = entries[index].date, days.contains(CivilDay(rawValue: date)) { scores[index] = 0 }
      }
    case .or(let parts):
      return parts.reduce(into: [:]) { $0.merge(evaluate($1)) { $0 + $1 } }
    case .and(let parts):
      var required = parts.filter { part in
        switch part {
        case .not, .optional: false
        default: true
        }
      }
      if required.isEmpty { required = [.all] }
      // The index adds up rare parts first.
      let found = required.map(evaluate)
      var scores = found[0]
      for other in found.dropFirst() {
        scores = scores.filter { other[$0.key] != nil }
        for key in scores.keys { scores[key, default: 0] += other[key] ?? 0 }
      }
      for case .not(let part) in parts {
        let excluded = evaluate(part)
        scores = scores.filter { excluded[$0.key] == nil }
      }
      for case .optional(let part) in parts {
        let added = evaluate(part)
        for key in scores.keys { scores[key, default: 0] += added[key] ?? 0 }
      }
      return scores
    case .not, .optional: return evaluate(.and([query]))
    }
  }

  /// Words in order, moved by at most `slop` positions in all: every choice of positions is tried.
  private func sloppy(_ words: [String], _ field: TextField, _ slop: Int) -> [Int: Float] {
    let weight = words.reduce(Float(0)) { sum, word in sum + idf(frequencies(field) { $0 == word }.count) }
    return together(words.map { word in [[{ $0 == word }]] }, field, weight) { starts in
      let moves = starts.enumerated().map { $1.start - $0 }
      return (moves.max() ?? 0) - (moves.min() ?? 0) <= slop
    }
  }

  private func near(_ parts: [Query], _ distance: Int) -> [Int: Float] {
    var field = TextField.text
    let shapes = parts.map { sequences($0, &field) }
    let weight = shapes.reduce(Float(0)) { sum, alternatives in
      sum
        + (alternatives.map { slots in
          slots.reduce(Float(0)) { sum, test in
            let words = Set(texts.flatMap { (field == .text ? $0.positions : $0.title).values.filter(test) })
            let documents = words.reduce(0) { sum, word in sum + frequencies(field) { $0 == word }.count }
            return sum + idf(min(documents, entries.count))
          }
        }.max() ?? 0)
    }
    return together(shapes, field, weight) { spans in
      let first = spans.map(\.start).min() ?? 0
      let last = spans.map { $0.start + $0.length }.max() ?? 0
      return last - first - spans.reduce(0) { $0 + $1.length } <= distance
    }
  }

  private typealias Slots = [(String) -> Bool]
  private typealias Span = (start: Int, length: Int)

  private func sequences(_ query: Query, _ field: inout TextField) -> [Slots] {
    switch query {
    case .or(let parts):
      var found: [Slots] = []
      for part in parts { found += sequences(part, &field) }
      return found
    case .word(let word, let textField):
      field = textField
      return [[{ $0 == word || stems($0) == stems(word) }]]
    case .phrase(let text, let textField, _):
      field = textField
      return [text.split(separator: " ").map(String.init).map { word in { $0 == word } }]
    case .prefix(let stem, let textField):
      field = textField
      return [[{ $0.hasPrefix(stem) }]]
    case .wildcard(let shape, let textField):
      field = textField
      return [[{ ModelText.fits(Array($0), Array(shape)) }]]
    case .fuzzy(let word, let textField, let distance):
      field = textField
      let edits = distance ?? (word.count < 3 ? 0 : word.count < 6 ? 1 : 2)
      return [[{ ModelText.distance(word, $0) <= edits }]]
    default: return []
    }
  }

  /// How often the first part stands where all others can be chosen to fit, by document.
  private func together(
    _ parts: [[Slots]], _ field: TextField, _ weight: Float, _ fits: ([Span]) -> Bool
  ) -> [Int: Float] {
    var scores: [Int: Float] = [:]
    for (index, text) in texts.enumerated() {
      let words = field == .text ? text.positions : text.title
      let spans: [[Span]] = parts.map { alternatives in
        var found: [Int: Set<Int>] = [:]
        for slots in alternatives {
          for start in words.keys
          where slots.enumerated().allSatisfy({ offset, test in words[start + offset].map(test) ?? false }) {
            found[start, default: []].insert(slots.count)
          }
        }
        return found.flatMap { start, lengths in lengths.map { (start, $0) } }
      }
      func complete(_ chosen: [Span]) -> Bool {
        guard chosen.count < spans.count else { return fits(chosen) }
        return spans[chosen.count].contains { span in
          !chosen.contains { $0.start < span.start + span.length && span.start < $0.start + $0.length }
            && complete(chosen + [span])
        }
      }
      let count = spans[0].count { complete([$0]) }
      if count > 0 { scores[index] = contribution(weight, UInt32(count), index) }
    }
    return scores
  }

  private func frequencies(_ field: TextField, _ matches: (String) -> Bool) -> [Int: UInt32] {
    texts.enumerated().reduce(into: [:]) { counts, item in
      let words = field == .text ? item.element.positions : item.element.title
      let count = words.values.filter(matches).count
      if count > 0 { counts[item.offset] = UInt32(count) }
    }
  }

  private var formula: BM25 {
    BM25(documentCount: entries.count, totalLength: UInt64(texts.reduce(0) { $0 + $1.length }))
  }
  private func idf(_ count: Int) -> Float { formula.idf(count) }
  private func contribution(_ factor: Float, _ frequency: UInt32, _ index: Int) -> Float {
    formula.contribution(factor, frequency: frequency, norm: formula.norm(length: UInt32(texts[index].length)))
  }
}

/// Comparisons of words as their definitions say.
enum ModelText {
  static func fits(_ word: [Character], _ shape: [Character]) -> Bool {
    guard let first = shape.first else { return word.isEmpty }
    if first == "*" {
      return (0...word.count).contains { fits(Array(word[$0...]), Array(shape.dropFirst())) }
    }
    guard let letter = word.first, first == "?" || first == letter else { return false }
    return fits(Array(word.dropFirst()), Array(shape.dropFirst()))
  }

  /// Edits between two words, neighbours that change places counting once (optimal string alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var rows = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in 0...left.count { rows[i][0] = i }
    for j in 0...right.count { rows[0][j] = j }
    for i in 0..<left.count {
      for j in 0..<right.count {
        rows[i + 1][j + 1] = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          rows[i + 1][j + 1] = min(rows[i + 1][j + 1], rows[i - 1][j - 1] + 1)
        }
      }
    }
    return rows[left.count][right.count]
  }

  static func fits(_ value: String, _ pattern: KeywordPattern) -> Bool {
    switch pattern {
    case .words(let words): " \(value) ".contains(" \(words.lowercased()) ")
    case .wildcard(let shape): fits(Array(value), Array(shape.lowercased()))
    case .fuzzy(let word, let distance):
      self.distance(word.lowercased(), value) <= distance ?? (word.count < 3 ? 0 : word.count < 6 ? 1 : 2)
    }
  }
}
