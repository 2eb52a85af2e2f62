import DocentDocument
import Testing

@testable import DocentSearch

/// Whatever happens to the files, the index answers or names the error; it never crashes and never answers wrongly.
@Suite struct DamageTests {
  /// A committed index whose files can be tampered with.
  private struct Victim {
    let directory: TemporaryDirectory
    let generation: Int
    let segment: String

    init() throws {
      directory = try TemporaryDirectory()
      let writer = try IndexWriter(directory: directory.path, generation: nil)
      for number in 0..<300 {
        var document = IndexDocument.sample(
          "doc\(number)", "common words of number \(number) and x\(number % 7) again x\(number % 7)", title: "Title",
          part: number == 17 ? 1 : 0, keywords: [(.person, "Person \(number % 5)")], date: "2024-01-01")
        document.numbers = [.size: Double(number), "amount": Double(number % 7) / 3]
        document.signature = UInt64(number % 90)
        try writer.add(document)
      }
      generation = try writer.commit()
      segment = try #require(directory.names.first { $0.hasSuffix(".seg") })
    }

    /// Everything a reader can do.
    func readAll() throws {
      let searcher = try Searcher(directory: directory.path, generation: generation)
      for query in [
        "common", "\"number 8\"", "x*", "person:\"person 3\"", "date:2024", "-x3", "title:title", "words lang:en",
        "\"common number\"~3", "comon~", "w*d*", "words NEAR/4 again", "size:>20", "amount:1..5", "person:*2",
      ] {
        let query = QueryParser.read(query, fields: QueryFields(numbers: ["amount"])).query
        _ = try searcher.search(query, limit: 300)
        _ = try searcher.page(SearchRequest(query, order: SortOrder(.number("amount")), collapsesDuplicates: true))
      }
      _ = try searcher.facets(.all, [Facet(.values(.person, limit: 0), within: [Facet(.statistics("amount"))])])
      _ = try IndexVerifier.verify(directory: directory.path, generation: generation)
    }
  }

  @Test func everyFlippedByteIsNamed() throws {
    let victim = try Victim()
    try victim.readAll()
    for name in [victim.segment, "MANIFEST-\(victim.generation)"] {
      let bytes = try victim.directory.bytes(name)
      var generator = SeededGenerator(state: 1)
      for _ in 0..<80 {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        var damaged = bytes
        damaged[index] ^= UInt8.random(in: 1...255, using: &generator)
        try victim.directory.write(damaged, name)
        #expect(throws: IndexError.self, "byte \(index) of \(name)") { try victim.readAll() }
      }
      try victim.directory.write(bytes, name)
    }
    try victim.readAll()
  }

  @Test func everyTruncationIsNamed() throws {
    let victim = try Victim()
    let bytes = try victim.directory.bytes(victim.segment)
    let boundaries = stride(from: 0, to: bytes.count, by: 64).flatMap { [$0, $0 + 1] } + [bytes.count - 1]
    for length in boundaries where length < bytes.count {
      try victim.directory.write(Array(bytes[..<length]), victim.segment)
      #expect(throws: IndexError.self, "cut at \(length)") { try victim.readAll() }
    }
    let manifest = try victim.directory.bytes("MANIFEST-\(victim.generation)")
    for length in manifest.indices {
      try victim.directory.write(Array(manifest[..<length]), "MANIFEST-\(victim.generation)")
      #expect(throws: IndexError.self) { try victim.readAll() }
    }
  }

  /// The file with its checksums made right again.
  private func resealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let trailer = bytes.count - SegmentFormat.trailerSize
    let tableOffset = bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: trailer, as: UInt64.self)) }
    let sections = bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: tableOffset, as: UInt32.self)) }
    let checksums = tableOffset + SegmentFormat.tableHeaderSize + sections * SegmentFormat.tableEntrySize
    func store(_ value: UInt32, at offset: Int) {
      for (index, byte) in withUnsafeBytes(of: value.littleEndian, Array.init).enumerated() {
        bytes[offset + index] = byte
      }
    }
    for page in 0..<(tableOffset + OutputFile.pageSize - 1) / OutputFile.pageSize {
      let range = page * OutputFile.pageSize..<min((page + 1) * OutputFile.pageSize, tableOffset)
      store(bytes[range].withUnsafeBytes { CRC32C.checksum($0) }, at: checksums + page * 4)
    }
    store(bytes[tableOffset..<trailer].withUnsafeBytes { CRC32C.checksum($0) }, at: trailer + 20)
    store(bytes[trailer..<trailer + 24].withUnsafeBytes { CRC32C.checksum($0) }, at: trailer + 24)
    return bytes
  }

  /// Damage behind right checksums.
  @Test func structuresAreFollowedOnlyInsideTheFile() throws {
    let victim = try Victim()
    let bytes = try victim.directory.bytes(victim.segment)
    var generator = SeededGenerator(state: 3)
    for _ in 0..<150 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        damaged[Int.random(in: 64..<bytes.count - 600, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      try victim.directory.write(resealed(damaged), "damaged.seg")
      // Past the manifest, which would notice the other fingerprint.
      guard let reader = try? SegmentReader("\(victim.directory.path)/damaged.seg") else { continue }
      guard let terms = try? reader.terms.terms(from: []) else { continue }
      var positions: [UInt32] = []
      while (try? terms.next()) == true {
        guard let cursor = try? PostingsCursor(terms.entry, in: reader.file) else { continue }
        positions.removeAll()
        try? cursor.forEach(below: reader.documentCount) { (_, _) throws(IndexError) in }
        if cursor.count > 0 { try? cursor.appendPositions(at: 0, to: &positions) }
      }
      for document in 0..<UInt32(reader.documentCount) { _ = try? reader.key(document) }
      for field in reader.numbers.fields {
        guard let column = try? reader.numbers.column(field) else { continue }
        for document in 0..<reader.documentCount { _ = column.value(document) }
        _ = column.bounds(ofZone: 0)
      }
      _ = try? KeywordColumn(.person, in: reader)
      _ = try? reader.documents(withKey: Array("doc7".utf8))
      _ = try? GatheredDocuments(
        [.init(bytes: [TermKind.word.rawValue], isPrefix: true)], in: reader, withFrequencies: true)
    }
  }

  @Test func missingFilesAreNamed() throws {
    let victim = try Victim()
    #expect(throws: IndexError.self) {
      try Searcher(directory: victim.directory.path, generation: victim.generation + 1)
    }
    do throws(IndexError) {
      _ = try IndexWriter(directory: victim.directory.path, generation: 77)
      Issue.record("opened a generation that does not exist")
    } catch { #expect(error.code == .missing) }
  }
}
