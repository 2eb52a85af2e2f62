import DocentDocument

/// The objects of an iWork document since 2013: `.iwa` files of Snappy chunks that hold protocol buffers, each object
/// with its number and type.
struct IWorkObjects {
  struct Object {
    var type: Int
    /// Which file it is in, in the order they were read.
    var file: Int
    var data: ArraySlice<UInt8>
  }

  private static let maximumObjects = 2_000_000
  private(set) var byID: [UInt64: Object] = [:]
  /// Object numbers of each file, in the order they stand there.
  private(set) var files: [(name: String, objects: [UInt64])] = []
  private var memoryLeft: Int

  /// `memory`: most bytes held of all files together.
  init(memory: Int) { memoryLeft = memory }

  /// Reads the `.iwa` members of an archive; damage ends the member and not the document.
  mutating func add(
    _ archive: ZipArchive, _ context: ExtractionContext, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    for entry in archive.entries where entry.name.lowercased().hasSuffix(".iwa") {
      try builder.checkpoint()
      do throws(ExtractionError) {
        let packed = try archive.read(entry, limit: memoryLeft, budget: context.budget)
        let data = try unpacked(packed, name: entry.name, context)
        memoryLeft -= data.count
        parse(data[...], name: entry.name)
      } catch  where error.code == .corrupted || error.code == .unsupported {
        builder.degrade(error.code, "\(entry.name) is damaged; what could be read was kept")
      }
    }
  }

  /// Each chunk has a byte 0 and its length in three bytes before it.
  private func unpacked(
    _ packed: [UInt8], name: String, _ context: ExtractionContext
  ) throws(ExtractionError) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    while position + 4 <= packed.count, packed[position] == 0 {
      let length = Int(packed[position + 1]) | Int(packed[position + 2]) << 8 | Int(packed[position + 3]) << 16
      position += 4
      let before = result.count
      let chunk = packed[position..<min(packed.count, position + length)]
      // A chunk holds 64 KB in the files of the program.
      let isGood = SnappyDecoder.decompress(chunk, into: &result, limit: min(1 << 20, memoryLeft - result.count))
      try context.budget.charge(expandedBytes: result.count - before)
      if !isGood {
        if before == 0 { throw ExtractionError(.corrupted, "\(name) is damaged", location: name) }
        break
      }
      position += length
    }
    return result
  }

  /// `ArchiveInfo` (number, messages), then the messages it tells the length of.
  private mutating func parse(_ data: ArraySlice<UInt8>, name: String) {
    var position = data.startIndex
    var ids: [UInt64] = []
    while position < data.endIndex, byID.count < Self.maximumObjects {
      guard let length = ProtobufReader.varint(data, &position), length <= UInt64(data.endIndex - position) else {
        break
      }
      let info = data[position..<position + Int(length)]
      position += Int(length)
      guard case .varint(let id)? = ProtobufFields.all(1, in: info).first else { break }
      for message in ProtobufFields.messages(2, in: info) {
        guard let count = ProtobufFields.number(3, in: message), count >= 0, count <= data.endIndex - position else {
          position = data.endIndex
          break
        }
        let type = ProtobufFields.number(1, in: message) ?? 0
        if byID[id] == nil {
          byID[id] = Object(type: type, file: files.count, data: data[position..<position + count])
          ids.append(id)
        }
        position += count
      }
    }
    files.append((name, ids))
  }
}
