import DocentDocument
import DocentLearning
import Foundation
import Testing

@testable import DocentLanguage

@Suite struct LanguageTrainerTests {
  /// A folder with three made-up languages.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var random = SeededGenerator(seed: 1)
    for (name, syllables) in [("xa", ["ba", "lu", "mi"]), ("xb", ["ke", "zo", "tri"]), ("xc", ["щу", "ма", "ли"])] {
      let lines = (0..<200).map { _ in
        (0..<5).map { _ in (0..<3).map { _ in syllables[random.below(3)] }.joined() }.joined(separator: " ")
      }
      try lines.joined(separator: "\n").write(
        to: folder.appendingPathComponent("\(name).txt"), atomically: true, encoding: .utf8)
    }
    try body(folder.path)
  }

  @Test func learnsFromAFolderOfTextsAndRepeatsItself() throws {
    try withFolder { folder in
      var settings = LanguageTrainer.Settings()
      settings.examples = 2000
      settings.bucketBits = 8
      let corpus = try TrainingCorpus(paths: [folder])
      let trainer = LanguageTrainer(settings)
      let bytes = try trainer.train(on: corpus, development: corpus)
      #expect(try trainer.train(on: corpus, development: corpus) == bytes)
      let detector = try LanguageDetector(ModelFile(ModelBytes(copying: bytes)))
      for (text, language) in [("balumi lumiba", "xa"), ("kezotri", "xb"), ("щумали", "xc")] {
        #expect(Array(text.utf8).withUnsafeBufferPointer { detector.detect($0) }.first?.language.rawValue == language)
      }
    }
  }

  @Test func namesALineThatIsNoTable() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("docent-\(UUID().uuidString).tsv")
    try "en\tno table".write(to: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: path) }
    let error = #expect(throws: ModelError.self) { try TrainingCorpus(paths: [path.path]) }
    #expect(error?.code == .training)
  }

  @Test func namesAMissingFolder() {
    #expect(throws: ModelError.self) { try TrainingCorpus(paths: ["/nonexistent/folder"]) }
  }
}
