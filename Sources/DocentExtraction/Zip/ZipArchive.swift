import DocentDocument

/// A ZIP archive with random access to its members, as packages (OOXML, ODF, EPUB) need it.
package struct ZipArchive: Sendable {
  private static let chunkBytes = 256 << 10

  private let content: SourceContent
  package let entries: [ZipEntry]
  /// The central directory was missing or damaged: members may be missing or cut short.
  package let isSalvaged: Bool
  /// Part names of packages compare without regard to ASCII case (ECMA-376-2, 6.2.2).
  private let byName: [String: Int]

  /// Throws `corrupted` when there is no member to be found.
  package init(_ content: SourceContent) throws(ExtractionError) {
    self.content = content
    let listing = content.withUnsafeBytes { ZipDirectory.read($0) }
    if listing.entries.isEmpty, listing.isSalvaged {
      throw ExtractionError(
        .corrupted, "\(content.name) is not a ZIP archive or its beginning is lost; get the file again from its source")
    }
    entries = listing.entries
    isSalvaged = listing.isSalvaged
    var table: [String: Int] = [:]
    for (index, entry) in listing.entries.enumerated() where !entry.isDirectory { table[Self.key(entry.name)] = index }
    byName = table
  }

  /// The member of that name, nil when there is none. The last one counts when a name stands twice.
  package func entry(named name: String) -> ZipEntry? { byName[Self.key(name)].map { entries[$0] } }

  /// The decompressed bytes, charged to `budget`. Throws `tooLarge` beyond `limit`, else as `ZipMemberReader` does.
  package func read(_ entry: ZipEntry, limit: Int, budget: ContainerBudget) throws(ExtractionError) -> [UInt8] {
    let reader = try open(entry, budget: budget)
    var result: [UInt8] = []
    result.reserveCapacity(min(max(0, entry.uncompressedSize), limit, 4 << 20))
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkBytes)
    defer { buffer.deallocate() }
    while case let count = try reader.read(into: buffer), count > 0 {
      if result.count + count > limit {
        throw ExtractionError(.tooLarge, "\(entry.name) holds more than \(limit) bytes", location: entry.name)
      }
      result.append(contentsOf: buffer[..<count])
    }
    return result
  }

  /// A reader of the decompressed bytes, with flat memory. Throws `encrypted` or `unsupported` when the member cannot be
  /// read, `corrupted` when its bytes are not where they should be.
  package func open(_ entry: ZipEntry, budget: ContainerBudget) throws(ExtractionError) -> ZipMemberReader {
    if entry.isEncrypted { throw .encryptedMember(entry.name) }
    if entry.overlaps {
      throw ExtractionError(
        .corrupted, "members of the archive overlap, as only a crafted file has them", location: entry.name)
    }
    guard entry.isReadable else {
      throw ExtractionError(
        .unsupported, "\(entry.name) is compressed with method \(entry.method), which cannot be read here",
        location: entry.name)
    }
    guard let data = compressed(entry) else { throw .cutShort(entry.name) }
    let isComplete = data.count >= entry.compressedSize ?? 0
    return ZipMemberReader(data, entry: entry, isComplete: isComplete, budget: budget)
  }

  /// The compressed bytes of a member, as many as there are.
  func compressed(_ entry: ZipEntry) -> SourceContent? {
    guard let start = content.withUnsafeBytes({ ZipLocalHeader($0, at: entry.headerOffset)?.dataOffset }) else {
      return nil
    }
    let rest = content.count - start
    return content.slice(start..<start + min(max(0, entry.compressedSize ?? rest), rest), name: entry.name)
  }

  /// The member as it stands in the archive, without a copy, when it is stored uncompressed.
  package func stored(_ entry: ZipEntry) -> SourceContent? {
    guard entry.method == 0, !entry.isEncrypted, !entry.overlaps, let size = entry.compressedSize else { return nil }
    let start = content.withUnsafeBytes { ZipLocalHeader($0, at: entry.headerOffset)?.dataOffset }
    guard let start, start <= content.count - size else { return nil }
    return content.slice(start..<start + size, name: entry.name)
  }

  private static func key(_ name: String) -> String {
    let trimmed = name.hasPrefix("/") ? name.dropFirst() : name[...]
    return trimmed.contains("\\") ? trimmed.replacing("\\", with: "/").lowercased() : trimmed.lowercased()
  }
}

extension ExtractionError {
  /// A member that cannot be read without its password.
  static func encryptedMember(_ name: String) -> ExtractionError {
    ExtractionError(.encrypted, "\(name) is encrypted; give its password with --password", location: name)
  }

  static func cutShort(_ name: String) -> ExtractionError {
    ExtractionError(
      .corrupted, "the archive is damaged or cut short; get it again from where it came", location: name)
  }
}
