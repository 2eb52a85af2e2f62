import DocentDocument
import DocentLearning
import DocentText

/// Trains the model of one language.
struct SyntaxLanguageTrainer {
  private static let folds = 4
  /// Passes of the models that only serve to class words.
  private static let earlyPasses = 2
  private static let passes = 6
  /// Treebanks of fewer tokens are learnt several times, in different orders.
  private static let smallTreebank = 100_000
  private static let modelsOfSmall = 3
  /// A word is rare up to so many occurrences in the treebanks.
  private static let rare: Float = 3
  /// How much a word found in plain text counts beside one of a treebank.
  private static let weightOfText: Float = 0.5
  /// Labels of words written together that are seen less often count as their first part.
  private static let fewestOfLabel = 4

  private let language: SyntaxSources.Language
  private let log: (String) -> Void
  private let labels: SyntaxLabels
  private let clusters: [UInt64: UInt16]
  private var examples: [SyntaxExample] = []
  private var plain: [TokenizedText] = []
  private var lexicon: SyntaxWordCounts
  /// Counts of each fold of the treebank, and of all of it.
  private var foldCounts: [SyntaxWordCounts] = []
  private var allCounts: SyntaxWordCounts

  /// Reads the treebanks and the plain text of a language.
  init(
    _ language: SyntaxSources.Language, directory: String, text: [String], clusters: [UInt64: UInt16],
    log: @escaping (String) -> Void
  ) throws(ModelError) {
    self.language = language
    self.clusters = clusters
    self.log = log
    let aligner = SyntaxAligner(language: LanguageTag(language.code))
    var aligned: [(text: TokenizedText, parts: [[PartOfSpeech]], fold: Int, isDivergent: Bool)] = []
    for name in language.training {
      let sentences = try Treebank.sentences(path: "\(directory)/\(name).train.pos.gz")
      for (index, sentence) in sentences.enumerated() {
        let (text, parts) = aligner.align(sentence)
        let fold = index * Self.folds / sentences.count
        aligned.append((text, parts, fold, language.divergent.contains(name)))
      }
    }
    labels = Self.labels(of: aligned.flatMap(\.parts), fewest: Self.fewestOfLabel)
    let empty = SyntaxWordCounts(labels: labels.count)
    lexicon = empty
    allCounts = empty
    foldCounts = Array(repeating: empty, count: Self.folds)
    for (text, parts, fold, isDivergent) in aligned { add(text, parts, fold: fold, isDivergent: isDivergent) }
    markRareWords()
    if let name = language.lexicon { try readLexicon("\(directory)/\(name)") }
    let tokenizer = Tokenizer()
    plain = text.map { tokenizer.tokenize(DocumentText($0), language: LanguageTag(language.code)) }
  }

  /// All parts of speech and the frequent runs of them, in the order of their names.
  private static func labels(of parts: [[PartOfSpeech]], fewest: Int) -> SyntaxLabels {
    var counts: [[PartOfSpeech]: Int] = [:]
    for run in parts where run.count > 1 { counts[run, default: 0] += 1 }
    let runs = counts.filter { $0.value >= fewest }
      .sorted { $0.value == $1.value ? name($0.key) < name($1.key) : $0.value > $1.value }
      .prefix(30 - PartOfSpeech.allCases.count).map(\.key)
    return SyntaxLabels(parts: PartOfSpeech.allCases.map { [$0] } + runs.sorted { name($0) < name($1) })
  }

  private static func name(_ parts: [PartOfSpeech]) -> String { parts.map(\.rawValue).joined(separator: "+") }

  private mutating func add(_ text: TokenizedText, _ parts: [[PartOfSpeech]], fold: Int, isDivergent: Bool) {
    text.text.utf8.withUnsafeBufferPointer { bytes in
      for sentence in text.sentences {
        var forms = SyntaxForms()
        forms.load(bytes, tokens: text.tokens[sentence]) { _ in .unknown }
        let chosen = parts[sentence].map { UInt8(labels.parts.firstIndex(of: $0) ?? single($0)) }
        for (token, label) in chosen.enumerated() {
          let word = forms.words[token + SyntaxForms.margin]
          foldCounts[fold].add(word, label: Int(label))
          allCounts.add(word, label: Int(label))
        }
        examples.append(SyntaxExample(forms: forms, labels: chosen, fold: fold, isDivergent: isDivergent))
      }
    }
  }

