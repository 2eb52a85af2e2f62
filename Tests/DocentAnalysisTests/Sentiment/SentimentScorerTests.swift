import DocentDocument
import DocentText
import DocentLearning
import Testing

@testable import DocentAnalysis

@Suite struct SentimentScorerTests {
  /// Training and scoring must add up the same numbers, or the model answers another question than it learnt.
  @Test(arguments: [
    "I do not like green eggs and ham, I do not like them!", "sooo gooood :) :) good good", "Ünïcödé 日本語 text", "",
  ])
  func agreesWithTheFeaturesOfTraining(text: String) throws {
    let corpus = SentimentCorpus(
      name: "en-sample", rows: SentimentTrainerTests.rows.map { .init(label: $0.0, text: $0.1) })
    var writer = ModelFileWriter()
    writer.add("lexicon", bytes: HashTableWriter(rowBytes: 4).serialized())
    writer.add("lexicon.languages", text: "")
    let lexicon = try SentimentLexicon(ModelFile(ModelBytes(copying: writer.serialized())))
    var options = LinearTrainer.Options()
    options.minimumCount = 1
    let examples = SentimentExamples([.init(corpus: corpus)], lexicon: lexicon)
    writer.add(LinearTrainer(options: options).train(examples.dataset()), name: "m")
    let model = try LinearModel(ModelFile(ModelBytes(copying: writer.serialized())), name: "m")

    let tokens = tokenized(text, "en")
    let reading = SentimentReader(lexicon: lexicon, language: "en").read(tokens, sentences: tokens.sentences.indices)
    let all = 0..<reading.tokens.count
    let scored = SentimentScorer(model, reading).scores(all)
    let expected = model.scores(SentimentNGrams.features(reading, all))
    for label in 0..<4 { #expect(abs(scored[label] - expected[label]) < 1e-3) }
  }
}
