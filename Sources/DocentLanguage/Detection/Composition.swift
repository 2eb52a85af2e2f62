import DocentText

/// Composed and decomposed spellings of a text are read alike.
enum Composition {
  /// Cleans `bytes`, in canonical composition where it matters. `text` is empty before.
  static func clean(_ bytes: UnsafeBufferPointer<UInt8>, with cleaner: TextCleaner, into text: inout CleanedText) {
    cleaner.append(bytes, to: &text)
    guard text.needsComposition, !UnicodeNormalization.isNormalized(bytes, to: .nfc) else { return }
    text.removeAll()
    var composed: [UInt8] = []
    UnicodeNormalization.nfc(bytes, into: &composed)
    composed.withUnsafeBufferPointer { cleaner.append($0, to: &text) }
  }
}
