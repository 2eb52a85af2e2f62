import DocentDocument

/// Writes a compound file ([MS-CFB]): embedded documents and messages are storages of their container and become files of
/// their own again, for the extractor that reads them.
struct CompoundFileWriter {
  enum Node {
    case stream(String, [UInt8])
    case storage(String, [Node])

    var name: String {
      switch self {
      case .stream(let name, _), .storage(let name, _): name
      }
    }
  }

  private struct Entry {
    var name: String
    var kind: CompoundFileEntry.Kind
    var start = UInt32.max - 1
    var size = 0
    var left = UInt32.max
    var right = UInt32.max
    var child = UInt32.max
  }

  private static let miniLimit = 4096
  private static let miniSectorSize = 64
  private static let end = UInt32.max - 1
  private let sectorSize: Int
  private var sectors: [UInt8] = []
  private var table: [UInt32] = []
  private var miniStream: [UInt8] = []
  private var miniTable: [UInt32] = []
  private var entries: [Entry] = []

  /// A file with these streams and storages in its root. `sectorSize` is 512 or 4096.
  static func file(_ nodes: [Node], sectorSize: Int = 512) -> [UInt8] {
    var writer = CompoundFileWriter(sectorSize: sectorSize)
    return writer.write(nodes)
  }

  private init(sectorSize: Int) { self.sectorSize = sectorSize }

  private mutating func write(_ nodes: [Node]) -> [UInt8] {
    entries = [Entry(name: "Root Entry", kind: .root)]
    entries[0].child = add(nodes)
    entries[0].size = miniStream.count
    entries[0].start = append(miniStream)
    let miniTableStart = append(Self.bytes(miniTable))
    let miniTableSectors = (4 * miniTable.count + sectorSize - 1) / sectorSize
    let directory = append(entries.flatMap(Self.bytes))
    let directorySectors = (128 * entries.count + sectorSize - 1) / sectorSize
    // The table describes itself: sectors of it are marked as such.
    let perSector = sectorSize / 4
    var own = 0
    while own * perSector < table.count + own { own += 1 }
    let tableStart = table.count
    table += [UInt32](repeating: .max - 2, count: own)
    table += [UInt32](repeating: .max, count: own * perSector - table.count)
    sectors += Self.bytes(table)

    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    let isLarge = sectorSize == 4096
    header += [0x3E, 0, isLarge ? 4 : 3, 0, 0xFE, 0xFF, isLarge ? 12 : 9, 0, 6, 0] + [UInt8](repeating: 0, count: 6)
    header += Self.bytes([
      isLarge ? UInt32(directorySectors) : 0, UInt32(own), directory, 0, UInt32(Self.miniLimit), miniTableStart,
      UInt32(miniTableSectors), Self.end, 0,
    ])
    header += Self.bytes((0..<109).map { $0 < own ? UInt32(tableStart + $0) : .max })
    return header + [UInt8](repeating: 0, count: sectorSize - header.count) + sectors
  }

  /// Adds nodes as a balanced tree and returns its root.
  private mutating func add(_ nodes: [Node]) -> UInt32 {
    let sorted = nodes.sorted {
      let (left, right) = ($0.name.utf16.count, $1.name.utf16.count)
      return left == right ? $0.name.uppercased() < $1.name.uppercased() : left < right
    }
    return add(sorted[...])
  }

  private mutating func add(_ nodes: ArraySlice<Node>) -> UInt32 {
    if nodes.isEmpty { return .max }
    let middle = nodes.startIndex + nodes.count / 2
    let index = entries.count
    switch nodes[middle] {
    case .stream(let name, let bytes):
      entries.append(Entry(name: name, kind: .stream))
      entries[index].size = bytes.count
      entries[index].start = bytes.count < Self.miniLimit ? appendMini(bytes) : append(bytes)
    case .storage(let name, let children):
      entries.append(Entry(name: name, kind: .storage))
      entries[index].child = add(children)
    }
    entries[index].left = add(nodes[..<middle])
    entries[index].right = add(nodes[(middle + 1)...])
    return UInt32(index)
  }

  private mutating func append(_ bytes: [UInt8]) -> UInt32 {
    Self.append(bytes, to: &sectors, &table, sectorSize)
  }

  private mutating func appendMini(_ bytes: [UInt8]) -> UInt32 {
    Self.append(bytes, to: &miniStream, &miniTable, Self.miniSectorSize)
  }

  private static func append(
    _ bytes: [UInt8], to sectors: inout [UInt8], _ table: inout [UInt32], _ size: Int
  ) -> UInt32 {
    if bytes.isEmpty { return end }
    let start = table.count
    let count = (bytes.count + size - 1) / size
    sectors += bytes
    sectors += [UInt8](repeating: 0, count: count * size - bytes.count)
    for index in 1...count { table.append(index == count ? end : UInt32(start + index)) }
    return UInt32(start)
  }

  private static func bytes(_ entry: Entry) -> [UInt8] {
    let units = Array(entry.name.utf16.prefix(31))
    var result = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    result += [UInt8](repeating: 0, count: 64 - result.count)
    result += [UInt8(2 * units.count + 2), 0, UInt8(entry.kind.rawValue), 1]
    result += bytes([entry.left, entry.right, entry.child]) + [UInt8](repeating: 0, count: 36)
    return result + bytes([entry.start, UInt32(truncatingIfNeeded: entry.size), 0])
  }

  private static func bytes(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }
}

extension CompoundStorage {
  private static let maximumDepth = 32
  /// A larger file takes larger sectors, so that its header has room for its table.
  private static let smallSectorLimit = 6 << 20

  /// A file of its own with what is in the storage. Throws `tooLarge` when it would hold more than `limit` bytes.
  func file(limit: Int) throws(ExtractionError) -> [UInt8] {
    var left = limit
    let nodes = try nodes(left: &left, depth: 0)
    return CompoundFileWriter.file(nodes, sectorSize: limit - left > Self.smallSectorLimit ? 4096 : 512)
  }

  private func nodes(left: inout Int, depth: Int) throws(ExtractionError) -> [CompoundFileWriter.Node] {
    var result: [CompoundFileWriter.Node] = []
    for child in entry.children {
      let entry = file.entries[child]
      left -= 128
      if entry.kind == .stream {
        let bytes = file.content(of: entry).bytes()
        left -= bytes.count
        result.append(.stream(entry.name, bytes))
      } else if depth < Self.maximumDepth {
        let storage = CompoundStorage(file: file, index: child)
        result.append(.storage(entry.name, try storage.nodes(left: &left, depth: depth + 1)))
      }
      if left < 0 { throw ExtractionError(.tooLarge, "the embedded file \(self.entry.name) is too large") }
    }
    return result
  }
}
