import DocentDocument

extension CompoundStorage {
  /// Marks the document as partly read when one of these streams ends early.
  func noteCut(_ streams: [String], in builder: inout DocumentBuilder) {
    if streams.contains(where: { !isComplete($0) }) {
      builder.degrade(.corrupted, "the file is cut short; what could be read was kept")
    }
  }
}
