/// Decompresses a raw Snappy block (google/snappy, format_description.txt).
enum SnappyDecoder {
  /// Appends what `input` holds to `output`, at most `limit` bytes; false when the block is damaged or larger.
  static func decompress(_ input: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int) -> Bool {
    var position = input.startIndex
    guard let length = ProtobufReader.varint(input, &position), length <= UInt64(max(0, limit)) else { return false }
    let start = output.count
    let end = start + Int(length)
    while position < input.endIndex {
      let tag = input[position]
      position += 1
      if tag & 3 == 0 {
        var count = Int(tag >> 2)
        if count >= 60 {
          guard let stated = number(input, &position, bytes: count - 59) else { return false }
          count = stated
        }
        count += 1
        guard count <= input.endIndex - position, count <= end - output.count else { return false }
        output.append(contentsOf: input[position..<position + count])
        position += count
        continue
      }
      let count: Int
      let offset: Int?
      switch tag & 3 {
      case 1:
        count = Int(tag >> 2 & 7) + 4
        offset = number(input, &position, bytes: 1).map { $0 | Int(tag >> 5) << 8 }
      case 2:
        count = Int(tag >> 2) + 1
        offset = number(input, &position, bytes: 2)
      default:
        count = Int(tag >> 2) + 1
        offset = number(input, &position, bytes: 4)
      }
      guard let offset, offset > 0, offset <= output.count - start, count <= end - output.count else { return false }
      // The copy may overlap what it writes.
      for _ in 0..<count { output.append(output[output.count - offset]) }
    }
    return output.count == end
  }

  private static func number(_ input: ArraySlice<UInt8>, _ position: inout Int, bytes: Int) -> Int? {
    guard bytes <= input.endIndex - position else { return nil }
    var value = 0
    for index in 0..<bytes { value |= Int(input[position + index]) << (8 * index) }
    position += bytes
    return value
  }
}
