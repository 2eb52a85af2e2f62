import DocentDocument
import Testing

@testable import DocentSearch

@Suite struct StoredTextTests {
  /// Words that come back, words that do not, marks, scripts without spaces, long words, bytes that are no UTF-8.
  private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: text += Array(repeating: 0x20, count: Int.random(in: 1..<70, using: &generator))
      case 1: text += Array("日本語の文、".utf8)
      case 2: text += Array(String(repeating: "größe", count: Int.random(in: 1..<20, using: &generator)).utf8)
      case 3: text += Array("— “x” …\n\t🙂".utf8)
      case 4: text += (0..<4).map { _ in UInt8.random(in: 0...255, using: &generator) }
      case 5: text += Array("n\(generator.next() % 100_000)".utf8)
      default: text += Array("word\(generator.next() % 40) ".utf8)
      }
    }
    return text
  }

  private func reader(
    _ buffers: [StoredFieldsBuffer], in directory: TemporaryDirectory, threads: Int,
    isKept: (Int, Int) -> Bool
  ) throws -> (reader: StoredFieldsReader, numbers: [[UInt32]]) {
    let path = "\(directory.path)/texts.seg"
    let file = try SegmentFileWriter(path)
    let stored: [SegmentFormat.Section] = [.stored, .storedDictionaries, .storedBlocks, .storedPlaces]
    for section in SegmentFormat.Section.allCases where !stored.contains(section) { try file.begin(section) }
    var writer = try StoredFieldsWriter(file)
    let numbers = try StoredFieldsEncoder(buffers).write(to: &writer, threads: threads, isKept: isKept)
    let all = numbers.flatMap { $0 }
    try writer.finish(documentCount: all.count) { all[$0] == .max ? nil : all[$0] }
    _ = try file.finish()
    return (try StoredFieldsReader(SegmentFile(path), documentCount: all.count), numbers)
  }

  @Test(arguments: 1...3)
  func textsComeBackAsTheyWent(threads: Int) throws {
    var generator = SeededGenerator(state: UInt64(threads))
    var buffers = [StoredFieldsBuffer(), StoredFieldsBuffer()]
    var texts: [[StoredText]] = [[], []]
    for chunk in 0..<6 {
      let index = chunk % 2
      buffers[index].begin(chunk: chunk)
      for _ in 0..<Int.random(in: 0..<400, using: &generator) {
        let text = StoredText(title: Self.text(&generator), text: Self.text(&generator))
        text.title.withUnsafeBytes { title in
          text.text.withUnsafeBytes { buffers[index].add(title: title, text: $0) }
        }
        texts[index].append(text)
      }
    }
    let directory = try TemporaryDirectory()
    let (reader, numbers) = try reader(buffers, in: directory, threads: threads) { _, record in record % 5 != 0 }
    var document: UInt32 = 0
    for (index, records) in numbers.enumerated() {
      for record in records.indices {
        #expect(try reader.text(of: document) == (record % 5 == 0 ? nil : texts[index][record]))
        document += 1
      }
    }
    try reader.verify(documentCount: Int(document))
  }

  @Test func noTextsTakeNoBytes() throws {
    let directory = try TemporaryDirectory()
    let (reader, _) = try reader([StoredFieldsBuffer()], in: directory, threads: 1) { _, _ in true }
    #expect(reader.blockCount == 0 && reader.dictionaryCount == 0 && reader.recordCount == 0)
  }

  @Test func whatIsNoRecordIsNoText() throws {
    var generator = SeededGenerator(state: 5)
    let dictionary = try #require(StoredDictionary([3, 0, 3, 0x61, 0x62, 0x63, 2, 1, 0x64, 0, 0]))
    for _ in 0..<5000 {
      let record = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
        UInt8.random(in: 0..<6, using: &generator) == 0
          ? UInt8.random(in: 0...255, using: &generator)
          : UInt8.random(in: 0..<5, using: &generator)
      }
      if let text = record.withUnsafeBytes({ dictionary.text(of: $0) }) {
        #expect(text.title.count == Int(record[0]) || record[0] >= 0x80)
      }
    }
    #expect(StoredDictionary([2, 0, 1, 0x61]) == nil)
    #expect(StoredDictionary([2, 0, 1, 0x61, 2, 1, 0x62]) == nil)
    func text(_ record: [UInt8]) -> StoredText? { record.withUnsafeBytes { dictionary.text(of: $0) } }
    #expect(text([3, 4, 1, 3, 2]) == nil)
    #expect(text([3, 4, 1, 0, 1, 0x78, 2]) == nil)
    #expect(text([3, 5, 1, 0, 1, 0x78, 2]) == StoredText(title: Array("abc".utf8), text: Array("x abd".utf8)))
  }
}

@Suite struct PatchedPackingTests {
  @Test(arguments: [0, 1, 5, 40, 128])
  func blocksComeBackAsTheyWent(large: Int) {
    var generator = SeededGenerator(state: UInt64(large) + 1)
    for round in 0..<200 {
      let bits = UInt32(round % 20)
      var values = (0..<BitPacking.blockSize).map { _ in UInt32.random(in: 0...(1 << bits), using: &generator) }
      for place in values.indices.shuffled(using: &generator).prefix(large) {
        values[place] = UInt32.random(in: 0...UInt32.max, using: &generator)
      }
      var bytes: [UInt8] = [1, 2, 3]
      let shape = PatchedPacking.pack(values, to: &bytes)
      var unpacked = [UInt32](repeating: 7, count: BitPacking.blockSize)
      bytes.withUnsafeBytes { bytes in
        let end = unpacked.withUnsafeMutableBufferPointer { target in
          target.baseAddress.flatMap { PatchedPacking.unpack(bytes, at: 3, shape, into: $0) }
        }
        #expect(end == bytes.count)
        #expect(PatchedPacking.end(bytes, at: 3, shape) == bytes.count)
        let cut = UnsafeRawBufferPointer(rebasing: bytes.dropLast())
        if bytes.count > 3 { #expect(PatchedPacking.end(cut, at: 3, shape) == nil) }
      }
      #expect(unpacked == values)
    }
  }

  @Test func aFewLargeValuesDoNotWidenTheOthers() {
    var values = [UInt32](repeating: 5, count: BitPacking.blockSize)
    values[70] = 1 << 20
    var bytes: [UInt8] = []
    #expect(PatchedPacking.pack(values, to: &bytes) == PatchedPacking.Shape(width: 3, patches: 1))
    #expect(bytes.count == 48 + 1 + 3)
  }
}
