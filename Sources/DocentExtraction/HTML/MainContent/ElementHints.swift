/// What the attributes of an element say about its place on the page.
struct ElementHints: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// The text of an article.
  static let body = ElementHints(rawValue: 1 << 0)
  /// An article or the main column with what belongs to it.
  static let article = ElementHints(rawValue: 1 << 1)
  /// The summary an article starts with.
  static let lead = ElementHints(rawValue: 1 << 2)
  static let comments = ElementHints(rawValue: 1 << 3)
  /// Buttons to share and follow.
  static let social = ElementHints(rawValue: 1 << 4)
  /// Teasers of other pages.
  static let related = ElementHints(rawValue: 1 << 5)
  static let navigation = ElementHints(rawValue: 1 << 6)
  static let sidebar = ElementHints(rawValue: 1 << 7)
  static let footer = ElementHints(rawValue: 1 << 8)
  static let header = ElementHints(rawValue: 1 << 9)
  static let advertisement = ElementHints(rawValue: 1 << 10)
  /// Cookie banners, sign-ups, pop-ups, paywalls.
  static let overlay = ElementHints(rawValue: 1 << 11)
  /// Author, date and place of an article.
  static let byline = ElementHints(rawValue: 1 << 12)
  static let tags = ElementHints(rawValue: 1 << 13)
  static let caption = ElementHints(rawValue: 1 << 14)
  /// Tools of the page: print, rate, edit; texts for screen readers.
  static let utility = ElementHints(rawValue: 1 << 15)
  /// The name of the author.
  static let author = ElementHints(rawValue: 1 << 17)
  static let title = ElementHints(rawValue: 1 << 16)

  /// What is no part of an article wherever it stands.
  static let boilerplate: ElementHints = [
    .comments, .social, .related, .navigation, .sidebar, .footer, .advertisement, .overlay, .tags, .utility,
  ]

  /// What inline elements are followed for.
  static let inline: ElementHints = boilerplate.union([.byline, .caption, .title])

  /// What links are followed for: in running text they have names of their own kinds.
  static let link: ElementHints = [.social, .utility, .tags, .related, .byline, .comments]

  /// Reads the attributes of the start tag last returned, and the hash of its class.
  static func read(_ tokenizer: HTMLTokenizer) -> (hints: ElementHints, classHash: UInt32) {
    var hints: ElementHints = []
    var hash: UInt32 = 0
    for attribute in tokenizer.attributes where attribute.name.count <= 12 && attribute.value.count <= 400 {
      let value = tokenizer.slice(attribute.value)
      switch HintAttribute(tokenizer.slice(attribute.name)) {
      case .name(let isClass):
        hints.formUnion(HintWords.hints(of: value))
        if isClass { hash = value.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 } | 1 }
      case .role: hints.formUnion(HintWords.roles[HintWords.key(value)] ?? [])
      case .property: hints.formUnion(HintWords.properties[HintWords.key(value)] ?? [])
      case .rel: if HintWords.key(value) == HintWords.key("author".utf8) { hints.formUnion([.byline, .author]) }
      case nil: break
      }
    }
    return (hints, hash)
  }
}

/// The attributes that are looked at.
private enum HintAttribute {
  case name(isClass: Bool)
  case role, property, rel

  init?(_ name: UnsafeRawBufferPointer) {
    guard let first = name.first?.asciiLowercased else { return nil }
    switch (first, name.count) {
    case (UInt8(ascii: "c"), 5) where Self.matches(name, "class"): self = .name(isClass: true)
    case (UInt8(ascii: "i"), 2) where Self.matches(name, "id"): self = .name(isClass: false)
    case (UInt8(ascii: "r"), 4) where Self.matches(name, "role"): self = .role
    case (UInt8(ascii: "r"), 3) where Self.matches(name, "rel"): self = .rel
    case (UInt8(ascii: "i"), 8) where Self.matches(name, "itemprop"): self = .property
    case (UInt8(ascii: "d"), 11) where Self.matches(name, "data-testid"): self = .name(isClass: false)
    default: return nil
    }
  }

  private static func matches(_ name: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
    guard name.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<name.count where name[index].asciiLowercased != text.utf8Start[index] { return false }
    return true
  }
}
