/// The application record of IPTC (IIM 4.2, record 2), as Photoshop keeps it in JPEG files: image resource 1028.
struct IPTCRecord {
  private static let maximumResources = 1024

  private var values: [Int: [String]] = [:]

  /// `photoshop`: the content of an APP13 segment.
  init(photoshop bytes: UnsafeRawBufferPointer) {
    guard bytes.starts(with: "Photoshop 3.0\0".utf8) else { return }
    var position = 14
    for _ in 0..<Self.maximumResources where position + 12 <= bytes.count {
      guard bytes[position..<position + 4].elementsEqual("8BIM".utf8) else { return }
      let kind = bytes.big(position + 4, 2)
      // A Pascal string, padded to an even length.
      let name = (Int(bytes[position + 6]) + 2) & ~1
      let size = bytes.big(position + 6 + name, 4)
      let start = position + 10 + name
      guard start <= bytes.count, size <= bytes.count - start else { return }
      if kind == 1028 { read(UnsafeRawBufferPointer(rebasing: bytes[start..<start + size])) }
      position = start + (size + 1) & ~1
    }
  }

  private mutating func read(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    while position + 5 <= bytes.count, bytes[position] == 0x1C {
      let size = bytes.big(position + 3, 2)
      let start = position + 5
      // Lengths of 32 KB and more are written in another way; nothing of that size is a name.
      guard size < 0x8000, size <= bytes.count - start else { return }
      if bytes[position + 1] == 2 {
        let dataset = Int(bytes[position + 2])
        if values[dataset, default: []].count < 50 {
          values[dataset, default: []].append(String(decoding: bytes[start..<start + size], as: UTF8.self))
        }
      }
      position = start + size
    }
  }

  func write(into metadata: inout ImageMetadata) {
    metadata.set(\.title, values[5]?.first ?? values[105]?.first)
    for author in values[80] ?? [] { metadata.add(author: author) }
    metadata.set(\.description, values[120]?.first)
    metadata.set(\.created, values[55]?.first.flatMap(DateFormats.iso8601))
    metadata.set("Keywords", values[25]?.joined(separator: ", "))
    metadata.set("Copyright", values[116]?.first)
  }
}
