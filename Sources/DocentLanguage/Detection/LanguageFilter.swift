import DocentDocument

/// Which labels may be answered: all but those on request, or those a caller allows.
struct LanguageFilter: Sendable {
  /// Languages of this tier are close to a larger one and answer only when they are asked for.
  static let onRequestTier = 3

  /// By label.
  let allows: [Bool]
  /// Whether Chinese may be called `zh`, and `zh-TW`.
  let simplifiedChinese: Bool
  let traditionalChinese: Bool
  /// Labels that the caller holds to be likely.
  private(set) var hints: [UInt8] = []

  init(_ labels: [LanguageProfiles.Label], allowed: Set<LanguageTag>?) {
    guard let allowed else {
      allows = labels.map { $0.tier < Self.onRequestTier }
      simplifiedChinese = true
      traditionalChinese = true
      return
    }
    simplifiedChinese = allowed.contains(.chinese)
    traditionalChinese = allowed.contains(.traditionalChinese)
    let chinese = simplifiedChinese || traditionalChinese
    allows = labels.map { allowed.contains($0.tag) || $0.tag == .chinese && chinese }
  }
}

extension LanguageFilter {
  /// How much more likely a language is for being hinted at: as much as a few letters say.
  private static let hintWeight = 20.0

  mutating func addHints(_ labels: [LanguageProfiles.Label], likely: Set<LanguageTag>) {
    guard !likely.isEmpty else { return }
    let tags = likely.contains(.traditionalChinese) ? likely.union([.chinese]) : likely
    hints = labels.indices.filter { tags.contains(labels[$0].tag) }.map { UInt8($0) }
  }

  /// Bayes' rule with the hints as prior; returns the new sum of the probabilities.
  func weigh(_ probabilities: inout [Double]) -> Double {
    for label in hints { probabilities[Int(label)] *= Self.hintWeight }
    return probabilities.reduce(0, +)
  }
}

extension LanguageTag {
  static let chinese = LanguageTag("zh")
  static let traditionalChinese = LanguageTag("zh-TW")
}
