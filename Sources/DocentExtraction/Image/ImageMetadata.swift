import DocentDocument

/// What image files say about their picture: Exif, XMP, IPTC and the text chunks of PNG. Where a picture was taken is never
/// read.
struct ImageMetadata {
  /// How the rows and columns of the picture lie (Exif tag 274), 1 to 8; 1 upright.
  var orientation = 1
  var title: String?
  var authors: [String] = []
  var created: String?
  var modified: String?
  var description: String?
  var producer: String?
  /// By the names of Exif: `Make`, `Model`, `Copyright` …
  var extra: [String: String] = [:]

  private static let maximumLength = 4096

  /// Reads all blocks of an image file. What is damaged is passed over.
  init(_ bytes: UnsafeRawBufferPointer) {
    if bytes.starts(with: [0xFF, 0xD8]) {
      readJPEG(bytes)
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      PNGChunks.visit(bytes) { name, content in read(pngChunk: name, content) }
    } else if bytes.starts(with: "RIFF".utf8) {
      readWebP(bytes)
    } else if let reader = TIFFReader(bytes) {
      ExifBlock(reader).write(into: &self)
      // Decoders turn TIFF pages as this tag says; doing it again would undo that.
      orientation = 1
    }
  }

  /// Writes what was found, and the size of the picture.
  func write(into metadata: inout Metadata, header: ImageHeader) {
    metadata.title = title ?? metadata.title
    metadata.authors = authors
    metadata.created = created
    metadata.modified = modified
    metadata.subject = description
    metadata.producer = producer
    for (name, value) in extra { metadata.extra[name] = value }
    metadata.extra["width"] = String(header.width)
    metadata.extra["height"] = String(header.height)
  }

  /// Keeps the first value of a field that is not empty; NUL bytes and control characters are left out.
  mutating func set(_ field: WritableKeyPath<ImageMetadata, String?>, _ value: String?) {
    guard self[keyPath: field] == nil, let value = value.flatMap(Self.clean) else { return }
    self[keyPath: field] = value
  }

  /// Adds an author that is not there yet.
  mutating func add(author: String) {
    guard let author = Self.clean(author), !authors.contains(author), authors.count < 50 else { return }
    authors.append(author)
  }

  mutating func set(_ name: String, _ value: String?) {
    if extra[name] == nil, let value = value.flatMap(Self.clean) { extra[name] = value }
  }

  private static func clean(_ value: String) -> String? {
    let text = String(
      String.UnicodeScalarView(value.unicodeScalars.prefix(maximumLength).filter { $0.value >= 0x20 || $0 == "\n" }))
    let trimmed = text.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  // MARK: Containers

  private mutating func readJPEG(_ bytes: UnsafeRawBufferPointer) {
    JPEGSegments.visit(bytes) { marker, body in
      switch marker {
      case 0xE1 where body.starts(with: "Exif\0\0".utf8): read(exif: UnsafeRawBufferPointer(rebasing: body[6...]))
      case 0xE1 where body.starts(with: XMPPacket.jpegSignature):
        read(xmp: UnsafeRawBufferPointer(rebasing: body[XMPPacket.jpegSignature.count...]))
      case 0xED: IPTCRecord(photoshop: body).write(into: &self)
      case 0xFE: set("Comment", String(decoding: body, as: UTF8.self))
      default: break
      }
      return !(0xC0...0xC3).contains(marker)
    }
  }

  /// WebP (RFC 9649, 2.3): chunks of the RIFF container.
  private mutating func readWebP(_ bytes: UnsafeRawBufferPointer) {
    var position = 12
    for _ in 0..<4096 where position + 8 <= bytes.count {
      let size = bytes.little(position + 4, 4)
      let end = min(bytes.count, position + 8 + size)
      let content = UnsafeRawBufferPointer(rebasing: bytes[position + 8..<end])
      switch String(decoding: bytes[position..<position + 4], as: UTF8.self) {
      case "EXIF":
        read(exif: content.starts(with: "Exif\0\0".utf8) ? UnsafeRawBufferPointer(rebasing: content[6...]) : content)
      case "XMP ": read(xmp: content)
      default: break
      }
      position = end + size % 2
    }
  }

  private mutating func read(pngChunk name: String, _ content: UnsafeRawBufferPointer) {
    switch name {
    case "eXIf": read(exif: content)
    case "tEXt", "zTXt", "iTXt":
      guard let text = PNGText(name, content) else { return }
      if text.keyword == "XML:com.adobe.xmp" {
        var value = text.value
        value.withUTF8 { read(xmp: UnsafeRawBufferPointer($0)) }
      } else {
        text.write(into: &self)
      }
    default: break
    }
  }

  private mutating func read(exif bytes: UnsafeRawBufferPointer) {
    if let reader = TIFFReader(bytes) { ExifBlock(reader).write(into: &self) }
  }

  private mutating func read(xmp bytes: UnsafeRawBufferPointer) { XMPPacket(bytes).write(into: &self) }
}
