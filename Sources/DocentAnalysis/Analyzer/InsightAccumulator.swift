package import DocentDocument

/// Adds up what was found in the parts of a document to what is known of the whole. Parts come in order; memory does
/// not follow their number.
package struct InsightAccumulator {
  /// Distinct names and phrases kept of one document.
  private static let nameLimit = 1000
  private static let phraseLimit = 25
  /// Beyond this many distinct ones, those seen least are dropped.
  private static let workingLimit = 20_000

  private var bytesByLanguage: [LanguageTag: Int] = [:]
  private var scoreByLanguage: [LanguageTag: Double] = [:]
  private var sentiment = WeightedSentiment()
  private var sentences = 0
  private var positive = 0
  private var negative = 0
  private var phrases = RankedTable<String, PhraseSummary>(limit: workingLimit)
  private var names = RankedTable<EntityKey, EntitySummary>(limit: workingLimit)
  private var grouper = AliasGrouper()

  /// Names are told apart by their group, dates and quantities by their words.
  private enum EntityKey: Hashable {
    case group(Int)
    case words(Entity.Kind, String)
  }

  package init() {}

  /// Adds the next part, whose names are given their groups in the document.
  package mutating func add(_ result: inout TextAnalyzer.Result, text: DocumentText) {
    let segments = result.insights.segments
    var segment = 0
    grouper.assign(to: &result.insights.entities, in: text) { span in
      while segment + 1 < segments.count, segments[segment].span.upper <= span.lower { segment += 1 }
      return segments.indices.contains(segment) ? segments[segment].language : .undetermined
    }
    for segment in result.insights.segments {
      bytesByLanguage[segment.language, default: 0] += segment.span.count
      scoreByLanguage[segment.language, default: 0] += segment.score * Double(segment.span.count)
    }
    if let part = result.sentiment { sentiment.add(part, weight: result.byteCount) }
    sentences += result.insights.sentences.count
    for sentence in result.insights.sentences {
      if sentence.result.label == .positive { positive += 1 }
      if sentence.result.label == .negative { negative += 1 }
    }
    for phrase in result.insights.keyPhrases {
      let summary = PhraseSummary(
        text: phrase.text, key: phrase.key, score: phrase.score, mentions: phrase.mentions.count)
      phrases.merge(phrase.key, summary, weight: phrase.mentions.count) { old in
        old.mentions += summary.mentions
        old.score = max(old.score, summary.score)
      }
    }
    for entity in result.insights.entities {
      let name = Self.collapsed(text[entity.span])
      let summary = EntitySummary(kind: entity.kind, text: name, value: entity.value, score: entity.score, mentions: 1)
      let key = entity.group.map(EntityKey.group) ?? .words(entity.kind, name)
      names.merge(key, summary, weight: 1) { old in
        old.mentions += 1
        if Self.isFuller(name, than: old.text) { old.text = name }
        old.score = max(old.score, summary.score)
        old.value = old.value ?? summary.value
      }
    }
  }

  /// What is known of the document after the parts added so far.
  package var insights: DocumentInsights {
    let total = Double(bytesByLanguage.values.reduce(0, +))
    let languages =
      bytesByLanguage
      .map { LanguageScore(language: $0.key, score: total > 0 ? Double($0.value) / total : 0) }
      .sorted { $0.score == $1.score ? $0.language < $1.language : $0.score > $1.score }
    // What nobody could name does not decide the language of a text that has one.
    let language = languages.first { $0.language != .undetermined }?.language ?? .undetermined
    let ranked = phrases.values.sorted { left, right in
      left.value.score == right.value.score ? left.order < right.order : left.value.score > right.value.score
    }
    let frequent = names.values.sorted { left, right in
      left.value.mentions == right.value.mentions
        ? left.order < right.order : left.value.mentions > right.value.mentions
    }
    return DocumentInsights(
      language: language, languages: languages, sentiment: sentiment.result, sentences: sentences,
      positiveSentences: positive, negativeSentences: negative,
      keyPhrases: ranked.prefix(Self.phraseLimit).map(\.value), entities: frequent.prefix(Self.nameLimit).map(\.value))
  }

  /// A group is shown by its mention of the most words, the first of them.
  private static func isFuller(_ name: String, than other: String) -> Bool {
    name.utf8.count { $0 == 0x20 } > other.utf8.count { $0 == 0x20 }
  }

  /// Runs of white space as one space: a name broken over two lines is the same name.
  private static func collapsed(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) || text.contains("  ") else { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Distinct values with the order of their first appearance, bounded: when there are too many, those with the least
/// weight go, the latest first.
private struct RankedTable<Key: Hashable, Value> {
  struct Entry {
    var value: Value
    var order: Int
    var weight: Int
  }

  private var entries: [Key: Entry] = [:]
  private var next = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  var values: some Collection<Entry> { entries.values }

  mutating func merge(_ key: Key, _ value: Value, weight: Int, update: (inout Value) -> Void) {
    if var entry = entries[key] {
      update(&entry.value)
      entry.weight += weight
      entries[key] = entry
      return
    }
    entries[key] = Entry(value: value, order: next, weight: weight)
    next += 1
    if entries.count > limit { prune() }
  }

  private mutating func prune() {
    let kept = entries.sorted { left, right in
      left.value.weight == right.value.weight
        ? left.value.order < right.value.order : left.value.weight > right.value.weight
    }
    entries = Dictionary(uniqueKeysWithValues: kept.prefix(limit / 2).map { ($0.key, $0.value) })
  }
}
