import DocentDocument

/// Tells what surrounds the main content of a page: headers, navigation, sidebars, footers.
enum HTMLBoilerplate {
  /// The kind of block a container is marked as; nil when nothing says it is boilerplate. Inside the main content a
  /// header or footer belongs to it.
  static func kind(of element: HTMLElement, _ tokenizer: HTMLTokenizer, isInMain: Bool) -> Block.Kind? {
    switch element {
    case .nav: return .header
    case .aside: return .note
    case .footer: return isInMain ? nil : .footer
    case .header: return isInMain ? nil : .header
    case .div, .section, .ul, .ol, .form, .table, .menu:
      return tokenizer.attributes.isEmpty ? nil : kindByAttributes(tokenizer)
    default: return nil
    }
  }

  private static func kindByAttributes(_ tokenizer: HTMLTokenizer) -> Block.Kind? {
    if let role = tokenizer.attribute("role"), let kind = roles[role.lowercased()] { return kind }
    for name in ["id", "class"] as [StaticString] {
      guard let value = tokenizer.attribute(name), value.utf8.count <= 300 else { continue }
      for word in words(of: value) {
        if let kind = hints[word] { return kind }
      }
    }
    return nil
  }

  /// `siteFooter main-nav` → `site`, `footer`, `main`, `nav` and the whole names.
  private static func words(of value: String) -> [String] {
    var result: [String] = []
    for name in value.split(whereSeparator: { $0.isWhitespace }) {
      var word = ""
      for character in name.unicodeScalars {
        if character == "-" || character == "_" || character.properties.isUppercase {
          if !word.isEmpty { result.append(word) }
          word = ""
        }
        if character != "-", character != "_" { word.unicodeScalars.append(contentsOf: lowercase(character)) }
      }
      if !word.isEmpty { result.append(word) }
    }
    return result
  }

  private static func lowercase(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    scalar.properties.lowercaseMapping.unicodeScalars
  }

  private static let roles: [String: Block.Kind] = [
    "navigation": .header, "banner": .header, "menu": .header, "menubar": .header, "search": .header,
    "contentinfo": .footer, "complementary": .note, "dialog": .note, "alert": .note,
  ]

  private static let hints: [String: Block.Kind] = [
    "nav": .header, "navbar": .header, "navigation": .header, "menu": .header, "breadcrumb": .header,
    "breadcrumbs": .header, "masthead": .header, "topbar": .header, "toolbar": .header, "skip": .header,
    "sidebar": .note, "cookie": .note, "cookies": .note, "newsletter": .note, "subscribe": .note, "social": .note,
    "share": .note, "sharing": .note, "related": .note, "advert": .note, "advertisement": .note, "ads": .note,
    "sponsor": .note, "promo": .note, "popup": .note, "modal": .note, "widget": .note, "comments": .note,
    "disqus": .note, "footer": .footer, "copyright": .footer, "colophon": .footer,
  ]
}
