import DocentDocument
import DocentLearning

/// The parts of the shipped sentiment model: a linear model a group of languages, the lexicons, and the model that
/// weighs the sentences of a long document.
///
/// Section `groups`, a line each: name, temperature, languages; `*` stands for every other language.
struct SentimentModel: Sendable {
  struct Group: Sendable {
    let name: String
    let model: LinearModel
    /// The sentiment of each label of the model.
    let labels: [Sentiment]
    let temperature: Float
    let languages: Set<String>

    init(name: String, model: LinearModel, temperature: Float, languages: Set<String>) throws(ModelError) {
      var labels: [Sentiment] = []
      for label in model.labels {
        guard let sentiment = Sentiment(rawValue: label.uppercased()) else {
          throw ModelError(.damaged, "the sentiment model has an unknown label \(label)")
        }
        labels.append(sentiment)
      }
      guard labels.count <= 4, Set(labels).count == labels.count, model.denseCount == SentimentSignals.count,
        temperature > 0.01, temperature < 100
      else { throw ModelError(.damaged, "the sentiment model \(name) does not fit this build") }
      self.name = name
      self.model = model
      self.labels = labels
      self.temperature = temperature
      self.languages = languages
    }
  }

  /// Labels of the model for documents, in order.
  static let documentLabels: [Sentiment] = [.positive, .negative, .neutral, .mixed]

  let groups: [Group]
  let lexicon: SentimentLexicon
  /// Nil while the model is being trained.
  let documents: LinearModel?

  init(_ file: ModelFile) throws(ModelError) {
    var groups: [Group] = []
    for line in try file.text("groups").split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 3, let temperature = Float(words[1]) else {
        throw ModelError(.damaged, "the sentiment model has a damaged list of languages")
      }
      let model = try LinearModel(file, name: words[0])
      groups.append(
        try Group(name: words[0], model: model, temperature: temperature, languages: Set(words[2...])))
    }
    self.groups = groups
    lexicon = try SentimentLexicon(file)
    documents = file.sectionNames.contains("document.labels") ? try LinearModel(file, name: "document") : nil
    guard groups.contains(where: { $0.languages.contains("*") }) else {
      throw ModelError(.damaged, "the sentiment model has no part for other languages")
    }
    if let documents,
      documents.denseCount != DocumentSentiment.featureCount
        || documents.labels != Self.documentLabels.map({ $0.rawValue.lowercased() })
    {
      throw ModelError(.damaged, "the sentiment model's part for documents does not fit this build")
    }
  }

  /// The group of a language: its own, or the one for every other language, where lexicon and emoji speak alone.
  func group(for language: LanguageTag) -> Group {
    let code = language.language
    return groups.first { $0.languages.contains(code) } ?? groups.first { $0.languages.contains("*") } ?? groups[0]
  }
}
