/// Decides which pieces of a long text need not be read in full: where the language has been the same and sure for a
/// while, the first words of a piece show whether it still is.
struct Skimming {
  /// Up to here every piece is read in full.
  private static let start = 16 << 10
  private static let shortest = 48
  private static let length = 28
  private static let sure = 0.95
  /// So many pieces in a row are in one language before the first is skimmed.
  private static let streak = 6

  private var position = 0
  private var label = -1
  private var agreeing = 0

  /// How many of the bytes of the next piece are read first; nil for all of them. The cut is beside white space.
  func length(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard position >= Self.start, agreeing >= Self.streak, text.count >= Self.shortest else { return nil }
    var end = Self.length
    while end < text.count, text[end] > 0x20 { end += 1 }
    return end + 12 < text.count ? end : nil
  }

  /// Whether the words read are in the language of the pieces before, without doubt.
  func agrees(_ probabilities: [Double]) -> Bool { probabilities[label] >= Self.sure }

  /// Takes note of a piece read in full; nil when it says nothing of its language.
  mutating func add(_ probabilities: [Double]?, length: Int) {
    position += length
    guard let probabilities else { return }
    if label >= 0, probabilities[label] >= Self.sure {
      agreeing += 1
    } else {
      agreeing = 0
      label = probabilities.firstIndex { $0 >= Self.sure } ?? -1
    }
  }
}
