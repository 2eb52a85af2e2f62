import DocentDocument
import DocentLearning
import DocentText

/// Trains the model of word classes on part-of-speech data: `form TAB UPOS TAB lemma TAB contraction` a line, a blank
/// line between sentences.
struct WordClassTrainer {
  static let languages = ["en", "fr", "de", "es", "it", "nl", "pt"]
  private static let files = [
    "en.ud-ewt", "en.gum", "fr.ud-sequoia", "fr.ud-gsd", "de.ud-gsd", "de.ud-pud", "es.ud-gsd", "es.ud-pud",
    "it.ud-pud", "it.ud-parlamint", "nl.ud-lassysmall-2017", "nl.ud-lassysmall-dev", "pt.ud-bosque",
  ]
  private static let tokensPerFile = 120_000

  /// A word as written, with its class.
  struct Word {
    var form: String
    var tag: String

    var label: Int {
      switch tag {
      case "NOUN", "PROPN": 0
      case "ADJ": 1
      case "VERB": 2
      default: 3
      }
    }
  }

  /// How a language's words behave, learnt on the way.
  struct Findings {
    /// Words that are mostly grammar.
    var functionWords: Set<[UInt8]> = []
    /// Words that are mostly nouns, adjectives or verbs.
    var contentWords: Set<[UInt8]> = []
    /// Words that join two nouns most often.
    var links: Set<[UInt8]> = []
    var adjectiveFollowsNoun = false
  }

  let directory: String

  /// The weights, and the findings by language.
  func train() throws(ModelError) -> (weights: LinearWeights, findings: [String: Findings]) {
    var data = LinearDataset(labels: WordClassFeatures.labels, denseCount: 0)
    var sentences: [String: [[Word]]] = [:]
    for (source, file) in Self.files.enumerated() {
      let language = String(file.prefix(2))
      let read = try Self.read("\(directory)/\(file).train.pos.gz")
      for sentence in read { Self.append(sentence, language: language, source: source, to: &data) }
      sentences[language, default: []] += read
    }
    var options = LinearTrainer.Options()
    options.epochs = 4
    options.learningRate = 0.3
    options.penalty = 1e-5
    var weights = LinearTrainer(options: options).train(data)
    weights.prune(toLargest: 120_000)
    return (weights, sentences.mapValues(Self.findings))
  }

  /// Reads one file up to its cap; the parts of a contraction are the word they are written as.
  static func read(_ path: String) throws(ModelError) -> [[Word]] {
    let bytes = try CompressedFile.read(path)
    var sentences: [[Word]] = []
    var sentence: [Word] = []
    var tokens = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !sentence.isEmpty { sentences.append(sentence) }
        sentence = []
        if tokens >= tokensPerFile { break }
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 2, fields.last != "I" else { continue }
      let isContraction = fields.count == 4 && fields[3].hasPrefix("B:")
      sentence.append(Word(form: isContraction ? String(fields[3].dropFirst(2)) : fields[0], tag: fields[1]))
      tokens += 1
    }
    if !sentence.isEmpty { sentences.append(sentence) }
    return sentences
  }

  /// One example a word, with the features inference adds up.
  private static func append(_ sentence: [Word], language: String, source: Int, to data: inout LinearDataset) {
    let seed = WordClassFeatures.seed(for: language)
    let forms = sentence.map { CaseFolding.folded(Array($0.form.utf8)) }
    for (index, word) in sentence.enumerated() {
      var features = LinearFeatures()
      features.keys = WordClassFeatures.keys(of: forms[index], at: .own, seed: seed)
      let shape = shape(word.form, startsSentence: index == 0)
      features.keys.append(WordClassFeatures.key(of: shape, seed: seed))
      if index > 0 { features.keys += WordClassFeatures.keys(of: forms[index - 1], at: .before, seed: seed) }
      if index > 1 { features.keys += WordClassFeatures.keys(of: forms[index - 2], at: .twoBefore, seed: seed) }
      if index + 1 < forms.count {
        features.keys += WordClassFeatures.keys(of: forms[index + 1], at: .after, seed: seed)
      }
      features.values = Array(repeating: 1, count: features.keys.count)
      data.append(features, LinearTarget(label: word.label, source: source))
    }
  }

  /// The shape of a written word, as `PhraseReader` sees it.
  static func shape(_ form: String, startsSentence: Bool) -> WordClassFeatures.Shape {
    let written = Array(form.utf8)
    let folded = CaseFolding.folded(written)
    return WordClassFeatures.Shape(
      isCapitalized: PhraseReader.isCapitalized(written[...], folded: folded), startsSentence: startsSentence,
      isAcronym: PhraseReader.isAcronym(written[...]))
  }

  private static func findings(_ sentences: [[Word]]) -> Findings {
    var counts: [[UInt8]: (function: Int, content: Int)] = [:]
    var joins: [[UInt8]: Int] = [:]
    var nounAdjective = 0
    var adjectiveNoun = 0
    for sentence in sentences {
      for (index, word) in sentence.enumerated() {
        let form = CaseFolding.folded(Array(word.form.utf8))
        if word.label == 3 {
          counts[form, default: (0, 0)].function += 1
        } else {
          counts[form, default: (0, 0)].content += 1
        }
        guard index > 0 else { continue }
        let before = sentence[index - 1].label
        if before == 0, word.label == 1 { nounAdjective += 1 }
        if before == 1, word.label == 0 { adjectiveNoun += 1 }
        if word.tag == "ADP", before == 0, index + 1 < sentence.count, sentence[index + 1].label == 0 {
          joins[form, default: 0] += 1
        }
      }
    }
    var findings = Findings()
    for (form, count) in counts where count.function + count.content >= 2 {
      if count.function > count.content {
        findings.functionWords.insert(form)
      } else {
        findings.contentWords.insert(form)
      }
    }
    let all = joins.values.reduce(0, +)
    findings.links = Set(joins.filter { $0.value * 12 >= all }.keys)
    findings.adjectiveFollowsNoun = nounAdjective > adjectiveNoun
    return findings
  }
}
