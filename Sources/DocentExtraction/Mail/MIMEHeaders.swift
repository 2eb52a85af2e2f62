/// The header fields of a message or part (RFC 5322, 2.2), in order, unfolded and undecoded.
struct MIMEHeaders {
  /// Bytes of header fields that are looked at.
  private static let maximumBytes = 1 << 20
  private static let maximumFields = 2000

  private(set) var fields: [(name: String, value: [UInt8])] = []
  /// Where the body starts.
  private(set) var end: Int

  /// Reads the fields at the start of `range`. Lenient: a line that is no field is passed over, and a body without a
  /// blank line before it starts where the fields end.
  init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
    var position = range.lowerBound
    end = range.upperBound
    let limit = min(range.upperBound, range.lowerBound + Self.maximumBytes)
    while position < limit {
      let (line, next) = Self.line(bytes, position, range.upperBound)
      if line.isEmpty {
        end = next
        return
      }
      if bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09 {
        if line.allSatisfy({ bytes[$0].isASCIISpace }) {
          end = next
          return
        }
        if let last = fields.indices.last { fields[last].value.append(contentsOf: bytes[line]) }
      } else if let colon = Self.fieldColon(bytes, line) {
        if fields.count < Self.maximumFields {
          let name = bytes[line.lowerBound..<colon].filter { !$0.isASCIISpace }.map(\.asciiLowercased)
          fields.append((String(decoding: name, as: UTF8.self), Array(bytes[(colon + 1)..<line.upperBound])))
        }
      } else if !Self.isEnvelopeLine(bytes, line), !fields.isEmpty {
        // Text begins without a blank line.
        end = position
        return
      }
      position = next
    }
    end = min(position, range.upperBound)
  }

  /// The first field of that name (lower case).
  func raw(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  /// The decoded value of the first field of that name, its white space folded.
  func text(_ name: String) -> String? { raw(name).flatMap { cleaned(EncodedWords.decode($0)) } }

  /// The line that starts at `position` without its end, and where the next one starts.
  static func line(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ limit: Int) -> (Range<Int>, next: Int) {
    var index = position
    while index < limit, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    var next = index
    if next < limit { next += bytes[next] == 0x0D && next + 1 < limit && bytes[next + 1] == 0x0A ? 2 : 1 }
    return (position..<index, next)
  }

  private static func fieldColon(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Int? {
    for index in line.prefix(200) {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") { return index > line.lowerBound ? index : nil }
      if byte < 0x20 || byte >= 0x7F { return nil }
      // Space may only stand right before the colon (RFC 5322, 4.5.8).
      if byte == 0x20, line.upperBound <= index + 1 || bytes[index + 1] != UInt8(ascii: ":") { return nil }
    }
    return nil
  }

  /// `From user@host Mon Mar  4 …`, the line mailboxes put before a message.
  private static func isEnvelopeLine(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Bool {
    let text = bytes[line]
    return text.starts(with: "From ".utf8) || text.starts(with: ">From ".utf8)
  }
}
