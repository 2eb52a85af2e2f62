import Testing

@testable import DocentSearch

@Suite struct PostingsTests {
  @Test(arguments: 0...32) func packsBlocksOfEveryWidth(width: Int) {
    var generator = SeededGenerator(state: UInt64(width))
    let limit: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
    let values = (0..<128).map { $0 == 5 ? limit : UInt32.random(in: 0...limit, using: &generator) }
    #expect(values.withUnsafeBufferPointer(BitPacking.width) == width)
    var bytes: [UInt8] = []
    BitPacking.pack(values, width: width, to: &bytes)
    #expect(bytes.count == BitPacking.packedSize(width: width))
    var unpacked = [UInt32](repeating: 7, count: 128)
    bytes.withUnsafeBytes { bytes in
      unpacked.withUnsafeMutableBufferPointer { unpacked in
        if let source = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 16), let target = unpacked.baseAddress {
          BitPacking.unpack(source, width: width, into: target)
        }
      }
    }
    #expect(unpacked == values)
  }

  @Test(arguments: [0, 1, 31, 32, 33, 64, 100]) func packsPositionsInGroups(count: Int) {
    var generator = SeededGenerator(state: UInt64(count))
    let values = (0..<count).map { _ in
      UInt32.random(in: 0...(1 << UInt32.random(in: 0...31, using: &generator)), using: &generator)
    }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: count, by: PositionPacking.groupSize) {
      PositionPacking.pack(values[start..<min(start + PositionPacking.groupSize, count)], to: &bytes)
    }
    bytes.withUnsafeBytes { bytes in
      for lower in 0...count {
        for upper in lower...count {
          var unpacked = [UInt32](repeating: 0, count: count + 1)
          var reader = PositionReader(bytes)
          if lower > 0 { #expect(reader.read(lower / 2..<lower, into: &unpacked)) }
          #expect(reader.read(lower..<upper, into: &unpacked))
          #expect(unpacked[0..<upper - lower] == values[lower..<upper])
        }
      }
      // The last group may hold some more values than were written, but no other group follows.
      var rest = [UInt32](repeating: 0, count: count + 33)
      var reader = PositionReader(bytes)
      #expect(!reader.read(0..<count + 33, into: &rest))
    }
  }

  @Test func buffersManyGrowingStreams() {
    let arena = SliceArena()
    var streams = [SliceArena.Stream](repeating: .init(), count: 50)
    var expected = [[UInt8]](repeating: [], count: 50)
    var generator = SeededGenerator(state: 3)
    for _ in 0..<200_000 {
      let stream = Int.random(in: 0..<Int.random(in: 1...50, using: &generator), using: &generator)
      let value = UInt32.random(in: 0...(1 << UInt32.random(in: 0...20, using: &generator)), using: &generator)
      arena.append(varint: value, to: &streams[stream])
      expected[stream].appendVarint(value)
    }
    var bytes: [UInt8] = []
    for index in streams.indices {
      arena.read(streams[index], into: &bytes)
      #expect(bytes == expected[index])
    }
  }

  @Test func numbersStringsInOrderOfAppearance() {
    let table = ByteStringTable()
    for round in 0..<2 {
      for number in 0..<20_000 {
        let (id, isNew) = Array("string \(number)".utf8).withUnsafeBytes { table.insert($0, tag: UInt32(number % 3)) }
        #expect(id == number && isNew == (round == 0))
      }
    }
    #expect(String(decoding: table.string(17), as: UTF8.self) == "string 17")
    #expect(Array("string 17".utf8).withUnsafeBytes { table.insert($0, tag: 9) }.isNew)
  }
}
