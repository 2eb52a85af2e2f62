package import DocentDocument

/// Reads TAR, 7z, RAR, CAB, CPIO, AR, XAR, RPM archives and ISO 9660 images, compressed or not, and single files
/// compressed by gzip, bzip2, xz, LZMA, lzip, LZ4, Zstandard or compress.
package struct ArchiveExtractor: Extractor {
  /// Broken headers that are passed over before the rest is given up.
  private static let maximumDamage = 100

  package let name = "archive"
  package let version = 2
  package let mediaTypes: [MediaType] = [
    .tar, .gzip, .bzip2, .xz, .zstd, .sevenZip, .rar, .cpio, .lzma, .lzip, .lz4, .compress, .ar, .rpm, .cabinet, .xar,
    .iso9660, "application/x-gzip", "application/x-rar-compressed", "application/vnd.debian.binary-package",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let passwords = context.options.passwords
    guard let archive = ArchiveReader(source, passwords: passwords) else {
      throw ExtractionError(.outOfMemory, "the archive reader could not be set up")
    }
    if let problem = archive.open() {
      throw ExtractionError(
        .corrupted, "\(source.name) is no archive that can be read; get it again from where it came", cause: problem)
    }
    var failure: ExtractionError?
    var index = 0
    var damage = 0
    reading: while true {
      try builder.checkpoint()
      index += 1
      switch archive.next() {
      case .end: break reading
      case .damaged(let problem, let canGoOn):
        failure = failure ?? Self.error(problem, source.name, hasPassword: !passwords.isEmpty)
        damage += 1
        if !canGoOn || damage > Self.maximumDamage { break reading }
      case .member(let stored, let kind, let isEncrypted):
        let name = archive.isSingleFile ? SingleFileName.of(source) : stored ?? "member-\(index)"
        guard try await isWanted(name, kind, into: &builder) else {
          // Read all the same: left to itself libarchive would decompress it without regard to the budget.
          try drain(archive, name, into: &builder, context: context)
          continue
        }
        let problem: ExtractionError?
        if isEncrypted {
          // libarchive decrypts ZIP only; of the others it gives the bytes as they stand.
          let locked: ExtractionError = passwords.isEmpty ? .encryptedMember(name) : .lockedArchive(name)
          try await MemberDelivery.refuse(name, locked, into: &builder)
          problem = locked
        } else {
          problem = try await MemberDelivery.deliver(name, into: &builder, context: context) {
            (sink) throws(ExtractionError) in
            try archive.read(memberNamed: name, hasPassword: !passwords.isEmpty) { (chunk) throws(ExtractionError) in
              try context.budget.charge(expandedBytes: chunk.count)
              try sink(chunk)
            }
          }
        }
        failure = failure ?? problem
      }
    }
    if let failure {
      if builder.counts.members == 0 { throw failure }
      builder.degrade(failure.code, failure.description)
    }
  }

  private func drain(
    _ archive: ArchiveReader, _ name: String, into builder: inout DocumentBuilder, context: ExtractionContext
  ) throws(ExtractionError) {
    do throws(ExtractionError) {
      try archive.read(memberNamed: name, hasPassword: false) { (chunk) throws(ExtractionError) in
        try builder.checkpoint()
        try context.budget.charge(expandedBytes: chunk.count)
      }
    } catch  where [.corrupted, .encrypted, .unsupported].contains(error.code) {
      // The next header says what is wrong.
    }
  }

  /// Directories hold nothing of their own; links and devices are not followed, and named.
  private func isWanted(
    _ name: String, _ kind: ArchiveReader.Kind, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) -> Bool {
    switch kind {
    case .directory: return false
    case .file: return try await !MemberDelivery.skipsNoise(name, into: &builder)
    case .link, .other:
      try await builder.leaveOut(
        name: name,
        Outcome(
          .skipped, reason: .skippedByRule,
          message: kind == .link ? "link within the archive; it is not followed" : "not a regular file"))
      return false
    }
  }

  private static func error(_ problem: String, _ name: String, hasPassword: Bool) -> ExtractionError {
    if problem.lowercased().contains("encrypt") {
      return hasPassword ? .lockedArchive(name) : .encryptedMember(name)
    }
    return ExtractionError(
      .corrupted, "the archive is damaged or cut short; get it again from where it came", cause: problem)
  }
}

/// The name of a file that was compressed alone.
enum SingleFileName {
  /// The name a gzip header keeps (RFC 1952, 2.3), else that of the archive without its extension.
  static func of(_ source: SourceContent) -> String {
    if let kept = source.withUnsafeBytes(gzipName) { return kept }
    let last = source.name.split(separator: "/").last.map(String.init) ?? source.name
    let lower = last.lowercased()
    for suffix in suffixes where lower.hasSuffix(suffix) && last.utf8.count > suffix.utf8.count {
      return String(last.dropLast(suffix.utf8.count))
    }
    return last
  }

  private static func gzipName(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard bytes.count > 18, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[3] & 8 != 0 else { return nil }
    var start = 10
    if bytes[3] & 4 != 0, let extra = bytes.uint16(at: 10) { start = 12 + Int(extra) }
    guard start < bytes.count else { return nil }
    let name = bytes[start...].prefix(400).prefix { $0 != 0 }
    guard !name.isEmpty, name.count < 400 else { return nil }
    return ArchiveNames.decode(name).split(separator: "/").last.map(String.init)
  }

  private static let suffixes = [".gz", ".bz2", ".xz", ".zst", ".lzma", ".lz4", ".lz", ".z"]
}
