import DocentDocument

/// Finds the main streams of documents in compound files that have lost their directory.
enum CompoundFileSalvage {
  /// The stream that starts with these bytes.
  private static func name(ofStreamStartingWith bytes: UnsafeRawBufferPointer) -> String? {
    switch (bytes.readUInt16(at: 0), bytes.readUInt16(at: 2), bytes.readUInt32(at: 4)) {
    case (0x0809, _, 0x0005_0600): "Workbook"
    case (0x0809, _, 0x0005_0500): "Book"
    case (0xA5EC, _, _), (0xA5DC, _, _): "WordDocument"
    case (0x000F, 0x03E8, _): "PowerPoint Document"
    default: nil
    }
  }

  /// A root with the first stream of each kind whose beginning stands at the start of a sector; each may reach to the
  /// end of the file. None when there is no such stream.
  static func entries(_ source: SourceContent, sectorSize: Int) -> [CompoundFileEntry] {
    var streams: [CompoundFileEntry] = []
    source.withUnsafeBytes { bytes in
      for offset in stride(from: sectorSize, to: bytes.count, by: sectorSize) {
        guard let name = name(ofStreamStartingWith: bytes.part(at: offset, length: 8)),
          !streams.contains(where: { $0.name == name })
        else { continue }
        streams.append(
          CompoundFileEntry(
            name: name, kind: .stream, start: UInt32(clamping: offset / sectorSize - 1), size: bytes.count - offset))
      }
    }
    if streams.isEmpty { return [] }
    let root = CompoundFileEntry(
      name: "Root Entry", kind: .root, start: .max, size: 0, children: Array(1...streams.count))
    return [root] + streams
  }
}
