import DocentLearning
import DocentText

/// How many words of the development treebanks get their right class.
enum WordClassEvaluation {
  private static let files = [
    "en.ud-ewt", "en.gum", "fr.ud-sequoia", "de.ud-gsd", "es.ud-gsd", "it.ud-pud", "nl.ud-lassysmall", "pt.ud-bosque",
  ]

  /// Accuracy by file.
  static func accuracy(
    of weights: LinearWeights, directory: String
  ) throws(ModelError) -> [(file: String, accuracy: Double)] {
    var writer = ModelFileWriter()
    writer.add(weights, name: "class")
    let model = try LinearModel(ModelFile(ModelBytes(copying: writer.serialized())), name: "class")
    var results: [(file: String, accuracy: Double)] = []
    for file in files {
      var matrix = ConfusionMatrix(labels: WordClassFeatures.labels)
      for sentence in try WordClassTrainer.read("\(directory)/\(file).dev.pos.gz") {
        var tagger = WordClassTagger(model, language: String(file.prefix(2)))
        for word in sentence { tagger.addForm(CaseFolding.folded(Array(word.form.utf8))) }
        for (index, word) in sentence.enumerated() {
          let classes = tagger.classes(
            of: Int32(index), shape: WordClassTrainer.shape(word.form, startsSentence: index == 0),
            before: index > 0 ? Int32(index - 1) : nil, twoBefore: index > 1 ? Int32(index - 2) : nil,
            after: index + 1 < sentence.count ? Int32(index + 1) : nil)
          let other = 1 - classes.noun - classes.adjective - classes.verb
          let scores = [classes.noun, classes.adjective, classes.verb, other]
          matrix.add(gold: word.label, predicted: scores.firstIndex(of: scores.max() ?? 0) ?? 3)
        }
      }
      results.append((file, matrix.accuracy))
    }
    return results
  }
}
