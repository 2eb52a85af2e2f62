import DocentDocument
import Foundation
import Testing

@testable import DocentSearch

/// Indexes written by each format version open for ever, or until a release says otherwise.
@Suite struct IndexFormatTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("IndexFormats").path
  private static let versions = [2, 3]

  /// Opening recovers the log, which writes: so in a copy.
  private func copy(_ version: Int) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    let source = "\(Self.folder)/\(version)/index"
    for name in try FileManager.default.contentsOfDirectory(atPath: source) {
      try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: "\(directory.path)/\(name)")
    }
    try directory.write([], IndexDirectory.lockName)
    return directory
  }

  @Test func thePresentFormatHasAnIndex() { #expect(Self.versions.contains(Int(SegmentFormat.version))) }

  @Test(arguments: versions)
  func anIndexOfEveryFormatIsWhole(version: Int) throws {
    let directory = try copy(version)
    #expect(try StandaloneIndex.verify(directory.path).documents == 26)
    let searcher = try StandaloneIndex.searcher(directory.path)
    // One document was in the log alone, another deleted there.
    #expect(searcher.documentCount == 25)
    #expect(try StandaloneIndex.verify(directory.path).documents == 26)
  }

  @Test(
    arguments: versions,
    [
      ("harbour", ["letters/03", "letters/04"]), ("\"the old harbour\"", ["letters/03"]),
      ("harb*", ["letters/03", "letters/04"]),
      ("habour~", ["letters/03", "letters/04"]), ("lieferung lang:de", ["letters/07"]), ("港", ["letters/08"]),
      ("person:\"Ada Brook\"", ["letters/00", "letters/05"]), ("date:2024-02", ["letters/10", "letters/11"]),
      ("amount:>400 size:<2000", ["letters/20", "letters/21", "letters/22"]), ("title:ledger", ["ledger"]),
      ("onlyinthelog", ["late"]), ("withdrawn", []),
    ])
  func aSearchInEveryFormatFinds(version: Int, search: (query: String, keys: [String])) throws {
    let directory = try copy(version)
    let searcher = try StandaloneIndex.searcher(directory.path)
    let query = QueryParser.read(search.query, fields: QueryFields(numbers: ["amount"])).query
    let page = try searcher.page(SearchRequest(query, order: SortOrder(.source), limit: 100))
    withExtendedLifetime(directory) { #expect(page.items.map(\.hit.key.rawValue) == search.keys) }
  }

  @Test(arguments: versions)
  func textsOfEveryFormatAreTheOnesGiven(version: Int) throws {
    let directory = try copy(version)
    let searcher = try StandaloneIndex.searcher(directory.path)
    var texts: [String: StoredText] = [:]
    for match in try searcher.best(.all, limit: 100) {
      texts[try searcher.hit(match).key.rawValue] = try searcher.storedText(match)
    }
    #expect(directory.names.contains("CURRENT"))
    for document in Self.documents where document.part == 0 && document.key.rawValue != "letters/09" {
      let text = try #require(texts[document.key.rawValue])
      #expect(String(decoding: text.title, as: UTF8.self) == document.title)
      #expect(String(decoding: text.text, as: UTF8.self) == document.body.string)
    }
  }

  /// Writes the index of the present format: `DOCENT_WRITE_INDEX_FORMAT=1 swift test --filter writesAnIndexOfThisFormat`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DOCENT_WRITE_INDEX_FORMAT"] != nil))
  func writesAnIndexOfThisFormat() throws {
    let path = "\(Self.folder)/\(SegmentFormat.version)/index"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let directory = try TemporaryDirectory()
    let index = try StandaloneIndex(directory.path)
    for (number, document) in Self.documents.enumerated() {
      try index.add(document)
      if number == 14 { try index.commit() }
    }
    try index.delete(SourceKey("letters/02"))
    try index.add(Self.documents[2])
    try index.commit()
    // What follows stays in the log.
    try index.add(.sample("late", "A word that is onlyinthelog stands here.", title: "Late"))
    try index.delete(SourceKey("letters/09"))
    try index.acknowledge()
    for name in directory.names where name != IndexDirectory.lockName {
      try FileManager.default.copyItem(atPath: "\(directory.path)/\(name)", toPath: "\(path)/\(name)")
    }
  }

  /// What the indexes hold, apart from what only the log does. Never changed: a new format gets the same documents.
  private static let documents: [IndexDocument] = {
    let bodies: [Int: (String, LanguageTag)] = [
      3: ("Boats lay in the old harbour, and nobody counted them any more.", "en"),
      4: ("The harbour master wrote twice; the second letter never came.", "en"),
      7: ("Die Lieferung kam am Dienstag, drei Kisten fehlten, und niemand wußte warum.", "de"),
      8: ("港の近くで古い手紙を読んだ。", "ja"),
      9: ("This letter was withdrawn before anybody answered it.", "en"),
    ]
    var documents = (0..<25).map { number in
      let (body, language) = bodies[number] ?? ("Letter \(number) says that parcel \(number * 7) is on its way.", "en")
      var document = IndexDocument.sample(
        number < 10 ? "letters/0\(number)" : "letters/\(number)", body, title: "Letter \(number)", language: language,
        keywords: number % 5 == 0 && number < 10 ? [(.person, "Ada Brook")] : [(.type, "letter")],
        date: number / 2 == 5 ? "2024-02-1\(number % 10)" : "2023-0\(1 + number % 9)-28")
      document.numbers = ["amount": Double(number) * 20.5, .size: number > 22 ? 2500 : 1200]
      document.signature = UInt64(1000 + number)
      return document
    }
    // A large document in two parts.
    documents[23] = .sample("ledger", "The first half of a long ledger of parcels.", title: "Ledger")
    documents[24] = .sample("ledger", "The other half of the same ledger.", title: "Ledger", part: 1)
    documents.append(.sample("letters/25", String(repeating: "over and over ", count: 400), title: "Long"))
    return documents
  }()
}
