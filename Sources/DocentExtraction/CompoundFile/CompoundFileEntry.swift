/// An entry of the directory of a compound file ([MS-CFB] 2.6).
struct CompoundFileEntry: Sendable {
  enum Kind: Int, Sendable { case unused = 0, storage = 1, stream = 2, root = 5 }

  /// Names may begin with a control character that tells their kind (`\u{5}SummaryInformation`).
  var name: String
  var kind: Kind
  var start: UInt32
  /// As stated; chains may give less.
  var size: Int
  /// Of the program that owns the storage; zeros where there is none.
  var classID: [UInt8]
  /// Indices of the entries in a storage, in the order of their names.
  var children: [Int] = []

  private static let size = 128

  /// The entries of a directory with their children. Each storage keeps its entries as a binary tree; links that lead
  /// out of the directory or back are passed over, and what no link leads to is put into the root.
  static func tree(_ directory: [UInt8], isLarge: Bool) -> [CompoundFileEntry] {
    directory.withUnsafeBytes { bytes in
      let count = bytes.count / size
      var entries = (0..<count).map { CompoundFileEntry(bytes.part(at: $0 * size, length: size), isLarge: isLarge) }
      guard !entries.isEmpty else { return [] }
      var isTaken = [Bool](repeating: false, count: count)
      isTaken[0] = true
      var storages = [0]
      while let storage = storages.popLast() {
        let first = bytes.readUInt32(at: storage * size + 76) ?? count
        entries[storage].children = inOrder(from: first, bytes, &isTaken).filter { entries[$0].kind != .unused }
        storages += entries[storage].children.filter { entries[$0].kind == .storage }
      }
      if entries[0].children.isEmpty {
        entries[0].children = (1..<count).filter { entries[$0].kind == .stream }
      }
      return entries
    }
  }

  init(name: String, kind: Kind, start: UInt32, size: Int, children: [Int] = []) {
    self.name = name
    self.kind = kind
    self.start = start
    self.size = size
    self.children = children
    classID = []
  }

  private init(_ bytes: UnsafeRawBufferPointer, isLarge: Bool) {
    let length = min(64, bytes.readUInt16(at: 64) ?? 0)
    name = bytes.part(at: 0, length: max(0, length - 2)).utf16Text()
    kind = Kind(rawValue: bytes.readUInt8(at: 66) ?? 0) ?? .unused
    classID = Array(bytes.part(at: 80, length: 16))
    start = UInt32(truncatingIfNeeded: bytes.readUInt32(at: 116) ?? 0)
    let low = bytes.readUInt32(at: 120) ?? 0
    // Files with small sectors may hold anything in the upper half.
    size = isLarge ? Int(clamping: bytes.readUInt64(at: 120) ?? 0) : low
  }

  /// The nodes of one tree from the left to the right.
  private static func inOrder(
    from first: Int, _ bytes: UnsafeRawBufferPointer, _ isTaken: inout [Bool]
  ) -> [Int] {
    var result: [Int] = []
    var stack: [Int] = []
    var next = first
    while true {
      while next < isTaken.count, !isTaken[next] {
        isTaken[next] = true
        stack.append(next)
        next = bytes.readUInt32(at: next * size + 68) ?? .max
      }
      guard let node = stack.popLast() else { return result }
      result.append(node)
      next = bytes.readUInt32(at: node * size + 72) ?? .max
    }
  }
}

/// A storage of a compound file: a folder of streams and storages.
struct CompoundStorage: Sendable {
  let file: CompoundFile
  let index: Int

  var entry: CompoundFileEntry { file.entries[index] }
  var entries: [CompoundFileEntry] { entry.children.map { file.entries[$0] } }
  /// The storages in it, in the order of their names.
  var storages: [CompoundStorage] {
    entry.children.filter { file.entries[$0].kind == .storage }.map { CompoundStorage(file: file, index: $0) }
  }

  func storage(named name: String) -> CompoundStorage? {
    child(named: name, .storage).map { CompoundStorage(file: file, index: $0) }
  }

  /// Nil when there is none of that name. Upper and lower case are alike ([MS-CFB] 2.6.4).
  func stream(named name: String) -> SourceContent? {
    child(named: name, .stream).map { file.content(of: file.entries[$0]) }
  }

  /// Whether all bytes of a stream are there; streams of files that were cut short end early.
  func isComplete(_ name: String) -> Bool {
    guard let child = child(named: name, .stream) else { return true }
    return file.content(of: file.entries[child]).count >= file.entries[child].size
  }

  func holds(_ name: String) -> Bool { child(named: name, .stream) != nil || child(named: name, .storage) != nil }

  private func child(named name: String, _ kind: CompoundFileEntry.Kind) -> Int? {
    let children = entry.children.filter { file.entries[$0].kind == kind }
    return children.first { file.entries[$0].name == name }
      ?? children.first { file.entries[$0].name.lowercased() == name.lowercased() }
  }
}
