import DocentDocument
import DocentLearning
import DocentText

/// The texts of a data folder in Docent's own tokens, so that models learn from what they will be given.
struct EntityTexts {
  let directory: String
  private let tokenizer = Tokenizer()

  /// The folder with all data: `ner`, `pos` and `langid` are in it.
  init(directory: String) { self.directory = directory }

  /// The sentences of a set with names.
  func training(_ source: TrainingSource) throws(ModelError) -> [TaggedSentence] {
    try names(source.trainingFile, limit: source.limit, language: source.language)
  }

  func development(_ source: TrainingSource) throws(ModelError) -> [TaggedSentence] {
    try names(source.developmentFile, limit: source.limit, language: source.language)
  }

  /// The sentences of a set with parts of speech.
  func classified(_ set: ClassifiedSet) throws(ModelError) -> [TaggedSentence] {
    let sentences = TaggedWordFile.sentences(try CompressedFile.read("\(directory)/pos/\(set.file)"))
    return sentences.map { $0.rejoined(by: tokenizer, language: set.language) }
  }

  private func names(_ name: String, limit: Int, language: LanguageTag) throws(ModelError) -> [TaggedSentence] {
    let sentences = BIOFile.sentences(try CompressedFile.read("\(directory)/ner/\(name)"))
    guard !sentences.isEmpty else { throw ModelError(.training, "\(directory)/ner/\(name) holds no sentences") }
    return sentences.prefix(limit).flatMap { $0.retokenized(by: tokenizer, language: language) }
  }

  /// Calls `body` with every plain sentence in a language of Latin script, and with its frequent words in order.
  func forEachPlainLine(
    sentence: (TaggedSentence, LanguageTag) -> Void, word: (Substring, LanguageTag) -> Void
  ) throws(ModelError) {
    let content = try CompressedFile.read("\(directory)/langid/train.tsv.xz")
    for line in content.split(separator: 0x0A) {
      guard let end = line.firstIndex(of: 0x09) else { continue }
      let language = LanguageTag(String(decoding: line[..<end], as: UTF8.self))
      guard LatinLanguages.contains(language) else { continue }
      let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 3)
      guard fields.count == 4 else { continue }
      switch fields[1] {
      case "s":
        var plain = TaggedSentence()
        plain.append(fields[3], tag: "O")
        for part in plain.retokenized(by: tokenizer, language: language) { sentence(part, language) }
      case "w": word(fields[3], language)
      default: break
      }
    }
  }
}

/// A set with parts of speech, which has no names marked: `pos/LANGUAGE.NAME.train.pos.gz`.
struct ClassifiedSet: Hashable {
  var name: String

  init(_ name: String) { self.name = name }

  var file: String { "\(name).train.pos.gz" }
  var language: LanguageTag { LanguageTag(String(name.prefix { $0 != "." })) }

  static let all = [
    "en.ud-ewt", "en.gum", "pt.ud-bosque", "fr.ud-sequoia", "fr.ud-gsd", "de.ud-gsd", "de.ud-pud", "es.ud-gsd",
    "es.ud-pud", "it.ud-pud", "it.ud-parlamint", "nl.ud-lassysmall-dev", "nl.ud-lassysmall-2017",
  ].map(ClassifiedSet.init)
}
