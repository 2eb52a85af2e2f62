import DocentLearning
import FoundationEssentials
import Testing

@testable import DocentLanguage

@Suite struct LanguageEvaluationTests {
  private func set(_ lines: String, name: String = "set.tsv") throws -> LabelledTexts {
    let folder = FileManager.default.temporaryDirectory.appending(path: "labelled-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(lines.utf8).write(to: file)
    return try LabelledTexts(path: file.path)
  }

  @Test func measuresByKindAndLanguage() throws {
    let set = try set(
      """
      de\ts\tx\tDas Paket kam zwei Tage zu spät und die Schachtel war offen.
      en\ts\tx\tThe parcel arrived two days late and the box was open.
      de\tw\tx\tRechtschreibung
      fr\tw\tx\tGeschwindigkeit
      """)
    let report = LanguageEvaluation(try Shipped.detector.get()).report(set)
    #expect(report.overall?.texts == 4)
    #expect(report.overall?.micro == 0.75)
    #expect(report.kinds["sentence"]?.macro == 1)
    #expect(report.kinds["word"]?.perLanguage == ["de": 1, "fr": 0])
    #expect(report.kinds["word"]?.confusions.first?.answer == "de")
    #expect(report.mixed == nil)
  }

  @Test func severalAnswersMayBeRight() throws {
    let set = try set("hr|bs|sr\tDobar dan, kako ste danas?\nund\t12345\nzh\t這個問題應該由開發團隊來處理。\n")
    let report = LanguageEvaluation(try Shipped.detector.get()).report(set)
    #expect(report.overall?.micro == 1)
    #expect(report.overall?.undetermined == 1.0 / 3)
  }

  @Test func measuresPassages() throws {
    let german = "Die Lieferung kam schon wieder zu spät, und niemand ging ans Telefon. "
    let russian = "Доставка снова опоздала, и никто не отвечал на мои звонки."
    let set = try set(
      """
      {"Text": "\(german)\(russian)", "Languages": ["de", "ru"], "Segments": [\
      {"BeginOffset": 0, "EndOffset": \(german.count), "LanguageCode": "de"}, \
      {"BeginOffset": \(german.count), "EndOffset": \(german.count + russian.count), "LanguageCode": "ru"}]}
      {"Text": "\(german)", "Languages": ["de", "fr"]}
      """)
    let mixed = try #require(LanguageEvaluation(try Shipped.detector.get()).report(set).mixed)
    #expect(mixed.exact == 0.5)
    #expect(mixed.precision == 1)
    #expect(mixed.recall == 0.75)
    #expect(mixed.passages == 1)
  }

  @Test func tablesOfMixedTextsHoldTextsInOneLanguageToo() throws {
    let set = try set("de+en\tDas ist gut. That is good.\nde\tDas ist gut.\n")
    #expect(set.mixed.map(\.languages) == [["de", "en"], ["de"]])
    #expect(set.texts.isEmpty)
  }

  @Test(arguments: ["a line without a tab\n", "{\"Text\": 1}\n", "de\ts\tx\n"])
  func saysWhichLineItCannotRead(lines: String) throws {
    #expect(throws: ModelError.self) { try set(lines) }
  }
}
