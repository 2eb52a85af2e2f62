import DocentDocument
import DocentLearning
import DocentText
import Foundation
import Testing

@testable import DocentAnalysis

/// Plain praise and complaint, 30 texts a language, frozen before the models were tuned.
@Suite struct PlainCasesTests {
  @Test(arguments: [
    ("en", 27), ("de", 25), ("fr", 26), ("es", 26), ("it", 24), ("pt", 25), ("ar", 25), ("hi", 26), ("id", 25),
    ("no", 22),
  ])
  func findsPlainVerdicts(language: String, atLeast: Int) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = tests.appending(path: "Data/sentiment/plain/\(language).tsv").path
    let corpus = try SentimentCorpus(name: language, path: path)
    let annotator = try SentimentAnnotator.shipped()
    let evaluation = SentimentEvaluation(corpus, annotator: annotator, tokenizer: Tokenizer())
    let matrix = evaluation.report.matrix
    #expect(corpus.rows.count == 30)
    #expect(matrix.counts[0][0] + matrix.counts[1][1] >= atLeast)
    // Praise taken for blame is the worst of errors.
    #expect(matrix.counts[0][1] + matrix.counts[1][0] <= 2)
  }
}
