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

extension LanguageTag {
  static let chinese = LanguageTag("zh")
  static let traditionalChinese = LanguageTag("zh-TW")
}
