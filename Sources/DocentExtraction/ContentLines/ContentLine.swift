import DocentDocument

/// A line of the formats that share the MIME directory syntax (RFC 2425): calendars and cards.
/// `group.NAME;PARAM=value:content`.
struct ContentLine {
  var group: String?
  /// Upper case.
  var name: String
  /// Names in upper case; a bare parameter of version 2.1 has the name `TYPE`.
  var parameters: [(name: String, value: String)] = []
  /// As written, transfer encoding and charset resolved, escapes not.
  var value: [UInt8]

  /// Longest list of parameters followed.
  private static let maximumParameters = 64

  /// Nil for a line without a colon.
  init?(_ line: ByteSlice) {
    var isQuoted = false
    var pieces: [ByteSlice] = []
    var start = line.startIndex
    var colon: Int?
    for index in line.indices {
      let byte = line[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") {
        if pieces.count <= Self.maximumParameters { pieces.append(line[start..<index]) }
        start = index + 1
      }
      if byte == UInt8(ascii: ":") {
        colon = index
        break
      }
    }
    // A quote that never closes hides the colon: the first one counts then.
    guard let end = colon ?? line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    if colon == nil { pieces = [line[..<end]] }
    guard var head = pieces.first?.trimmingSpace, !head.isEmpty, head.count <= 128 else { return nil }
    if let dot = head.firstIndex(of: UInt8(ascii: ".")) {
      group = head[..<dot].string.lowercased()
      head = head[(dot + 1)...]
    }
    name = head.string.uppercased()
    for piece in pieces.dropFirst() {
      let (key, rest) = piece.split { $0 != UInt8(ascii: "=") }
      let content = rest.dropFirst().filter { $0 != UInt8(ascii: "\"") }
      if rest.isEmpty {
        parameters.append(("TYPE", key.trimmingSpace.string))
      } else {
        parameters.append((key.trimmingSpace.string.uppercased(), String(decoding: content, as: UTF8.self)))
      }
    }
    value = Array(line[(end + 1)...])
    decodeTransfer()
  }

  private mutating func decodeTransfer() {
    guard isQuotedPrintable else { return }
    let decoded = TransferEncoding.quotedPrintable(value, isHeader: false)
    value = decoded.withUnsafeBytes { TextDecoder.decode($0, declared: self["CHARSET"] ?? "utf-8") }
  }

  subscript(parameter: String) -> String? { parameters.first { $0.name == parameter }?.value }

  var isQuotedPrintable: Bool {
    parameters.contains { ["ENCODING", "TYPE"].contains($0.name) && $0.value.uppercased() == "QUOTED-PRINTABLE" }
  }

  /// Whether the value is data rather than text.
  var isBinary: Bool {
    parameters.contains {
      ["ENCODING", "TYPE", "VALUE"].contains($0.name) && ["B", "BASE64", "BINARY"].contains($0.value.uppercased())
    } || value[...].trimmingSpace.hasPrefix(ignoringCase: "data:")
  }

  /// The value with its escapes resolved (RFC 5545, 3.3.11).
  var text: String { Self.unescaped(value[...]) }

  /// The parts of a structured value, escapes resolved.
  func parts(separator: UInt8) -> [String] {
    var parts: [String] = []
    var start = 0
    var index = 0
    while index < value.count {
      if value[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if value[index] == separator {
        parts.append(Self.unescaped(value[start..<index]).trimmed)
        start = index + 1
      }
      index += 1
    }
    parts.append(Self.unescaped(value[min(start, value.count)...]).trimmed)
    return parts
  }

  private static func unescaped(_ bytes: ByteSlice) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex {
        let next = bytes[index + 1]
        output.append(next == UInt8(ascii: "n") || next == UInt8(ascii: "N") ? 0x0A : next)
        index += 2
      } else {
        if bytes[index] != 0x0D { output.append(bytes[index]) }
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
