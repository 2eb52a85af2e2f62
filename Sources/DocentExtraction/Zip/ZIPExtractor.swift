package import DocentDocument

/// Reads ZIP archives: one member after the other, also of damaged ones.
package struct ZIPExtractor: Extractor {
  /// Overlapping members that are named one by one; an archive with more of them is only a bomb.
  private static let maximumOverlaps = 100

  package let name = "zip"
  package let version = 2
  package let mediaTypes: [MediaType] = [.zip, "application/x-zip-compressed", "application/java-archive"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let archive = try ZipArchive(source)
    var failure: ExtractionError?
    if archive.isSalvaged {
      failure = ExtractionError(
        .corrupted, "the directory of the archive is lost or damaged; the members that could be found were read")
    }
    var helper = ZIPHelper(archive, source, passwords: context.options.passwords)
    var overlaps = 0
    for entry in helper == nil ? archive.entries : archive.entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      try builder.checkpoint()
      let canHelp = helper?.advance() ?? false
      if entry.isDirectory { continue }
      if entry.overlaps {
        overlaps += 1
        if overlaps > Self.maximumOverlaps { continue }
      }
      if try await MemberDelivery.skipsNoise(entry.name, into: &builder) { continue }
      if entry.isLink {
        try await builder.leaveOut(
          name: entry.name, Outcome(.skipped, reason: .skippedByRule, message: "symbolic link; it is not followed"))
        continue
      }
      let problem: ExtractionError?
      if entry.isDeflate64, let data = archive.compressed(entry) {
        problem = try await MemberDelivery.deliver(entry.name, into: &builder, context: context) {
          (sink) throws(ExtractionError) in
          try data.withUnsafeBytes { (bytes) throws(ExtractionError) in
            var decoder = Deflate64Decoder(bytes)
            try decoder.decode { (piece) throws(ExtractionError) in
              try context.budget.charge(expandedBytes: piece.count)
              try sink(piece)
            }
          }
        }
      } else if !entry.isReadable, !entry.overlaps, canHelp, let helper {
        problem = try await MemberDelivery.deliver(entry.name, into: &builder, context: context) {
          (sink) throws(ExtractionError) in
          try helper.read(entry, context: context, sink)
        }
      } else {
        problem = try await deliver(entry, of: archive, into: &builder, context: context)
      }
      failure = failure ?? problem
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
    return try await MemberDelivery.deliver(entry.name, into: &builder, context: context) {
      (sink) throws(ExtractionError) in
      let reader = try archive.open(entry, budget: context.budget)
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256 << 10)
      defer { buffer.deallocate() }
      while case let count = try reader.read(into: buffer), count > 0 {
        try sink(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
      }
    }
  }
}

/// libarchive beside the own reader: it knows passwords and the rarer methods, the own reader knows damage and names.
/// Both go through the members in the order of their bytes.
private struct ZIPHelper {
  private let reader: ArchiveReader
  private var isLost = false

  /// Nil when no member needs help, or libarchive cannot read the archive.
  init?(_ archive: ZipArchive, _ source: SourceContent, passwords: [String]) {
    let needsHelp = archive.entries.contains {
      !$0.isDirectory && !$0.overlaps && ($0.isEncrypted ? !passwords.isEmpty : !$0.isReadable)
    }
    guard needsHelp, !archive.isSalvaged, let reader = ArchiveReader(source, passwords: passwords),
      reader.open() == nil
    else { return nil }
    self.reader = reader
  }

  /// Goes on to the next member; false when it cannot.
  mutating func advance() -> Bool {
    if isLost { return false }
    if case .member = reader.next() { return true }
    isLost = true
    return false
  }

  func read(_ entry: ZipEntry, context: ExtractionContext, _ sink: MemberDelivery.Sink) throws(ExtractionError) {
    if entry.isEncrypted, context.options.passwords.isEmpty { throw .encryptedMember(entry.name) }
    try reader.read(memberNamed: entry.name, hasPassword: true) { (chunk) throws(ExtractionError) in
      try context.budget.charge(expandedBytes: chunk.count)
      try sink(chunk)
    }
  }
}
