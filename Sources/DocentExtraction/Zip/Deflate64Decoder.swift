import DocentDocument

/// Decompresses Deflate64, method 9 of ZIP (PKWARE APPNOTE 4.4.5): deflate (RFC 1951) with a window of 64 KB, two more
/// distance codes, and a longest length of 65,538.
struct Deflate64Decoder {
  private static let windowBytes = 1 << 16

  private let input: UnsafeRawBufferPointer
  private var position = 0
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0
  private var window = [UInt8](repeating: 0, count: windowBytes)
  /// Bytes written so far; the place in the window is this modulo its size.
  private var written = 0
  /// Bytes of the window that were handed on.
  private var flushed = 0

  init(_ input: UnsafeRawBufferPointer) { self.input = input }

  /// Hands over the decompressed bytes in pieces of at most 64 KB. Throws `corrupted` where they end early or are damaged,
  /// after handing over what came before.
  mutating func decode(_ sink: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void) throws(ExtractionError) {
    var isLast = false
    while !isLast {
      guard let header = take(3) else { return try fail(sink) }
      isLast = header & 1 == 1
      let isGood: Bool
      switch header >> 1 {
      case 0: isGood = try stored(sink)
      case 1: isGood = try block(Self.fixedLengths, Self.fixedDistances, sink)
      case 2:
        guard let (lengths, distances) = tables() else { return try fail(sink) }
        isGood = try block(lengths, distances, sink)
      default: isGood = false
      }
      if !isGood { return try fail(sink) }
    }
    try flush(sink)
  }

  private mutating func fail(_ sink: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void) throws(ExtractionError) {
    try flush(sink)
    throw ExtractionError(.corrupted, "the member is damaged or cut short; get the archive again from where it came")
  }

  private mutating func flush(_ sink: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void) throws(ExtractionError)
  {
    while flushed < written {
      let start = flushed & (Self.windowBytes - 1)
      let count = min(written - flushed, Self.windowBytes - start)
      try window.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try sink(UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
      }
      flushed += count
    }
  }

  private mutating func put(
    _ byte: UInt8, _ sink: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    window[written & (Self.windowBytes - 1)] = byte
    written += 1
    if written - flushed == Self.windowBytes { try flush(sink) }
  }

  // MARK: Blocks

  private mutating func stored(
    _ sink: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) -> Bool {
    _ = take(bitCount & 7)
    guard let length = take(16), let check = take(16), length == ~check & 0xFFFF else { return false }
    for _ in 0..<length {
      guard let byte = take(8) else { return false }
      try put(UInt8(truncatingIfNeeded: byte), sink)
    }
    return true
  }

  /// False where the block is damaged or ends early.
  private mutating func block(
    _ lengths: HuffmanCode, _ distances: HuffmanCode,
    _ sink: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) -> Bool {
    while true {
      guard let symbol = symbol(lengths) else { return false }
      if symbol < 256 {
        try put(UInt8(truncatingIfNeeded: symbol), sink)
        continue
      }
      if symbol == 256 { return true }
      guard symbol - 257 < Self.lengthBases.count, let extra = take(Self.lengthBits[symbol - 257]),
        let code = self.symbol(distances), code < Self.distanceBases.count,
        let more = take(Self.distanceBits[code])
      else { return false }
      let length = Self.lengthBases[symbol - 257] + Int(extra)
      let distance = Self.distanceBases[code] + Int(more)
      guard distance <= written, distance <= Self.windowBytes else { return false }
      for _ in 0..<length { try put(window[(written - distance) & (Self.windowBytes - 1)], sink) }
    }
  }

  private mutating func tables() -> (HuffmanCode, HuffmanCode)? {
    guard let literals = take(5), let distances = take(5), let codes = take(4) else { return nil }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<(Int(codes) + 4) {
      guard let length = take(3) else { return nil }
      codeLengths[Self.codeOrder[index]] = UInt8(truncatingIfNeeded: length)
    }
    guard let code = HuffmanCode(codeLengths) else { return nil }
    let count = Int(literals) + 257 + Int(distances) + 1
    var lengths: [UInt8] = []
    while lengths.count < count {
      guard let symbol = symbol(code) else { return nil }
      switch symbol {
      case 0...15: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last, let times = take(2) else { return nil }
        lengths += [UInt8](repeating: last, count: Int(times) + 3)
      case 17:
        guard let times = take(3) else { return nil }
        lengths += [UInt8](repeating: 0, count: Int(times) + 3)
      default:
        guard let times = take(7) else { return nil }
        lengths += [UInt8](repeating: 0, count: Int(times) + 11)
      }
    }
    guard lengths.count == count, let first = HuffmanCode(Array(lengths[..<(Int(literals) + 257)])),
      let second = HuffmanCode(Array(lengths[(Int(literals) + 257)...]))
    else { return nil }
    return (first, second)
  }

  // MARK: Bits

  private mutating func take(_ count: UInt32) -> UInt32? {
    while bitCount < count {
      guard position < input.count else { return nil }
      bits |= UInt32(input[position]) << bitCount
      position += 1
      bitCount += 8
    }
    let value = bits & ((1 << count) &- 1)
    bits >>= count
    bitCount -= count
    return value
  }

  private mutating func symbol(_ code: HuffmanCode) -> Int? {
    var walk = HuffmanCode.Walk()
    while let bit = take(1) {
      if let symbol = code.step(&walk, bit) { return symbol }
      if walk.isLost { return nil }
    }
    return nil
  }

  // MARK: Tables (RFC 1951, 3.2.5, with the changes of Deflate64)

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 3,
  ]
  private static let lengthBits: [UInt32] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 16,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577, 32769, 49153,
  ]
  private static let distanceBits: [UInt32] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14,
  ]
  private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let fixedLengths = HuffmanCode(
    uncheckedLengths: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
  private static let fixedDistances = HuffmanCode(uncheckedLengths: [UInt8](repeating: 5, count: 32))
}

/// A canonical Huffman code (RFC 1951, 3.2.2), decoded bit by bit.
struct HuffmanCode: Sendable {
  /// Where the decoding of a symbol stands.
  struct Walk {
    fileprivate var code = 0
    fileprivate var first = 0
    fileprivate var index = 0
    fileprivate var length = 0
    /// No symbol begins with these bits.
    var isLost: Bool { length >= 15 }
  }

  /// Number of symbols of each length.
  private var counts = [Int](repeating: 0, count: 16)
  /// Symbols by their codes.
  private var symbols: [Int] = []

  /// Nil when the lengths ask for more codes than there are.
  init?(_ lengths: [UInt8]) {
    self.init(uncheckedLengths: lengths)
    var left = 1
    for length in 1...15 {
      left = left * 2 - counts[length]
      if left < 0 { return nil }
    }
  }

  init(uncheckedLengths lengths: [UInt8]) {
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    for length in 1...15 where counts[length] > 0 {
      symbols += lengths.indices.filter { Int(lengths[$0]) == length }
    }
  }

  /// The symbol that ends with this bit; nil when it goes on.
  func step(_ walk: inout Walk, _ bit: UInt32) -> Int? {
    walk.length += 1
    guard walk.length <= 15 else { return nil }
    walk.code |= Int(bit)
    let count = counts[walk.length]
    if walk.code - count < walk.first { return symbols[walk.index + walk.code - walk.first] }
    walk.index += count
    walk.first = (walk.first + count) << 1
    walk.code <<= 1
    return nil
  }
}
