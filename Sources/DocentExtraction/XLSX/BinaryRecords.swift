import DocentDocument

/// Reads the records of a part of a binary workbook (MS-XLSB, 2.1.4): a type, a length, and so many bytes.
struct BinaryRecords {
  /// No record that is read is larger; others are passed over.
  private static let maximumBytes = 16 << 20
  private static let chunkBytes = 64 << 10

  private let source: any ByteSource
  private var chunk: [UInt8]
  private var position = 0
  private var end = 0
  private(set) var type = 0
  /// Of the record read last; empty when it was too large.
  private(set) var data: [UInt8] = []

  init(_ source: some ByteSource) {
    self.source = source
    chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
  }

  /// Reads the next record; false at the end of the part, also where it ends in the middle of a record.
  mutating func next() throws(ExtractionError) -> Bool {
    guard let first = try byte() else { return false }
    type = Int(first)
    if first & 0x80 != 0 {
      guard let second = try byte() else { return false }
      type = Int(first & 0x7F) | Int(second & 0x7F) << 7
    }
    var length = 0
    for shift in [0, 7, 14, 21] {
      guard let part = try byte() else { return false }
      length |= Int(part & 0x7F) << shift
      if part & 0x80 == 0 { break }
    }
    data.removeAll(keepingCapacity: data.count < 1 << 20)
    return try take(length, keeping: length <= Self.maximumBytes)
  }

  private mutating func take(_ count: Int, keeping keeps: Bool) throws(ExtractionError) -> Bool {
    var left = count
    while left > 0 {
      if position == end, try !fill() { return false }
      let part = min(left, end - position)
      if keeps { data.append(contentsOf: chunk[position..<position + part]) }
      position += part
      left -= part
    }
    return true
  }

  private mutating func byte() throws(ExtractionError) -> UInt8? {
    if position == end, try !fill() { return nil }
    defer { position += 1 }
    return chunk[position]
  }

  private mutating func fill() throws(ExtractionError) -> Bool {
    position = 0
    end = 0
    var read = 0
    let outcome: Result<Void, ExtractionError> = chunk.withUnsafeMutableBufferPointer { buffer in
      do throws(ExtractionError) {
        read = try source.read(into: buffer)
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
    end = read
    return read > 0
  }

  // MARK: Fields of the record, 0 or nil beyond its end

  func uint32(_ offset: Int) -> Int {
    guard offset >= 0, offset + 4 <= data.count else { return 0 }
    return (0..<4).reduce(0) { $0 | Int(data[offset + $1]) << (8 * $1) }
  }

  func uint16(_ offset: Int) -> Int { uint32Partial(offset, 2) }
  func uint24(_ offset: Int) -> Int { uint32Partial(offset, 3) }

  private func uint32Partial(_ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= data.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(data[offset + $1]) << (8 * $1) }
  }

  func double(_ offset: Int) -> Double? {
    guard offset >= 0, offset + 8 <= data.count else { return nil }
    return Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 | UInt64(data[offset + $1]) << UInt64(8 * $1) })
  }

  /// A string with its length before it (2.5.168); nil when it is null or cut. With the offset behind it.
  func string(_ offset: Int) -> (text: String, end: Int)? {
    guard offset + 4 <= data.count else { return nil }
    let count = uint32(offset)
    guard count <= (data.count - offset - 4) / 2 else { return nil }
    let start = offset + 4
    let units = (0..<count).map { UInt16(data[start + 2 * $0]) | UInt16(data[start + 2 * $0 + 1]) << 8 }
    return (String(decoding: units, as: UTF16.self), start + 2 * count)
  }
}
