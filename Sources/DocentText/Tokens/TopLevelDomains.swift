/// Top-level domains common enough to tell a host from two words around a full stop.
enum TopLevelDomains {
  /// Country codes count only with a path behind them or when they are no common file name extension.
  static func contains(_ domain: Slice<UnsafeBufferPointer<UInt8>>, isFollowedByPath: Bool) -> Bool {
    let name = String(decoding: domain, as: UTF8.self)
    if generic.contains(name) { return true }
    return domain.count == 2 && (isFollowedByPath || countries.contains(name))
  }

  private static let generic: Set<String> = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "io", "app", "dev", "online", "shop",
    "site",
    "store", "tech", "xyz", "blog", "cloud", "news",
  ]

  /// Country codes of many hosts, without those that are also words after a forgotten space (`in`, `is`, `it`, `no`)
  /// or file extensions (`md`, `pl`, `py`, `rs`, `sh`).
  private static let countries: Set<String> = [
    "ar", "au", "be", "br", "ca", "ch", "cl", "cn", "cz", "de", "dk", "ee", "es", "eu", "fi", "fr", "gr", "hk", "hr",
    "hu", "ie", "il", "jp", "kr", "lt", "lu", "lv", "mx", "nl", "nz", "pt", "ro", "ru", "se", "si", "sk", "tr", "tw",
    "ua", "uk", "us", "za",
  ]
}
