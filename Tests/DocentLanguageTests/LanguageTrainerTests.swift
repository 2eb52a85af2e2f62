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

  @Test func oneMoreFileAddsALanguage() throws {
    try withFolder { folder in
      try Array(repeating: "wagu nop wagunop nopwagu", count: 40).joined(separator: "\n").write(
        toFile: folder + "/qaa.txt", atomically: true, encoding: .utf8)
      var settings = LanguageTrainer.Settings()
      settings.bucketBits = 8
      let corpus = try TrainingCorpus(paths: [folder])
      let bytes = try LanguageTrainer(settings).train(on: corpus, development: corpus)
      let detector = try LanguageDetector(ModelFile(ModelBytes(copying: bytes)))
      #expect(detector.languages.map(\.rawValue) == ["qaa", "xa", "xb", "xc"])
      for (text, language) in [("nopwagu nop", "qaa"), ("balumi lumiba", "xa"), ("щумали", "xc")] {
        #expect(Array(text.utf8).withUnsafeBufferPointer { detector.detect($0) }.first?.language.rawValue == language)
      }
    }
  }

  @Test func writesLanguagesInLatinLettersUnlessTheyHaveTheirOwnTexts() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = [
      "ru": "Хорошая погода\nWindows не работает", "el": "καλημέρα σας", "el-Latn": "kalimera sas", "hi": "घर करना",
      "zh": "你好世界",
    ]
    for (name, text) in texts {
      try text.write(to: folder.appendingPathComponent("\(name).txt"), atomically: true, encoding: .utf8)
    }
    let corpus = try TrainingCorpus(paths: [folder.path]).romanised()
    #expect(corpus.languages.map(\.tag) == ["el", "el-Latn", "hi", "hi-Latn", "ru", "ru-Latn", "zh", "zh-Latn"])
    func lines(_ tag: String) -> [String] {
      corpus.languages.filter { $0.tag == tag }.flatMap { language in
        language.samples.map { String(decoding: language.bytes[$0.range], as: UTF8.self) }
      }
    }
    #expect(lines("ru-Latn") == ["Horošaâ pogoda", "Horosaa pogoda"])
    #expect(lines("el-Latn") == ["kalimera sas"])
    #expect(lines("zh-Latn").first == "nǐ hǎo shì jiè")
    #expect(HindiSpelling.typed("ghara karanā maiṁ hūm̐") == "ghar karna main hoon")
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
