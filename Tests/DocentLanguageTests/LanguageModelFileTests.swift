import CDocentData
import DocentLearning
import Testing

@testable import DocentLanguage

@Suite struct LanguageModelFileTests {
  private var shipped: [UInt8] {
    let model = docent_language_model()
    return Array(UnsafeBufferPointer(start: model.bytes, count: model.count))
  }

  @Test func theShippedModelIsSound() throws {
    try ModelFile(ModelBytes(copying: shipped)).verify()
  }

  @Test func aTruncatedModelIsNamed() {
    #expect(throws: ModelError.self) {
      try LanguageDetector(ModelFile(ModelBytes(copying: Array(shipped.dropLast(100)))))
    }
  }

  @Test(arguments: [
    "labels", "floors", "priors", "temperatures", "ngrams.starts", "ngrams.levels", "characters.blocks",
  ])
  func aModelWithoutASectionIsNamed(section: String) throws {
    let whole = try ModelFile(ModelBytes(copying: shipped))
    var writer = ModelFileWriter()
    for name in whole.sectionNames {
      writer.add(name, bytes: name == section ? [1, 2, 3] : Array(try whole.section(name)))
    }
    let damaged = try ModelFile(ModelBytes(copying: writer.serialized()))
    let error = #expect(throws: ModelError.self) { try LanguageDetector(damaged) }
    #expect(error?.code == .damaged)
  }

  /// Sections too large to be looked through when a model is opened.
  private static let unchecked = [
    "ngrams.bases", "ngrams.starts", "ngrams.records", "ngrams.rows", "characters.entries",
  ]

  @Test func damagedBytesNeverCrash() throws {
    let whole = try ModelFile(ModelBytes(copying: shipped))
    var random = SeededGenerator(seed: 9)
    for _ in 0..<3 {
      var writer = ModelFileWriter()
      for name in whole.sectionNames {
        var bytes = Array(try whole.section(name))
        for _ in 0..<bytes.count / 20 { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
        writer.add(
          name,
          bytes: Self.unchecked.contains(name) ? bytes : Array(try whole.section(name)))
      }
      let detector = try LanguageDetector(ModelFile(ModelBytes(copying: writer.serialized())))
      for text in ["The parcel arrived late.", "Посылка пришла", "日本語です", "ग्राहक"] {
        #expect(!Array(text.utf8).withUnsafeBufferPointer { detector.detect($0) }.isEmpty)
      }
    }
  }
}
