package import DocentDocument

/// Reads ZIP archives: one member after the other, also of damaged ones.
package struct ZIPExtractor: Extractor {
  package let name = "zip"
  package let version = 1
  package let mediaTypes: [MediaType] = [.zip, "application/x-zip-compressed", "application/java-archive"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let archive = try ZipArchive(source)
    // libarchive knows the passwords and the rarer methods; this reader knows damage.
    let files = archive.entries.filter { !$0.isDirectory }
    let needsHelp = files.contains { $0.isEncrypted ? !context.options.passwords.isEmpty : !$0.isReadable }
    if needsHelp, !archive.isSalvaged {
      return try await ArchiveExtractor().extract(source, into: &builder, context: context)
    }
    var failure: ExtractionError?
    if archive.isSalvaged {
      failure = ExtractionError(
        .corrupted, "the directory of the archive is lost or damaged; the members that could be found were read")
    }
    for entry in files {
      try builder.checkpoint()
      failure = try await deliver(entry, of: archive, into: &builder, context: context) ?? failure
    }
    if let failure {
      if builder.counts.members == 0 { throw failure }
      builder.degrade(failure.code, failure.description)
    }
  }

  /// Hands a member on, also what could be read of a damaged one, and returns what was wrong with it.
  private func deliver(
    _ entry: ZipEntry, of archive: ZipArchive, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) -> ExtractionError? {
    if let stored = archive.stored(entry) {
      try context.budget.charge(expandedBytes: stored.count)
      try await builder.attach(name: entry.name, stored)
      return nil
    }
    let spool = MemberSpool(temporary: context.tools.temporary)
    var failure: ExtractionError?
    do throws(ExtractionError) {
      let reader = try archive.open(entry, budget: context.budget)
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256 << 10)
      defer { buffer.deallocate() }
      while case let count = try reader.read(into: buffer), count > 0 {
        try spool.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
      }
    } catch  where [.corrupted, .encrypted, .unsupported].contains(error.code) {
      failure = error
    }
    if failure == nil || spool.count > 0 {
      try await builder.attach(name: entry.name, spool.content(name: entry.name))
    }
    return failure
  }
}
