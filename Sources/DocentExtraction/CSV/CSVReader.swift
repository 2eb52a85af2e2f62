/// Reads delimited text record by record (RFC 4180, leniently: any line end, quotes inside unquoted fields, text after a
/// closing quote, a quote that never closes). Holds a position only; the bytes are passed to each call.
struct CSVReader: Sendable {
  private let delimiter: UInt8
  private let quote: UInt8
  private(set) var position: Int
  /// False once a quote was found that never closes: from there on quotes are plain characters.
  private var readsQuotes = true

  init(dialect: CSVDialect) {
    delimiter = dialect.delimiter
    quote = dialect.quote
    position = dialect.preamble
  }

  /// The fields of the next record, unquoted, as UTF-8 bytes; nil at the end.
  mutating func next(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]]? {
    guard position < bytes.count else { return nil }
    var fields: [[UInt8]] = []
    while true {
      fields.append(field(bytes))
      guard position < bytes.count else { break }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      break
    }
    return fields
  }

  /// Reads a field and stops at the delimiter or line end behind it.
  private mutating func field(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var start = position
    if delimiter != 0x20 { while start < bytes.count, bytes[start] == 0x20 { start += 1 } }
    if readsQuotes, start < bytes.count, bytes[start] == quote, let field = quotedField(bytes, from: start + 1) {
      return field
    }
    var end = position
    while end < bytes.count, bytes[end] != delimiter, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    defer { position = end }
    return Array(bytes[position..<end])
  }

  private mutating func quotedField(_ bytes: UnsafeRawBufferPointer, from start: Int) -> [UInt8]? {
    var result: [UInt8] = []
    var index = start
    while true {
      guard let closing = bytes[index...].firstIndex(of: quote) else {
        readsQuotes = false
        return nil
      }
      result.append(contentsOf: bytes[index..<closing])
      index = closing + 1
      guard index < bytes.count else { break }
      if bytes[index] == quote {
        result.append(quote)
        index += 1
        continue
      }
      var after = index
      while after < bytes.count, bytes[after] == 0x20, delimiter != 0x20 { after += 1 }
      if after == bytes.count || bytes[after] == delimiter || bytes[after] == 0x0A || bytes[after] == 0x0D {
        index = after
        break
      }
      // A bare quote inside a quoted field.
      result.append(quote)
    }
    position = index
    return result
  }
}
