import CDocentData
package import DocentDocument
package import DocentLearning

/// Tells the language of texts, from single words to documents.
///
/// Text is cleaned of what has no language (addresses, mentions, numbers, code, symbols), routed by script, and
/// scored by the character n-grams and words of the languages of that script. Scores are calibrated. A detector is
/// the same on every machine and may be used by several threads at once.
package struct LanguageDetector: Sendable {
  /// Changes when the answers for the same model may change.
  static let codeVersion = "2"

  let profiles: LanguageProfiles
  let scorer: LanguageScorer
  let cleaner: TextCleaner
  let pool: ScratchPool
  private let defaultFilter: LanguageFilter
  /// Scripts whose single letters stand for variables.
  private let formulaScripts: [UInt8]
  /// Scripts in which random letters are told from words.
  private let gibberishScripts: [UInt8]

  /// Uses the model in place. O(number of languages).
  package init(_ model: ModelFile) throws(ModelError) {
    profiles = try LanguageProfiles(model)
    scorer = LanguageScorer(profiles: profiles)
    cleaner = TextCleaner(profiles.characters)
    pool = ScratchPool(labelCount: profiles.labels.count)
    defaultFilter = LanguageFilter(profiles.labels, allowed: nil)
    formulaScripts = profiles.scriptGroups(["Latn", "Grek"])
    // Of a script with one language alone there are no n-grams.
    gibberishScripts = profiles.scriptGroups(["Latn", "Cyrl"]).filter { [profiles] in
      profiles.candidates[Int($0)].count > 1
    }
  }

  /// The detector with the model inside the binary.
  package static func shipped() throws(ModelError) -> LanguageDetector {
    let model = docent_language_model()
    return try LanguageDetector(
      ModelFile(ModelBytes(immortal: UnsafeRawBufferPointer(start: model.bytes, count: model.count))))
  }

  /// Changes whenever an answer may change.
  package var version: ModelVersion {
    ModelVersion(name: "language", version: "\(Self.codeVersion)-\(profiles.file.fingerprint)")
  }

  /// All languages that can be answered, `zh-TW` and those on request included, by tag.
  package var languages: [LanguageTag] {
    var tags = profiles.labels.map(\.tag)
    if tags.contains(.chinese) { tags.append(.traditionalChinese) }
    return tags.sorted()
  }

  /// 0 for the most common languages, 1 for the core, 2 for the rest, 3 for those on request.
  package func tier(of language: LanguageTag) -> Int {
    let tag = language == .traditionalChinese ? .chinese : language
    return profiles.labels.first { $0.tag == tag }?.tier ?? LanguageFilter.onRequestTier
  }

  /// The languages of a tier and the tiers before it: 0 the most common, 1 the core, 2 the rest, 3 those on request.
  package func languages(upToTier tier: Int) -> [LanguageTag] {
    profiles.labels.filter { $0.tier <= tier }.map(\.tag)
  }

  /// The languages `text` may be in, best first, with scores that add up to at most 1; `und` with score 1 when there
  /// is nothing to go by.
  ///
  /// Of more than 16 KB, eight windows are read. O(min(length, 16 KB)).
  /// `allowed` are the only languages to choose from; nil stands for all but those on request.
  package func detect(_ text: UnsafeBufferPointer<UInt8>, allowed: Set<LanguageTag>? = nil) -> [LanguageScore] {
    detect(text, filter(allowed))
  }

  func filter(_ allowed: Set<LanguageTag>?) -> LanguageFilter {
    allowed.map { LanguageFilter(profiles.labels, allowed: $0) } ?? defaultFilter
  }

  func filter(_ choice: LanguageChoice) -> LanguageFilter {
    var filter = filter(choice.allowed)
    filter.addHints(profiles.labels, likely: choice.likely)
    return filter
  }

  func detect(_ text: UnsafeBufferPointer<UInt8>, _ filter: LanguageFilter) -> [LanguageScore] {
    pool.withScratch { scratch in
      readWindows(text, filter, scratch) && isAnswer(scratch.probabilities.max() ?? 0)
        ? ranking(scratch, filter) : Self.nothing
    }
  }

  /// Whether the probability of the most likely language is enough to answer with it. Below, the few letters there are
  /// go with so many languages that nothing is the better answer.
  func isAnswer(_ probability: Double) -> Bool { probability >= Self.lowestAnswer }

  /// The languages of the text in the scratch whose probabilities were read.
  func ranking(_ scratch: DetectionScratch, _ filter: LanguageFilter) -> [LanguageScore] {
    let counts = scratch.text.scriptCounts
    let isTraditional = counts[Int(ScriptClass.hanTraditional)] > counts[Int(ScriptClass.hanSimplified)]
    var ranked: [LanguageScore] = []
    for (label, probability) in scratch.probabilities.enumerated() {
      let score = (probability * 1e4).rounded() / 1e4
      if score >= Self.lowestScore {
        ranked.append(
          LanguageScore(language: tag(UInt8(label), isTraditional: isTraditional, filter), score: score))
      }
    }
    return ranked.sorted { $0.score == $1.score ? $0.language < $1.language : $0.score > $1.score }
  }

  /// Fills the scratch's probabilities from its text, so that they add up to 1; false when the text says nothing of
  /// its language.
  func readProbabilities(_ scratch: DetectionScratch, _ filter: LanguageFilter) -> Bool {
    guard !Formula.isLikely(scratch.text, singleLetterScripts: formulaScripts),
      !KeyboardWalk.prevails(in: scratch.text)
    else { return false }
    for index in scratch.probabilities.indices { scratch.probabilities[index] = 0 }
    var total = 0.0
    for (script, share) in ScriptShares.of(scratch.text) {
      scratch.evidence.removeAll()
      scratch.evidence.add(scratch.text, words: scratch.text.words.indices, script: script, profiles.ngrams)
      if gibberishScripts.contains(script), Gibberish.isLikely(scratch.text, script: script, scratch.evidence) {
        continue
      }
      if scorer.addProbabilities(
        scratch.evidence, script: script, share: share, filter, to: &scratch.probabilities)
      {
        total += share
      }
    }
    guard total > 0 else { return false }
    if !filter.hints.isEmpty { total = filter.weigh(&scratch.probabilities) }
    if total != 1 { for index in scratch.probabilities.indices { scratch.probabilities[index] /= total } }
    return true
  }

  /// The tag to answer for a label: Chinese is told apart by its characters.
  func tag(_ label: UInt8, isTraditional: Bool, _ filter: LanguageFilter) -> LanguageTag {
    let tag = profiles.labels[Int(label)].tag
    guard tag == .chinese else { return tag }
    guard filter.simplifiedChinese else { return .traditionalChinese }
    return isTraditional && filter.traditionalChinese ? .traditionalChinese : .chinese
  }

  static let nothing = [LanguageScore(language: .undetermined, score: 1)]
  /// Of the words that get less, one in sixteen would be right; a third of what is no language gets less.
  private static let lowestAnswer = 0.1
  /// Scores below are left out of a ranking.
  private static let lowestScore = 0.001
}
