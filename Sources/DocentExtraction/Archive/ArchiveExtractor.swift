package import DocentDocument

/// Reads TAR, 7z and CPIO archives, compressed or not, and single files compressed by gzip, bzip2, xz or Zstandard.
package struct ArchiveExtractor: Extractor {
  package let name = "archive"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .tar, .gzip, .bzip2, .xz, .zstd, .sevenZip, "application/x-gzip", "application/x-cpio", "application/x-lzma",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    guard let archive = ArchiveReader(source, passwords: context.options.passwords) else {
      throw ExtractionError(.outOfMemory, "the archive reader could not be set up")
    }
    if let problem = archive.open() {
      throw ExtractionError(
        .corrupted, "\(source.name) is no archive that can be read; get it again from where it came", cause: problem)
    }
    var failure: ExtractionError?
    var index = 0
    while true {
      try builder.checkpoint()
      let step = archive.next()
      index += 1
      guard case .member(let stored, let isFile, let isEncrypted) = step else {
        if case .damaged(let problem) = step {
          let code: Outcome.Reason = problem.lowercased().contains("encrypt") ? .encrypted : .corrupted
          failure =
            failure
            ?? ExtractionError(
              code,
              code == .encrypted
                ? "\(source.name) is encrypted; give its password with --password"
                : "the archive is damaged or cut short; get it again from where it came", cause: problem)
        }
        break
      }
      guard isFile else { continue }
      let name = archive.isSingleFile ? Self.singleName(of: source.name) : stored ?? "member-\(index)"
      if isEncrypted, context.options.passwords.isEmpty {
        failure = failure ?? .encryptedMember(name)
        continue
      }
      failure = try await deliver(name, of: archive, into: &builder, context: context) ?? failure
    }
    if let failure {
      if builder.counts.members == 0 { throw failure }
      builder.degrade(failure.code, failure.description)
    }
  }

  /// Hands a member on, also what could be read of a damaged one, and returns what was wrong with it.
  private func deliver(
    _ name: String, of archive: ArchiveReader, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) -> ExtractionError? {
    let spool = MemberSpool(temporary: context.tools.temporary)
    var failure: ExtractionError?
    do throws(ExtractionError) {
      try archive.read(memberNamed: name) { (chunk) throws(ExtractionError) in
        try context.budget.charge(expandedBytes: chunk.count)
        try spool.append(chunk)
      }
    } catch  where error.code == .corrupted || error.code == .encrypted {
      failure = error
    }
    if failure == nil || spool.count > 0 { try await builder.attach(name: name, spool.content(name: name)) }
    return failure
  }

  /// `report.txt` of `report.txt.gz`, `data` of `data`.
  private static func singleName(of name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    for suffix in [".gz", ".bz2", ".xz", ".zst", ".lzma"] where last.lowercased().hasSuffix(suffix) {
      return String(last.dropLast(suffix.utf8.count))
    }
    return last
  }
}
