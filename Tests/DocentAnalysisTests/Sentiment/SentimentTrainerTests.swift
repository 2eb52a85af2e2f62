import DocentDocument
import DocentLearning
import Testing

@testable import DocentAnalysis

@Suite struct SentimentTrainerTests {
  static let rows: [(Sentiment, String)] = [
    (.positive, "I like this very much, great work"), (.positive, "a wonderful day, thank you :)"),
    (.positive, "great food and great people"), (.negative, "I do not like this, what a mess"),
    (.negative, "a terrible day, nothing works"), (.negative, "bad food and rude people"),
    (.neutral, "the train leaves at ten"), (.neutral, "the report has three parts"),
    (.mixed, "great food but rude people"), (.mixed, "a wonderful place but nothing works"),
  ]

  private func lexicon() throws -> SentimentLexicon {
    var writer = ModelFileWriter()
    writer.add("lexicon", bytes: HashTableWriter(rowBytes: 4).serialized())
    writer.add("lexicon.languages", text: "")
    return try SentimentLexicon(ModelFile(ModelBytes(copying: writer.serialized())))
  }

  private func train() throws -> [UInt8] {
    let corpus = SentimentCorpus(name: "en-sample", rows: Self.rows.map { .init(label: $0.0, text: $0.1) })
    let examples = SentimentExamples([.init(corpus: corpus)], lexicon: try lexicon())
    let weights = SentimentTrainer(directory: "").fit(examples, group: SentimentRecipe.shipped.groups[0])
    var writer = ModelFileWriter()
    writer.add(weights, name: "en")
    return writer.serialized()
  }

  @Test func givesTheSameBytesForTheSameData() throws {
    let first = try train()
    #expect(try train() == first)
  }

  @Test func samplesAreFixedBySeed() {
    let corpus = SentimentCorpus(name: "en-x", rows: (0..<50).map { .init(label: .neutral, text: "\($0)") })
    #expect(corpus.sample(10, seed: 1).rows == corpus.sample(10, seed: 1).rows)
    #expect(corpus.sample(10, seed: 1).rows != corpus.sample(10, seed: 2).rows)
    #expect(corpus.sample(100, seed: 1).rows == corpus.rows)
  }

  @Test func licensedOnlyLeavesOutSetsWithoutALicence() {
    let recipe = SentimentRecipe.shipped.licensedOnly
    let names = recipe.groups.flatMap { $0.sources.map(\.name) + $0.developmentSets }
    #expect(SentimentRecipe.unlicensed.isDisjoint(with: names))
    #expect(recipe.groups.map(\.name) == ["en", "multi", "id", "universal"])
  }

  @Test func evenLabelsWeighTheSame() {
    let rows = (0..<8).map { SentimentCorpus.Row(label: $0 < 6 ? .neutral : .positive, text: "") }
    let part = SentimentExamples.Part(corpus: SentimentCorpus(name: "en-x", rows: rows), weight: 0.5, evenness: 1)
    let neutral = (part.weights[.neutral] ?? 0) * 6
    let positive = (part.weights[.positive] ?? 0) * 2
    #expect(abs(neutral - positive) < 1e-5)
    #expect(abs(neutral + positive - 4) < 1e-5)
  }
}
