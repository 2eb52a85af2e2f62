package import DocentDocument
package import DocentLanguage

/// `docent detect-language`: languages of a text, ranked, and its stretches in one language.
package struct WireDetection: Encodable, Sendable {
  package struct Segment: Encodable, Sendable {
    package var beginOffset: Int
    package var endOffset: Int
    package var languageCode: String

    enum CodingKeys: String, CodingKey {
      case beginOffset = "BeginOffset"
      case endOffset = "EndOffset"
      case languageCode = "LanguageCode"
    }
  }

  package var id: String?
  package var languages: [WireLanguage]
  package var segments: [Segment]

  enum CodingKeys: String, CodingKey {
    case id = "Id"
    case languages = "Languages"
    case segments = "Segments"
  }

  package init(id: String?, text: DocumentText, _ detector: LanguageDetector, _ allowed: Set<LanguageTag>?) {
    self.id = id
    languages = text.utf8.withUnsafeBufferPointer { detector.detect($0, allowed: allowed) }
      .prefix(5).map(WireLanguage.init)
    let offsets = PartOffsets(DocumentPart(text: text))
    segments = detector.segments(of: text, allowed: allowed).map { segment in
      Segment(
        beginOffset: offsets.begin(segment.span), endOffset: offsets.end(segment.span),
        languageCode: segment.language.rawValue)
    }
  }
}
