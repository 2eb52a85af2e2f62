package import DocentDocument

/// JSON and JSON Lines. As one document: every value in order, each on its line behind the path of keys that leads to
/// it. With a row mapping: each object of the outermost array, or of each line, is a document of its own.
package struct JSONExtractor: Extractor {
  package let name = "json"
  package let version = 1
  package let mediaTypes: [MediaType] = [.json, .jsonLines, "application/x-ndjson", "application/jsonl"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let text = try source.decodedToUTF8(limits: context.limits)
    if let mapping = context.options.rows {
      try await JSONRows.read(text, mapping, into: &builder)
    } else {
      try text.withUnsafeBytes { (bytes) throws(ExtractionError) in
        try readValues(bytes, isLines: source.mediaType == .jsonLines, into: &builder)
      }
    }
  }

  private func readValues(
    _ bytes: UnsafeRawBufferPointer, isLines: Bool, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var scanner = JSONScanner()
    var path = JSONPath()
    while let event = scanner.next(bytes) {
      try builder.tick(16)
      switch event {
      case .objectStart: path.open()
      case .arrayStart: path.open()
      case .objectEnd, .arrayEnd:
        path.close()
        if scanner.depth == 0 {
          builder.lineBreak()
          builder.lineBreak()
        }
      case .key(let range): path.key = JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range]))
      case .string(let range):
        try write(JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range])), path, into: &builder)
      case .literal(let range):
        let literal = Array(bytes[range])
        if !literal.elementsEqual("null".utf8) { try write(literal, path, into: &builder) }
      case .error:
        let line = bytes[..<scanner.position].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        builder.degrade(.corrupted, "there is no valid JSON at line \(line); what stands before was read")
        guard isLines else { return }
        scanner.skipLine(bytes)
        path = JSONPath()
      }
    }
    if scanner.depth > 0 { builder.degrade(.corrupted, "the JSON ends before its last value is closed") }
  }

  private func write(
    _ value: [UInt8], _ path: JSONPath, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard value.contains(where: { !$0.isASCIISpace }) else { return }
    let name = path.description
    builder.endLine()
    if !name.isEmpty {
      try builder.block(.key, name)
      builder.joinLine()
      try builder.append(": ")
    }
    try builder.open(.value)
    try value.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in try builder.append(utf8: bytes) }
    try builder.close()
    builder.endLine()
  }
}

/// The keys that lead to the current value.
private struct JSONPath: CustomStringConvertible {
  /// Deeper keys are left out.
  private static let maximumDepth = 32

  private var keys: [[UInt8]] = []
  private var hidden = 0
  /// The key last read in the innermost object.
  var key: [UInt8] = []

  mutating func open() {
    if keys.count < Self.maximumDepth { keys.append(key) } else { hidden += 1 }
    key = []
  }

  mutating func close() {
    if hidden > 0 { hidden -= 1 } else { key = keys.popLast() ?? [] }
  }

  var description: String {
    (keys + [key]).filter { !$0.isEmpty }.map { String(decoding: $0.prefix(200), as: UTF8.self) }.joined(separator: ".")
  }
}
