/// The chunks of a PNG file (ISO/IEC 15948, 5.3), without their checksums being looked at.
enum PNGChunks {
  private static let maximumChunks = 65_536

  static func visit(_ bytes: UnsafeRawBufferPointer, _ body: (String, UnsafeRawBufferPointer) -> Void) {
    var position = 8
    for _ in 0..<maximumChunks where position + 8 <= bytes.count {
      let size = bytes.big(position, 4)
      let name = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
      guard size <= bytes.count - position - 8 else { return }
      body(name, UnsafeRawBufferPointer(rebasing: bytes[position + 8..<position + 8 + size]))
      if name == "IEND" { return }
      position += size + 12
    }
  }
}

/// A text chunk of a PNG file (ISO/IEC 15948, 11.3.4).
struct PNGText {
  /// Unpacked text beyond this is left out.
  private static let maximumLength = 1 << 20

  let keyword: String
  let value: String

  /// `name` is `tEXt`, `zTXt` or `iTXt`. Nil when the chunk is damaged.
  init?(_ name: String, _ content: UnsafeRawBufferPointer) {
    guard let end = content.firstIndex(of: 0), end > 0, end <= 79 else { return nil }
    keyword = String(decoding: content[..<end], as: UTF8.self)
    let rest = content[(end + 1)...]
    switch name {
    case "tEXt": value = Self.latin1(rest.prefix(Self.maximumLength))
    case "zTXt":
      guard rest.first == 0, let text = Self.inflated(rest.dropFirst()) else { return nil }
      value = Self.latin1(text[...])
    default:
      guard rest.count >= 2 else { return nil }
      let isCompressed = rest[rest.startIndex] == 1
      // Language and translated keyword, each ended by NUL.
      let fields = rest.dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      if isCompressed {
        guard let text = Self.inflated(fields[2]) else { return nil }
        value = String(decoding: text, as: UTF8.self)
      } else {
        value = String(decoding: fields[2].prefix(Self.maximumLength), as: UTF8.self)
      }
    }
  }

  /// The keywords the standard knows.
  func write(into metadata: inout ImageMetadata) {
    switch keyword {
    case "Title": metadata.set(\.title, value)
    case "Author": metadata.add(author: value)
    case "Description": metadata.set(\.description, value)
    case "Creation Time": metadata.set(\.created, DateFormats.rfc5322(value) ?? DateFormats.iso8601(value))
    case "Software": metadata.set(\.producer, value)
    case "Copyright", "Comment", "Disclaimer", "Source", "Warning": metadata.set(keyword, value)
    default: break
    }
  }

  private static func latin1(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  /// A zlib stream (RFC 1950): two bytes, then deflate.
  private static func inflated(_ bytes: Slice<UnsafeRawBufferPointer>) -> [UInt8]? {
    guard bytes.count > 2 else { return nil }
    let input = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(2))
    var inflater = Inflater()
    var result: [UInt8] = []
    var position = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while result.count < maximumLength {
      let step = buffer.withUnsafeMutableBufferPointer {
        inflater.inflate(UnsafeRawBufferPointer(rebasing: input[position...]), into: $0)
      }
      result.append(contentsOf: buffer[..<step.written])
      position += step.read
      if step.step == .finished { return result }
      if step.step == .damaged || (step.read == 0 && step.written == 0) { return result.isEmpty ? nil : result }
    }
    return result
  }
}
