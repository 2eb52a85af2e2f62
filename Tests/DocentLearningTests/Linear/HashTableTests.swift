import Testing

@testable import DocentLearning

@Suite struct HashTableTests {
  private func table(_ entries: [(UInt64, UInt8)]) throws -> HashTable {
    var writer = HashTableWriter(rowBytes: 1)
    for (key, value) in entries { writer.add(key, row: [value]) }
    var file = ModelFileWriter()
    file.add("t", bytes: writer.serialized())
    return try HashTable(ModelFile(ModelBytes(copying: file.serialized())), section: "t", rowBytes: 1)
  }

  @Test(arguments: [0, 1, 2, 1000])
  func findsEveryKeyAndNoOther(count: Int) throws {
    var generator = SeededGenerator(seed: 5)
    let entries = (0..<count).map { (generator.next(), UInt8($0 % 250 + 1)) }
    let table = try table(entries)
    for (key, value) in entries { #expect(table.row(of: key)?.load(as: UInt8.self) == value) }
    for _ in 0..<1000 { #expect(table.row(of: generator.next()) == nil) }
  }

  @Test func probesStayShort() {
    var generator = SeededGenerator(seed: 9)
    var writer = HashTableWriter(rowBytes: 1)
    for _ in 0..<10_000 { writer.add(generator.next(), row: [1]) }
    let bytes = writer.serialized()
    #expect(bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) } < 100)
  }

  @Test func keepsTheFirstOfTwoEqualKeys() throws {
    #expect(try table([(7, 1), (7, 2)]).row(of: 7)?.load(as: UInt8.self) == 1)
  }

  @Test(arguments: [[], [0, 0, 0, 0], [0, 0, 0, 0, 9, 0, 0, 0, 1, 1, 1, 1, 1], [UInt8](repeating: 1, count: 12)])
  func refusesDamagedSections(bytes: [UInt8]) throws {
    var file = ModelFileWriter()
    file.add("t", bytes: bytes)
    let read = try ModelFile(ModelBytes(copying: file.serialized()))
    #expect(throws: ModelError.self) { try HashTable(read, section: "t", rowBytes: 1) }
  }

  @Test func endsItsSearchInATableWithoutEmptySlots() throws {
    var bytes: [UInt8] = [255, 255, 255, 255, 1, 0, 0, 0]
    for _ in 0..<8 { bytes += [9, 9, 9, 9, 1] }
    var file = ModelFileWriter()
    file.add("t", bytes: bytes)
    let table = try HashTable(ModelFile(ModelBytes(copying: file.serialized())), section: "t", rowBytes: 1)
    #expect(table.row(of: 42) == nil)
  }
}
