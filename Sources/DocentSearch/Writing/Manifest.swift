import DocentDocument

/// One generation of an index: its segments and what is deleted in each.
///
/// ```
/// file    := magic "DOCENTX1" formatVersion:u32 segmentCount:u32 generation:u64 nextSegment:u64  segment*  checksum:u32
/// segment := number:u64 length:u64 fingerprint:u32 documentCount:u32 liveLength:u64 deletedCount:u32 (delta:varint)*
/// ```
/// Little endian; the checksum is the CRC-32C of all bytes before it. Deleted documents are ascending, the first delta
/// counts from -1 and each is one less than the distance.
struct Manifest: Equatable {
  private static let magic: [UInt8] = Array("DOCENTX1".utf8)
  private static let version: UInt32 = 1

  struct Segment: Equatable {
    var number: UInt64
    var length: Int
    var fingerprint: UInt32
    var documentCount: Int
    /// Sum of the lengths of the live documents.
    var liveLength: UInt64
    var deleted = DeletedDocuments()

    var liveCount: Int { documentCount - deleted.count }
  }

  var generation = 0
  var nextSegment: UInt64 = 0
  var segments: [Segment] = []

  /// Files of this generation.
  var fileNames: Set<String> {
    Set(segments.map { IndexDirectory.segmentName($0.number) } + [IndexDirectory.manifestName(generation)])
  }

  func write(to directory: IndexDirectory) throws(IndexError) {
    var bytes = Self.magic
    bytes.appendLittleEndian(Self.version)
    bytes.appendLittleEndian(UInt32(segments.count))
    bytes.appendLittleEndian(UInt64(generation))
    bytes.appendLittleEndian(nextSegment)
    for segment in segments {
      bytes.appendLittleEndian(segment.number)
      bytes.appendLittleEndian(UInt64(segment.length))
      bytes.appendLittleEndian(segment.fingerprint)
      bytes.appendLittleEndian(UInt32(segment.documentCount))
      bytes.appendLittleEndian(segment.liveLength)
      bytes.appendLittleEndian(UInt32(segment.deleted.count))
      var previous = -1
      for document in segment.deleted.documents {
        bytes.appendVarint(Int(document) - previous - 1)
        previous = Int(document)
      }
    }
    bytes.appendLittleEndian(bytes.withUnsafeBytes { CRC32C.checksum($0) })
    let file = try OutputFile(directory.manifestPath(generation))
    try file.append(bytes)
    try file.finish()
  }

  init() {}

  /// Reads the manifest of a generation.
  init(_ directory: IndexDirectory, generation: Int) throws(IndexError) {
    let path = directory.manifestPath(generation)
    let file = try MappedFile(path)
    let bytes = file.bytes
    guard bytes.count >= 36, bytes[0..<8].elementsEqual(Self.magic) else {
      throw .damaged(path, "this is not a manifest of a Docent index")
    }
    let body = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 4)])
    var tail = ByteReader(bytes, at: bytes.count - 4)
    guard tail.littleEndian(UInt32.self) == CRC32C.checksum(body) else {
      throw .damaged(path, "the manifest is truncated or damaged")
    }
    var reader = ByteReader(body, at: 8)
    let version = reader.littleEndian(UInt32.self)
    guard version == Self.version else {
      throw IndexError(
        .unsupported, "\(path) has format \(version), this build reads \(Self.version); rebuild the index")
    }
    let count = Int(reader.littleEndian(UInt32.self))
    guard reader.littleEndian(UInt64.self) == UInt64(generation) else {
      throw .damaged(path, "the manifest is that of another generation")
    }
    self.generation = generation
    nextSegment = reader.littleEndian(UInt64.self)
    for _ in 0..<count where !reader.overran {
      var segment = Segment(
        number: reader.littleEndian(UInt64.self), length: Int(truncatingIfNeeded: reader.littleEndian(UInt64.self)),
        fingerprint: reader.littleEndian(UInt32.self), documentCount: Int(reader.littleEndian(UInt32.self)),
        liveLength: reader.littleEndian(UInt64.self))
      let deletedCount = Int(reader.littleEndian(UInt32.self))
      var document = -1
      for _ in 0..<deletedCount where !reader.overran {
        document += reader.count(atMost: segment.documentCount) + 1
        guard document < segment.documentCount, segment.deleted.insert(UInt32(document), of: segment.documentCount)
        else { throw .damaged(path, "the deletions are damaged") }
      }
      segments.append(segment)
    }
    guard !reader.overran, reader.isAtEnd else { throw .damaged(path, "the manifest is damaged") }
  }

  /// Opens the file of a segment and makes sure that it is the one meant.
  func open(_ segment: Segment, in directory: IndexDirectory) throws(IndexError) -> SegmentReader {
    let reader = try SegmentReader(directory.segmentPath(segment.number))
    guard reader.file.length == segment.length, reader.file.fingerprint == segment.fingerprint,
      reader.documentCount == segment.documentCount
    else { throw .damaged(reader.file.path, "the file is not the one that generation \(generation) names") }
    return reader
  }
}
