import DocentDocument
package import DocentLearning

/// The texts a language detector is trained on or measured with, by language.
///
/// Read from a folder or a file in one of two forms, each plain, `.gz` or `.xz`:
/// - tab separated lines `language  kind  source  text`, where the kind is `s` (sentence), `p` (word pair) or `w` (word);
/// - `LANGUAGE.txt`, one text a line, all taken as sentences.
///
/// A folder may hold `core.txt` and `common*.txt`, lists of languages that take precedence over the others.
package struct TrainingCorpus: Sendable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    case sentence = 0x73
    case pair = 0x70
    case word = 0x77
  }

  package struct Sample: Sendable {
    package let kind: Kind
    package let range: Range<Int>
    /// Place in the list that a word or pair comes from, the most frequent first, from 0; 0 for sentences.
    package let rank: Int
  }

  package struct Language: Sendable {
    package let tag: String
    package internal(set) var samples: [Sample] = []
    package internal(set) var bytes: [UInt8] = []
  }

  /// In the order of their tags.
  package private(set) var languages: [Language] = []
  /// 0 for the most common languages, 1 for the core, 2 for the rest; 0 for all when the folder has no lists.
  package private(set) var tiers: [String: Int] = [:]

  /// Reads `paths` in order, without the sources named in `withoutSources` (for leave-one-source-out measurements).
  package init(paths: [String], withoutSources: Set<String> = []) throws(ModelError) {
    var builder = Builder(withoutSources: withoutSources)
    var lists: [(path: String, tier: Int)] = []
    for path in paths {
      for file in try DataFolder.files(at: path) {
        let name = DataFolder.baseName(file)
        if name == "core.txt" {
          lists.append((file, 1))
        } else if name.hasPrefix("common"), name.hasSuffix(".txt") {
          lists.append((file, 0))
        } else if name.hasPrefix("train"), name.contains(".tsv") {
          try builder.readTable(file)
        } else if path == file, name.contains(".tsv") {
          try builder.readTable(file)
        } else if name != "extended.txt", name.contains(".txt") {
          try builder.readText(file, language: String(name.prefix { $0 != "." }))
        }
      }
    }
    languages = builder.languages.values.sorted { $0.tag < $1.tag }
    for language in languages { tiers[language.tag] = lists.isEmpty ? 0 : 2 }
    for (path, tier) in lists.sorted(by: { $0.tier > $1.tier }) {
      let list = String(decoding: try CompressedFile.read(path), as: UTF8.self)
      for tag in list.split(whereSeparator: { $0 == "," || $0.isWhitespace }) where tiers[String(tag)] != nil {
        tiers[String(tag)] = tier
      }
    }
  }

  /// Adds a language that the corpus does not have.
  mutating func add(_ language: Language, tier: Int) {
    guard !language.samples.isEmpty else { return }
    languages.insert(language, at: languages.firstIndex { $0.tag > language.tag } ?? languages.count)
    tiers[language.tag] = tier
  }

  /// Numbers the languages anew: `order` has the old number of each.
  mutating func reorder(_ order: [Int]) { languages = order.map { languages[$0] } }

  private struct Builder {
    let withoutSources: Set<[UInt8]>
    var languages: [String: Language] = [:]

    init(withoutSources: Set<String>) { self.withoutSources = Set(withoutSources.map { Array($0.utf8) }) }

    mutating func readTable(_ path: String) throws(ModelError) {
      let bytes = try CompressedFile.read(path)
      var current = Language(tag: "")
      var list: (source: ArraySlice<UInt8>, kind: Kind)?
      var rank = 0
      for line in bytes.split(separator: 0x0A) {
        let fields = line.split(separator: 0x09, maxSplits: 3)
        guard fields.count == 4, let letter = fields[1].first, let kind = Kind(rawValue: letter) else {
          throw ModelError(
            .training,
            "\(path) has a line that is not `language, kind, source, text`: \(String(decoding: line.prefix(80), as: UTF8.self))"
          )
        }
        if withoutSources.contains(Array(fields[2])) { continue }
        if !fields[0].elementsEqual(current.tag.utf8) {
          if !current.tag.isEmpty { languages[current.tag] = current }
          let tag = String(decoding: fields[0], as: UTF8.self)
          current = languages.removeValue(forKey: tag) ?? Language(tag: tag)
          list = nil
        }
        let isSameList = list.map { $0.kind == kind && $0.source.elementsEqual(fields[2]) } ?? false
        rank = isSameList && kind != .sentence ? rank + 1 : 0
        list = (fields[2], kind)
        current.append(fields[3], kind, rank: rank)
      }
      if !current.tag.isEmpty { languages[current.tag] = current }
    }

    mutating func readText(_ path: String, language tag: String) throws(ModelError) {
      var language = languages.removeValue(forKey: tag) ?? Language(tag: tag)
      for line in try CompressedFile.read(path).split(separator: 0x0A) { language.append(line, .sentence) }
      languages[tag] = language
    }
  }
}

extension TrainingCorpus.Language {
  mutating func append(_ text: ArraySlice<UInt8>, _ kind: TrainingCorpus.Kind, rank: Int = 0) {
    let start = bytes.count
    bytes += text
    samples.append(.init(kind: kind, range: start..<bytes.count, rank: rank))
  }

  /// The bytes of a sample.
  func withBytes<Result>(of sample: TrainingCorpus.Sample, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[sample.range])) }
  }
}
