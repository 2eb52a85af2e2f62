package import DocentDocument

/// Reads packages written as one XML file (`pkg:package`, "Flat OPC"): the parts are put into an archive and read as such.
package struct FlatPackageExtractor: Extractor {
  package let name = "flat-opc"
  package let version = 1
  package let mediaTypes: [MediaType] = [.flatPackage]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let archive = try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      try FlatPackage.archive(of: bytes, limit: context.limits.memoryBytes / 4, budget: context.budget)
    }
    var content = SourceContent(archive, name: source.name)
    content.mediaType = archive.withUnsafeBytes { ZIPContentDetector.detect($0) }
    switch content.mediaType {
    case .xlsx: try await XLSXExtractor().extract(content, into: &builder, context: context)
    case .pptx: try await PPTXExtractor().extract(content, into: &builder, context: context)
    case .vsdx: try await VSDXExtractor().extract(content, into: &builder, context: context)
    default: try await DOCXExtractor().extract(content, into: &builder, context: context)
    }
  }
}

/// Cuts the parts out of a flat package. XML parts stand there as they are; others in Base64.
enum FlatPackage {
  /// An archive with the parts, stored.
  static func archive(
    of bytes: UnsafeRawBufferPointer, limit: Int, budget: ContainerBudget
  ) throws(ExtractionError) -> [UInt8] {
    guard bytes.count <= limit else {
      throw ExtractionError(.tooLarge, "the document has more than \(limit) bytes in one XML file; raise --memory")
    }
    let text = TextDecoder.decode(bytes, declared: XMLEncodingDeclaration.find(bytes))
    try budget.charge(expandedBytes: text.count)
    var archive = StoredArchive()
    text.withUnsafeBytes { text in
      var position = 0
      while let start = find("<pkg:part", in: text, from: position), archive.count < 60_000 {
        let end = find("</pkg:part>", in: text, from: start) ?? text.count
        position = max(end, start + 1)
        guard let tagEnd = text[start..<end].firstIndex(of: UInt8(ascii: ">")),
          let name = attribute("pkg:name", in: text[start..<tagEnd])
        else { continue }
        if let part = element("pkg:xmlData", in: text, from: tagEnd, to: end) {
          archive.add(name, Array(text[part]))
        } else if let part = element("pkg:binaryData", in: text, from: tagEnd, to: end) {
          archive.add(name, TransferEncoding.base64(text[part]))
        }
      }
    }
    return archive.finished()
  }

  private static func find(_ wanted: StaticString, in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let length = wanted.utf8CodeUnitCount
    let pattern = UnsafeBufferPointer(start: wanted.utf8Start, count: length)
    var position = start
    while let found = text.firstIndex(ofByte: pattern[0], from: position) {
      if text.count - found >= length, text[found..<found + length].elementsEqual(pattern) { return found }
      position = found + 1
    }
    return nil
  }

  /// What stands between the tags of an element.
  private static func element(
    _ name: String, in text: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Range<Int>? {
    let body = UnsafeRawBufferPointer(rebasing: text[start..<end])
    let (opening, closing): (StaticString, StaticString) =
      name == "pkg:xmlData" ? ("<pkg:xmlData", "</pkg:xmlData>") : ("<pkg:binaryData", "</pkg:binaryData>")
    guard let tag = find(opening, in: body, from: 0), let tagEnd = body[tag...].firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let close = find(closing, in: body, from: tagEnd) ?? body.count
    return start + tagEnd + 1..<start + close
  }

  private static func attribute(_ name: String, in tag: Slice<UnsafeRawBufferPointer>) -> String? {
    let text = String(decoding: tag, as: UTF8.self)
    guard let start = text.firstRange(of: "\(name)=")?.upperBound, start < text.endIndex else { return nil }
    let quote = text[start]
    return String(text[text.index(after: start)...].prefix { $0 != quote })
  }
}

/// Writes a ZIP archive of stored members, for readers of packages.
struct StoredArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private(set) var count = 0

  mutating func add(_ name: String, _ data: [UInt8]) {
    let path = Array(name.drop { $0 == "/" }.utf8.prefix(4096))
    var common = number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 4) + number(0, 4)
    common += number(data.count, 4) + number(data.count, 4) + number(path.count, 2) + number(0, 2)
    let offset = bytes.count
    bytes += number(0x0403_4B50, 4) + common + path + data
    directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2)
    directory += number(0, 4) + number(offset, 4) + path
    count += 1
  }

  func finished() -> [UInt8] {
    var end = number(0x0605_4B50, 4) + number(0, 4) + number(count, 2) + number(count, 2)
    end += number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }

  private func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
