/// The header fields of a message or part (RFC 5322, 2.2), in order, unfolded and undecoded.
struct MIMEHeaders {
  /// Bytes of a header that are looked at, and how many of them are kept.
  private static let maximumBytes = 64 << 20
  private static let maximumKept = 1 << 20
  private static let maximumFields = 2000
  /// Bytes of one field; what is longer is cut.
  private static let maximumValue = 256 << 10
  /// Lines before the first field of a message that are no fields: lengths, status lines, notes of programs.
  private static let maximumJunk = 8
  /// Lines looked at to tell whether the header goes on.
  private static let lookahead = 12

  private(set) var fields: [(name: String, value: [UInt8])] = []
  /// Where the body starts.
  private(set) var end: Int
  private var kept = 0
  /// The charset of the message's text, for fields with raw bytes.
  var charset: String?

  /// Reads the fields at the start of `range`. Lenient: a body without a blank line before it starts where the fields
  /// end, a line that is no field between others belongs to the one before it. A part whose first line is no field is
  /// all body.
  init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>, isPart: Bool = false) {
    var position = range.lowerBound
    var junk = 0
    end = range.upperBound
    let limit = min(range.upperBound, range.lowerBound + Self.maximumBytes)
    while position < limit {
      let (line, next) = Self.line(bytes, position, range.upperBound)
      if line.allSatisfy({ bytes[$0].isASCIISpace }) {
        // A line of white space may be a fold (RFC 5322, 4.2), an empty one never is.
        if line.isEmpty || fields.isEmpty || !Self.goesOn(bytes, from: next, range.upperBound) {
          end = next
          break
        }
        position = next
        continue
      }
      let isFolded = bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09
      if isFolded, let last = fields.indices.last {
        append(bytes[line], to: last)
      } else if let colon = Self.fieldColon(bytes, line) {
        if fields.count < Self.maximumFields {
          let name = bytes[line.lowerBound..<colon].filter { !$0.isASCIISpace }.map(\.asciiLowercased)
          fields.append((String(decoding: name, as: UTF8.self), []))
          append(bytes[(colon + 1)..<line.upperBound], to: fields.count - 1)
        }
      } else if !Self.isEnvelopeLine(bytes, line) {
        if fields.isEmpty {
          junk += 1
          if isPart || junk > Self.maximumJunk { break }
        } else if Self.goesOn(bytes, from: next, range.upperBound), let last = fields.indices.last {
          fields[last].value.append(0x20)
          append(bytes[line], to: last)
        } else {
          end = position
          return
        }
      }
      position = next
    }
    if fields.isEmpty, junk > 0 { end = range.lowerBound } else if position >= limit { end = min(position, end) }
  }

  private mutating func append(_ text: Slice<UnsafeRawBufferPointer>, to index: Int) {
    let room = min(Self.maximumValue - fields[index].value.count, Self.maximumKept - kept)
    let added = text.prefix(max(0, room))
    fields[index].value.append(contentsOf: added)
    kept += added.count
  }

  /// The first field of that name (lower case) that is not empty.
  func raw(_ name: String) -> [UInt8]? {
    fields.first { $0.name == name && !$0.value.allSatisfy(\.isASCIISpace) }?.value
  }

  /// All fields of that name, in order.
  func all(_ name: String) -> [[UInt8]] { fields.filter { $0.name == name }.map(\.value) }

  /// The decoded value of the first field of that name, its white space folded.
  func text(_ name: String) -> String? {
    raw(name).flatMap { cleaned(EncodedWords.decode($0, fallback: charset)) }
  }

  /// The line that starts at `position` without its end, and where the next one starts.
  static func line(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ limit: Int) -> (Range<Int>, next: Int) {
    var index = position
    while index < limit, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    var next = index
    if next < limit { next += bytes[next] == 0x0D && next + 1 < limit && bytes[next + 1] == 0x0A ? 2 : 1 }
    return (position..<index, next)
  }

  /// Where the colon of a field stands; nil for a line that is none.
  static func fieldColon(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Int? {
    let window = bytes[line].prefix(200)
    guard let end = window.firstIndex(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: ":") }),
      end > line.lowerBound
    else { return nil }
    // White space may only stand right before the colon (RFC 5322, 4.5.8).
    let colon = window[end...].firstIndex { $0 != 0x20 && $0 != 0x09 }
    return colon.flatMap { window[$0] == UInt8(ascii: ":") ? $0 : nil }
  }

  /// Whether a well-known field follows before the next blank line: then a line that is no field does not end the header.
  private static func goesOn(_ bytes: UnsafeRawBufferPointer, from start: Int, _ limit: Int) -> Bool {
    var position = start
    for distance in 0..<lookahead where position < limit {
      let (line, next) = line(bytes, position, limit)
      if line.allSatisfy({ bytes[$0].isASCIISpace }) { return false }
      if let colon = fieldColon(bytes, line) {
        let name = bytes[line.lowerBound..<colon].filter { !$0.isASCIISpace }.map(\.asciiLowercased)
        let field = String(decoding: name, as: UTF8.self)
        if structural.contains(field) || (distance < 2 && addressing.contains(field)) { return true }
      }
      position = next
    }
    return false
  }

  private static let structural: Set<String> = [
    "content-type", "content-transfer-encoding", "content-disposition", "mime-version", "message-id", "received",
    "x-mailer", "references", "in-reply-to", "return-path", "subject", "date",
  ]

  /// These stand in quoted messages too.
  private static let addressing: Set<String> = ["from", "to", "cc", "bcc", "reply-to", "sender"]

  /// `From user@host Mon Mar  4 …`, the line mailboxes put before a message.
  private static func isEnvelopeLine(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Bool {
    let text = bytes[line]
    return text.starts(with: "From ".utf8) || text.starts(with: ">From ".utf8)
  }
}
