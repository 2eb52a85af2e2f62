/// The filters of streams that are read here ([ISO 32000-1] 7.4); images and their filters are poppler's.
enum PDFFilter {
  /// Nil for other filters, for what cannot be decoded at all, and for more than `limit` bytes.
  static func decode(_ data: UnsafeRawBufferPointer, _ name: String, limit: Int) -> [UInt8]? {
    switch name {
    case "FlateDecode", "Fl": inflate(data, limit: limit)
    case "ASCII85Decode", "A85": ascii85(data, limit: limit)
    case "ASCIIHexDecode", "AHx": hex(data, limit: limit)
    default: nil
    }
  }

  /// A zlib stream (RFC 1950); what was read before damage counts.
  private static func inflate(_ data: UnsafeRawBufferPointer, limit: Int) -> [UInt8]? {
    guard data.count > 2 else { return nil }
    var inflater = Inflater()
    var result: [UInt8] = []
    var position = 2
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 32 << 10)
    defer { chunk.deallocate() }
    while position <= data.count {
      let (step, read, written) = inflater.inflate(UnsafeRawBufferPointer(rebasing: data[position...]), into: chunk)
      position += read
      result.append(contentsOf: chunk.prefix(written))
      if result.count > limit { return nil }
      if step != .more || (read == 0 && written == 0) { break }
    }
    return result.isEmpty ? nil : result
  }

  /// Five characters for four bytes, `z` for four zeros, `~>` at the end.
  private static func ascii85(_ data: UnsafeRawBufferPointer, limit: Int) -> [UInt8]? {
    guard data.count / 5 * 4 <= limit else { return nil }
    var result: [UInt8] = []
    var group: [UInt8] = []
    func flush(_ count: Int) {
      while group.count < 5 { group.append(84) }
      var value: UInt32 = 0
      for digit in group { value = value &* 85 &+ UInt32(digit) }
      for shift in [24, 16, 8, 0].prefix(count) { result.append(UInt8(truncatingIfNeeded: value >> shift)) }
      group.removeAll(keepingCapacity: true)
    }
    for byte in data {
      switch byte {
      case UInt8(ascii: "!")...UInt8(ascii: "u"):
        group.append(byte - 33)
        if group.count == 5 { flush(4) }
      case UInt8(ascii: "z") where group.isEmpty: result.append(contentsOf: [0, 0, 0, 0])
      case UInt8(ascii: "~"):
        if group.count > 1 { flush(group.count - 1) }
        return result
      default: break
      }
    }
    if group.count > 1 { flush(group.count - 1) }
    return result
  }

  private static func hex(_ data: UnsafeRawBufferPointer, limit: Int) -> [UInt8]? {
    guard data.count / 2 <= limit else { return nil }
    var result: [UInt8] = []
    var high: UInt8?
    for byte in data {
      if byte == UInt8(ascii: ">") { break }
      guard let digit = byte.hexValue else { continue }
      if let first = high {
        result.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if let high { result.append(high << 4) }
    return result
  }
}
