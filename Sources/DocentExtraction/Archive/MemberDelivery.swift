import DocentDocument

/// Hands a member on that is decompressed piece by piece.
enum MemberDelivery {
  /// Takes the pieces in their order.
  typealias Sink = (UnsafeRawBufferPointer) throws(ExtractionError) -> Void

  /// Collects what `read` gives and hands it on, also what could be read of a damaged member; one that gives nothing is
  /// named with its outcome. Returns what was wrong with it. Whoever reads has charged the budget.
  static func deliver(
    _ name: String, into builder: inout DocumentBuilder, context: ExtractionContext,
    _ read: (Sink) throws(ExtractionError) -> Void
  ) async throws(ExtractionError) -> ExtractionError? {
    let spool = MemberSpool(temporary: context.tools.temporary)
    var failure: ExtractionError?
    do throws(ExtractionError) {
      try read { (piece) throws(ExtractionError) in
        try builder.checkpoint()
        try spool.append(piece)
      }
    } catch  where [.corrupted, .encrypted, .unsupported].contains(error.code) {
      failure = error
    }
    if let failure, spool.count == 0 {
      try await refuse(name, failure, into: &builder)
    } else {
      try await builder.attach(name: name, spool.content(name: name))
    }
    return failure
  }

  /// Names a member that cannot be read.
  static func refuse(
    _ name: String, _ failure: ExtractionError, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    try await builder.leaveOut(name: name, Outcome(.failed, reason: failure.code, message: failure.message))
  }

  /// Names a member that is left out on purpose, and says whether it was one: what file managers put beside the files
  /// of their users.
  static func skipsNoise(_ name: String, into builder: inout DocumentBuilder) async throws(ExtractionError) -> Bool {
    let components = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    let last = components.last.map { $0.lowercased() } ?? ""
    guard components.contains("__MACOSX") || noise.contains(last) || last.hasPrefix("._") else { return false }
    try await builder.leaveOut(
      name: name, Outcome(.skipped, reason: .skippedByRule, message: "a file manager's own file, not a document"))
    return true
  }

  private static let noise: Set<String> = [
    ".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".localized", ".directory",
  ]
}
