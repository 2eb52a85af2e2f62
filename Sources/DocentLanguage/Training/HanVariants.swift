import DocentText

/// Chinese characters that are written only in simplified or only in traditional texts, by ICU's transliteration.
struct HanVariants {
  private let simplified: [Unicode.Scalar: Unicode.Scalar]
  private let traditional: [Unicode.Scalar: Unicode.Scalar]

  init() {
    simplified = Self.map("Traditional-Simplified")
    traditional = Self.map("Simplified-Traditional")
  }

  func scriptClass(of scalar: Unicode.Scalar) -> UInt8 {
    switch (simplified[scalar], traditional[scalar]) {
    case (.some, nil): ScriptClass.hanTraditional
    case (nil, .some): ScriptClass.hanSimplified
    default: ScriptClass.han
    }
  }

  /// The unified ideographs of the basic plane that ICU replaces one by one.
  private static func map(_ identifier: String) -> [Unicode.Scalar: Unicode.Scalar] {
    guard let transliterator = Transliterator(identifier) else { return [:] }
    let scalars = (0x3400...0x9FFF).compactMap { Unicode.Scalar($0 as UInt32) }
    // Spaces between them keep rules for whole words out.
    let text = scalars.map(String.init).joined(separator: " ")
    let replaced = transliterator.transliterate(text).split(separator: " ", omittingEmptySubsequences: false)
    guard replaced.count == scalars.count else { return [:] }
    var map: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (scalar, other) in zip(scalars, replaced) {
      if let only = other.unicodeScalars.first, other.unicodeScalars.count == 1, only != scalar { map[scalar] = only }
    }
    return map
  }
}
