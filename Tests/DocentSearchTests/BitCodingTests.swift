import Testing

@testable import DocentSearch

@Suite struct BitCodingTests {
  @Test(arguments: [0, 1, 7, 8, 9, 17, 31, 32]) func readsWhatWasPacked(width: Int) {
    var generator = SeededGenerator(state: UInt64(width) + 5)
    let mask: UInt64 = (1 << UInt64(width)) - 1
    let values = (0..<333).map { _ in UInt32(truncatingIfNeeded: generator.next() & mask) }
    var bytes: [UInt8] = []
    bytes.appendBits(values.count, width: width) { values[$0] }
    #expect(bytes.count == UnsafeRawBufferPointer.size(ofBits: values.count, width: width))
    bytes.withUnsafeBytes { bytes in
      #expect(values.indices.allSatisfy { UInt64(values[$0]) == bytes.bits(at: $0 * width) & mask })
    }
  }

  @Test(
    arguments: [
      [3, 3, 3], [0], [], [Int64(UInt32.max), 0], [-5, nil, 7, 0], [nil, nil],
      [Int64(Int32.min) + 1, Int64(Int32.max)],
    ] as [[Int64?]])
  func columnsKeepEveryNumber(numbers: [Int64?]) {
    let bytes = PackedColumn.packed(numbers.count, mayBeAbsent: numbers.contains(nil)) { numbers[$0] }
    let width = Int(bytes[0])
    let base = bytes.withUnsafeBytes { Int32(littleEndian: $0.loadUnaligned(fromByteOffset: 1, as: Int32.self)) }
    bytes.dropFirst(PackedColumn.headerSize).withUnsafeBytes { bytes in
      for (index, number) in numbers.enumerated() {
        let code = UInt32(truncatingIfNeeded: bytes.bits(at: index * width) & ((1 << UInt64(width)) - 1))
        let found = Int32(bitPattern: code) &+ base
        #expect(number.map { Int32(truncatingIfNeeded: $0) == found } ?? (code == 0))
        #expect(numbers.contains(nil) ? (code == 0) == (number == nil) : true)
      }
    }
  }

  @Test(arguments: [1, 10, 200]) func theBestStayInWhateverOrderTheyCome(capacity: Int) {
    var generator = SeededGenerator(state: 9)
    for _ in 0..<50 {
      // Few different scores, so that many are equal.
      let scores = (0..<100).map { _ in Float(Int.random(in: 0...12, using: &generator)) }
      var ascending = TopDocuments(capacity: capacity, floor: 2)
      for (document, score) in scores.enumerated() { ascending.insert(score, UInt32(document)) }
      var mixed = TopDocuments(capacity: capacity, floor: 2)
      for document in scores.indices.shuffled(using: &generator) {
        mixed.insertInAnyOrder(scores[document], UInt32(document))
      }
      #expect(ascending.entries.map(\.document).sorted() == mixed.entries.map(\.document).sorted())
    }
  }
}
