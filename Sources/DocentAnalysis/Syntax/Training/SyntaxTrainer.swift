import DocentDocument
package import DocentLearning
import DocentText

/// Trains the shipped syntax model from the data folder, a model a language. The same data give the same bytes.
///
/// What is known about words is learnt as it will be met: the words of a fourth of the treebank are classed by the other
/// three, and by what a model of those says of plain text.
package struct SyntaxTrainer {
  private static let sentencesOfText = 12_000

  private let directory: String
  private let licensedOnly: Bool
  private let log: (String) -> Void

  /// - Parameters:
  ///   - directory: holds `pos/`, `langid/` and `ner/`.
  ///   - licensedOnly: whether to use nothing that was derived from texts without a stated licence.
  package init(directory: String, licensedOnly: Bool = false, log: @escaping (String) -> Void = { _ in }) {
    self.directory = directory
    self.licensedOnly = licensedOnly
    self.log = log
  }

  /// The finished model file.
  package func train(_ languages: [SyntaxSources.Language] = SyntaxSources.languages) throws(ModelError) -> [UInt8] {
    var file = ModelFileWriter()
    file.add("languages", text: languages.map(\.code).joined(separator: "\n"))
    let texts = try plainText(Set(languages.map(\.code)))
    for language in languages {
      var trainer = try SyntaxLanguageTrainer(
        language, directory: "\(directory)/pos", text: texts[language.code] ?? [],
        clusters: language.code == "en" && !licensedOnly ? try englishClusters() : [:], log: log)
      let draft = try trainer.train()
      let temperature = try SyntaxCalibration.temperature(of: draft, language: language, directory: "\(directory)/pos")
      draft.write(into: &file, temperature: temperature)
    }
    return file.serialized()
  }

  /// Sentences of `language TAB kind TAB source TAB text` lines.
  private func plainText(_ languages: Set<String>) throws(ModelError) -> [String: [String]] {
    var texts: [String: [String]] = [:]
    for line in try CompressedFile.lines("\(directory)/langid/train.tsv.xz") {
      let fields = line.split(separator: "\t", maxSplits: 3)
      guard fields.count == 4, fields[1] == "s" else { continue }
      let language = String(fields[0])
      guard languages.contains(language), texts[language, default: []].count < Self.sentencesOfText else { continue }
      texts[language, default: []].append(String(fields[3]))
    }
    return texts
  }

  private func englishClusters() throws(ModelError) -> [UInt64: UInt16] {
    var clusters: [UInt64: UInt16] = [:]
    for line in try CompressedFile.lines("\(directory)/ner/clusters.en.tsv.gz") {
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let number = UInt16(fields[2]) else { continue }
      clusters[SyntaxForms.hash(ofFolded: CaseFolding.folded(fields[0].utf8), isWord: true)] = number + 1
    }
    return clusters
  }
}
