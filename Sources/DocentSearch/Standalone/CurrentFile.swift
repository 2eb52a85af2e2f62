import DocentDocument

/// The commit point of an index that no store names the generation of: a file with the number of the current one.
///
/// ```
/// file := magic "DOCENTC1" generation:u64 checksum:u32
/// ```
enum CurrentFile {
  private static let magic: [UInt8] = Array("DOCENTC1".utf8)

  /// Nil for an index without a commit yet.
  static func read(_ directory: IndexDirectory) throws(IndexError) -> Int? {
    guard directory.has(IndexDirectory.currentName) else { return nil }
    let file = try MappedFile(directory.currentPath)
    guard file.bytes.count == 20, file.bytes[0..<8].elementsEqual(magic) else {
      throw .damaged(file.path, "this does not name the generation of a Docent index")
    }
    var reader = ByteReader(file.bytes, at: 8)
    let generation = reader.littleEndian(UInt64.self)
    let covered = UnsafeRawBufferPointer(rebasing: file.bytes[..<16])
    guard reader.littleEndian(UInt32.self) == CRC32C.checksum(covered), generation <= UInt64(Int.max) else {
      throw .damaged(file.path, "the file is damaged")
    }
    return Int(generation)
  }

  /// Makes a generation current, durably.
  static func write(_ generation: Int, to directory: IndexDirectory) throws(IndexError) {
    var bytes = magic
    bytes.appendLittleEndian(UInt64(generation))
    bytes.appendLittleEndian(bytes.withUnsafeBytes { CRC32C.checksum($0) })
    let file = try OutputFile(directory.currentPath)
    try file.append(bytes)
    try file.finish()
    try directory.sync()
  }
}