  private mutating func markRareWords() {
    for index in examples.indices {
      let words = examples[index].forms.words.dropFirst(SyntaxForms.margin).prefix(examples[index].forms.count)
      examples[index].isRare = words.map { (allCounts.counts[$0] ?? []).reduce(0, +) <= Self.rare }
    }
  }

  /// The label of the first part, for runs without a label of their own.
  private func single(_ parts: [PartOfSpeech]) -> Int {
    labels.parts.firstIndex(of: [parts.first ?? .other]) ?? 0
  }

  private mutating func readLexicon(_ path: String) throws(ModelError) {
    for line in try CompressedFile.lines(path) {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let tag = PartOfSpeech(rawValue: String(fields[1])) else { continue }
      let word = SyntaxForms.hash(ofFolded: CaseFolding.folded(fields[0].utf8), isWord: true)
      lexicon.add(word, label: single([tag]), weight: 2)
    }
  }

  // MARK: Training

  /// The model, its temperature still to be fitted.
  mutating func train() throws(ModelError) -> SyntaxDraft {
    var found: [SyntaxWordCounts] = []
    for fold in 0...Self.folds {
      // The last round leaves nothing out: what it finds goes into the model file.
      found.append(plain.isEmpty ? SyntaxWordCounts(labels: labels.count) : try findWords(without: fold))
    }
    for fold in 0..<Self.folds {
      let words = builder(without: [fold], found: found[fold]).words()
      for index in examples.indices where examples[index].fold == fold {
        examples[index].forms.reload { words[$0] ?? .unknown }
      }
    }
    let tokens = examples.reduce(0) { $0 + $1.forms.count }
    let models = tokens < Self.smallTreebank ? Self.modelsOfSmall : 1
    let weights = SyntaxLearner(labels: labels.count, passes: Self.passes, models: models).train(examples)
    let words = builder(without: [], found: found[Self.folds]).words()
    log(
      "\(language.code): \(allCounts.counts.count) words of treebanks, \(words.count) words, \(weights.count) features")
    return SyntaxDraft(
      weights: weights, words: words, labels: labels, language: language.code)
  }

  /// Tags the plain text by a model that has not seen the fold.
  private mutating func findWords(without fold: Int) throws(ModelError) -> SyntaxWordCounts {
    let none = SyntaxWordCounts(labels: labels.count)
    for other in 0..<Self.folds where other != fold {
      let words = builder(without: [fold, other], found: none).words()
      for index in examples.indices where examples[index].fold == other {
        examples[index].forms.reload { words[$0] ?? .unknown }
      }
    }
    let learner = SyntaxLearner(labels: labels.count, passes: Self.earlyPasses)
    let weights = learner.train(examples.filter { $0.fold != fold })
    let words = builder(without: [fold], found: none).words()
    let draft = SyntaxDraft(
      weights: weights, words: words, labels: labels, language: language.code)
    let tagger = SyntaxTagger(try draft.model(temperature: 1))
    var found = none
    for text in plain {
      var choices: [SyntaxChoice] = []
      text.text.utf8.withUnsafeBufferPointer { bytes in
        for sentence in text.sentences {
          choices.removeAll(keepingCapacity: true)
          tagger.tag(bytes, tokens: text.tokens[sentence], into: &choices)
          for (token, choice) in zip(text.tokens[sentence], choices) where token.kind == .word {
            let folded = CaseFolding.folded(bytes[token.span.range])
            found.add(
              SyntaxForms.hash(ofFolded: folded, isWord: true), label: Int(choice.label), weight: Self.weightOfText)
          }
        }
      }
    }
    return found
  }

  private func builder(without folds: Set<Int>, found: SyntaxWordCounts) -> SyntaxLexiconBuilder {
    var gold = lexicon
    for (index, counts) in foldCounts.enumerated() where !folds.contains(index) { gold.add(counts) }
    return SyntaxLexiconBuilder(gold: gold, found: found, all: allCounts, clusters: clusters)
  }
}

/// A trained model of one language before it is written.
struct SyntaxDraft {
  let weights: [(feature: UInt64, weights: [Float])]
  let words: [UInt64: SyntaxWord]
  let labels: SyntaxLabels
  let language: String

  func write(into file: inout ModelFileWriter, temperature: Float) {
    file.add(syntax: weights, words: words, labels: labels, temperature: temperature, language: language)
  }

  func model(temperature: Float) throws(ModelError) -> SyntaxModel {
    var file = ModelFileWriter()
    write(into: &file, temperature: temperature)
    return try SyntaxModel(ModelFile(ModelBytes(copying: file.serialized())), language: language)
  }
}
