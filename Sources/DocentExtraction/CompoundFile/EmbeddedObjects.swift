import DocentDocument

/// Files and documents embedded in a document ([MS-OLEDS] 2.3): handed on as members.
enum EmbeddedObjects {
  private static let maximumBytes = 256 << 20

  /// Attaches what a storage of an embedded object holds: a file, or a document of Office.
  static func attach(
    _ object: CompoundStorage, named name: String? = nil, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    let name = name ?? object.entry.name
    if let package = object.stream(named: "Package") {
      try await attach(package, named: "\(name).\(fileExtension(of: package))", into: &builder)
    } else if let native = object.stream(named: "\u{1}Ole10Native") {
      guard let file = native.withUnsafeBytes({ NativeFile($0) }) else { return }
      try await attach(native.slice(file.bytes, name: file.name), named: file.name, into: &builder)
    } else {
      let kind = CompoundFileKind.detect(object)
      guard kind != .other(nil) else { return }
      do throws(ExtractionError) {
        let bytes = try object.file(limit: min(maximumBytes, builder.limits.memoryBytes / 4))
        let suffix = MediaFormat.of(kind.mediaType)?.extensions.first ?? "ole"
        try await attach(SourceContent(bytes, name: name), named: "\(name).\(suffix)", into: &builder)
      } catch  where error.code == .tooLarge {
        builder.degrade(.tooLarge, error.message)
      }
    }
  }

  private static func attach(
    _ content: SourceContent, named name: String, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    if content.isEmpty { return }
    try builder.budget.charge(expandedBytes: content.count)
    try await builder.attach(name: name, content)
  }

  private static func fileExtension(of content: SourceContent) -> String {
    MediaFormat.of(MediaTypeDetector().detect(content))?.extensions.first ?? "bin"
  }
}

/// A file that was dropped into a document: its name and path, then its bytes.
private struct NativeFile {
  var name: String
  var bytes: Range<Int>

  init?(_ stream: UnsafeRawBufferPointer) {
    var position = 6
    func text() -> String? {
      guard position < stream.count, let end = stream[position...].prefix(1024).firstIndex(of: 0) else { return nil }
      defer { position = end + 1 }
      var decoder = CodePageDecoder()
      return decoder.decode(stream[position..<end], page: 1252)
    }
    guard stream.readUInt16(at: 4) == 2, let label = text(), let path = text() else { return nil }
    position += 4
    guard let pathLength = stream.readUInt32(at: position) else { return nil }
    position += 4 + pathLength
    guard let length = stream.readUInt32(at: position), position + 4 < stream.count else { return nil }
    bytes = position + 4..<min(stream.count, position + 4 + length)
    let last = path.split { $0 == "\\" || $0 == "/" }.last.map(String.init) ?? ""
    name = label.isEmpty ? last : label
  }
}
