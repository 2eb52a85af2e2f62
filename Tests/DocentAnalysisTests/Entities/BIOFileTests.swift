import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct BIOFileTests {
  @Test func readsTokensTagsAndSentences() {
    let sentences = BIOFile.sentences(Array("Ada\tB-PER\nLovelace\tI-PER\r\n\n\nin O\nParis\tB-LOC".utf8))
    #expect(sentences.map(\.tags) == [["B-PER", "I-PER"], ["O", "B-LOC"]])
    #expect(String(decoding: sentences[0].text, as: UTF8.self) == "Ada Lovelace")
    #expect(sentences[0].tokens.map(\.range) == [0..<3, 4..<12])
    #expect(sentences[0].entities.map(\.tokens) == [0..<2])
  }

  @Test(arguments: ["", "\n\n\n", "\t\n\tO\n"]) func emptyFilesHaveNoSentences(content: String) {
    #expect(BIOFile.sentences(Array(content.utf8)).isEmpty)
  }
}
