import DocentDocument
import DocentStore

extension ReportContent {
  /// Names of these types are shown.
  private static let kinds: [Entity.Kind] = [.person, .organization, .location, .event, .commercialItem]
  /// Documents with the phrase that make it telling, and standard deviations (a two-sided level of about 10 %).
  private static let tellingDocuments = 2
  private static let tellingSignificance = 1.64

  /// Reads every document once, and of some their sentences. O(documents).
  package init(_ documents: DocumentSelection, limits: Limits = Limits()) throws {
    var gathering = Gathering(limits)
    try documents.forEachDocument { gathering.add($0) }
    let tallies = gathering
    let finder = ExampleFinder(documents.store)

    total = tallies.total
    outcomes = tallies.outcomes.counts
    repeated = documents.isDistinct ? documents.repeatedCount : nil
    duplicates = tallies.duplicates
    let days = tallies.seriesDays
    series = TimeSeries(days.counts)
    undated = tallies.undated
    datedByFile = days.leavesFilesOut ? tallies.datedByFile : 0
    if let first = days.counts.keys.min(), let last = days.counts.keys.max() { span = (first, last) }
    languages = Self.ranked(tallies.languages, limits.groups)
    languageCount = tallies.languages.count
    folders = Self.ranked(tallies.folders, limits.groups)
    types = Self.ranked(tallies.types, limits.groups)
    for kind in Self.kinds {
      guard let tally = tallies.names[kind] else { continue }
      let topics = try tally.top(limits.topics).map { topic in
        Topic(
          text: topic.text, counts: topic.counts,
          example: try finder.sentence(of: .name(kind, topic.key), in: topic.documents))
      }
      names.append((kind, topics))
    }
    func withExamples(_ topics: [TopicTally.Topic]) throws -> [Topic] {
      try topics.map { topic in
        Topic(
          text: topic.text, counts: topic.counts,
          example: try finder.sentence(of: .phrase(topic.key), in: topic.documents))
      }
    }
    phrases = try withExamples(tallies.phrases.top(limits.topics))
    tellingNegative = try withExamples(
      tallies.phrases.telling(
        .negative, from: .positive, limits.topics, least: Self.tellingDocuments,
        significance: Self.tellingSignificance))
    tellingPositive = try withExamples(
      tallies.phrases.telling(
        .positive, from: .negative, limits.topics, least: Self.tellingDocuments,
        significance: Self.tellingSignificance))
    negativeSentences = try finder.strongest(.negative, in: tallies.negative.map(\.id), limits.sentences)
    positiveSentences = try finder.strongest(.positive, in: tallies.positive.map(\.id), limits.sentences)
    problems = tallies.problems
    problemCount = tallies.problemCount
    models = tallies.models.sorted()
  }

  /// The largest groups; what is beyond the limit is summed up in a last one.
  private static func ranked(_ groups: [String: SentimentCounts], _ limit: Int) -> [Group] {
    let sorted = groups.sorted { left, right in
      left.value.documents == right.value.documents
        ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : left.value.documents > right.value.documents
    }
    var result = sorted.prefix(limit).map { Group(name: $0.key, counts: $0.value) }
    let rest = sorted.dropFirst(limit)
    if !rest.isEmpty {
      var counts = SentimentCounts()
      for group in rest { counts.add(group.value) }
      result.append(Group(name: "\(rest.count) more", counts: counts))
    }
    return result
  }
}

/// The sums over all documents.
private struct Gathering {
  private let limits: ReportContent.Limits
  var total = SentimentCounts()
  var outcomes = OutcomeTally()
  /// By the date that a document states, and by that of its file.
  private var statedDays: [String: SentimentCounts] = [:]
  private var fileDays: [String: SentimentCounts] = [:]
  private(set) var undated = 0
  var languages: [String: SentimentCounts] = [:]
  var folders: [String: SentimentCounts] = [:]
  var types: [String: SentimentCounts] = [:]
  var names: [Entity.Kind: TopicTally] = [:]
  var phrases = TopicTally()
  /// The documents that are most surely of one kind, with their probability.
  var negative: [(id: Int64, strength: Double)] = []
  var positive: [(id: Int64, strength: Double)] = []
  var problems: [ReportContent.Problem] = []
  var problemCount = 0
  var models: Set<ModelVersion> = []
  var duplicates = 0
  private var hashes: Set<ContentHash> = []

  init(_ limits: ReportContent.Limits) { self.limits = limits }

  mutating func add(_ document: StoredDocument) {
    let sentiment = document.insights.sentiment
    let label = sentiment?.label
    total.add(label)
    outcomes.add(document.record.outcome)
    if let date = document.record.date {
      if date.origin == .file {
        fileDays[date.day, default: SentimentCounts()].add(label)
      } else {
        statedDays[date.day, default: SentimentCounts()].add(label)
      }
    } else {
      undated += 1
    }
    if !document.languageName.isEmpty { languages[document.languageName, default: SentimentCounts()].add(label) }
    folders[document.record.folder, default: SentimentCounts()].add(label)
    types[document.shortType, default: SentimentCounts()].add(label)
    models.formUnion(document.models)
    let outcome = document.record.outcome
    if outcome.status == .failed || outcome.status == .partial {
      problemCount += 1
      if problems.count < limits.problems {
        problems.append(ReportContent.Problem(source: document.record.key.rawValue, outcome: outcome))
      }
    }
    for entity in document.insights.entities {
      names[entity.kind, default: TopicTally()].add(entity.text, text: entity.text, of: document.id, sentiment)
    }
    for phrase in document.insights.keyPhrases {
      phrases.add(phrase.key, text: phrase.text, of: document.id, sentiment)
    }
    guard isFirst(document), let sentiment else { return }
    // More than are shown: some have no sentence worth showing.
    let limit = limits.sentences * 3
    negative.insertRanked((document.id, sentiment.score.negative), limit: limit) { $0.strength }
    positive.insertRanked((document.id, sentiment.score.positive), limit: limit) { $0.strength }
  }

  var datedByFile: Int { fileDays.values.reduce(0) { $0 + $1.documents } }

  /// Documents by day. The date of a file is often that of a copy: it counts only where hardly any document (one in ten)
  /// states its own.
  var seriesDays: (counts: [String: SentimentCounts], leavesFilesOut: Bool) {
    let stated = statedDays.values.reduce(0) { $0 + $1.documents }
    if stated * 10 >= total.documents { return (statedDays, true) }
    var all = statedDays
    for (day, counts) in fileDays { all[day, default: SentimentCounts()].add(counts) }
    return (all, false)
  }

  /// Whether no earlier source has the same bytes.
  private mutating func isFirst(_ document: StoredDocument) -> Bool {
    guard let hash = document.record.analysis?.contentHash else { return true }
    let isNew = hashes.insert(hash).inserted
    if !isNew { duplicates += 1 }
    return isNew
  }
}
