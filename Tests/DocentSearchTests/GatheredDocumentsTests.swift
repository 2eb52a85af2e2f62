import DocentDocument
import Testing

@testable import DocentSearch

@Suite struct GatheredDocumentsTests {
  /// One list of each kind there is: a single document, less than a block, exactly one, several blocks, dense and sparse.
  private static func words(_ document: Int) -> [String] {
    var words: [String] = []
    if document % 2 == 0 { words.append("preeven") }
    if document % 3 == 0 { words += ["prethird", "prethird"] }
    if document % 37 == 0 { words.append("presparse") }
    if document < 128 { words.append("preblock") }
    if (100..<190).contains(document) { words += ["preshort", "preshort", "preshort"] }
    if document == 77 || document == 499 { words.append("presingle\(document)") }
    words += document % 5 == 0 ? ["other"] : []
    return words
  }

  @Test(arguments: ["pre", "pres", "preblock", "presingle", "prethird", "o", "nothing", ""])
  func addsUpWhatAllTermsSay(start: String) throws {
    let documents = 6000
    let index = try SampleIndex(
      (0..<documents).map { number in
        .sample(String(number + 10_000), Self.words(number).joined(separator: " "), language: "und")
      })
    let segment = index.searcher.snapshot.segments[0]
    let patterns = [TermPattern(bytes: [TermKind.word.rawValue] + Array(start.utf8), isPrefix: true)]
    let counted = try GatheredDocuments(patterns, in: segment.reader, withFrequencies: true)
    let marked = try GatheredDocuments(patterns, in: segment.reader, withFrequencies: false)
    for document in 0..<documents {
      let expected = Self.words(document).count { $0.hasPrefix(start) }
      #expect(counted.contains(UInt32(document)) == (expected > 0), "\(document)")
      #expect(marked.contains(UInt32(document)) == (expected > 0), "\(document)")
      if expected > 0 { #expect(counted.frequency(document) == expected, "\(document)") }
    }
  }

  @Test func passesOverOnlyWhatDoesNotExceed() {
    let formula = BM25(documentCount: 1000, totalLength: 60_000)
    for factor: Float in [0.01, 0.7, 3.2, 11.5, 900, -2] {
      for frequency: UInt32 in [1, 2, 3, 9, 200] {
        for length: UInt32 in [1, 2, 30, 59, 60, 61, 300, 20_000] {
          let norm = formula.norm(length: length)
          let score = formula.contribution(factor, frequency: frequency, norm: norm)
          for threshold in [score.nextDown, score - BM25.step, score / 2 - 1, -.infinity] where threshold < score {
            let test = BM25.ScoreTest(factor: factor, threshold: threshold)
            #expect(test.mayExceed(frequency: frequency, norm: norm), "\(factor) \(frequency) \(length)")
          }
          let above = BM25.ScoreTest(factor: factor, threshold: score + abs(score) / 100 + 1)
          #expect(!above.mayExceed(frequency: frequency, norm: norm))
        }
      }
    }
  }
}
