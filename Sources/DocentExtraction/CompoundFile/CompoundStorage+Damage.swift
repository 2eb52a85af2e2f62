import DocentDocument

extension CompoundStorage {
  /// Marks the document as partly read when one of these streams ends early, or when the file had to be salvaged.
  func noteCut(_ streams: [String], in builder: inout DocumentBuilder) {
    if file.isDamaged || streams.contains(where: { !isComplete($0) }) {
      builder.degrade(.corrupted, "the file is cut short; what could be read was kept")
    }
  }
}
