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
    case .phrase(let phrase, let field):
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
    case .date(let days):
      return entries.indices.reduce(into: [:]) { scores, index in
        if let date = entries[index].date, days.contains(CivilDay(rawValue: date)) { scores[index] = 0 }
      }
    case .or(let parts):
      return parts.reduce(into: [:]) { $0.merge(evaluate($1)) { $0 + $1 } }
    case .and(let parts):
      var required = parts.filter { if case .not = $0 { false } else { true } }
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
      return scores
    case .not: return evaluate(.and([query]))
    }
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
    formula.contribution(factor, frequency: frequency, length: UInt32(texts[index].length))
  }
}
