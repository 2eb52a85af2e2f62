package import DocentDocument

/// `docent detect-language`: languages of a text, ranked, and its stretches in one language.
///
/// Written by hand: a batch has millions of short texts, and a general encoder takes longer than the detection.
package struct WireDetection: Sendable {
  /// A stretch in one language, in code points.
  struct Segment: Sendable {
    var beginOffset: Int
    var endOffset: Int
    var languageCode: String
  }

  private static let mostLanguages = 5

  package let id: String?
  private let languages: [LanguageScore]
  private var segments: [Segment] = []

  /// - Parameters:
  ///   - languages: best first; the first few are written.
  ///   - parts: the parts of the text in order, each with its segments.
  package init(id: String?, languages: [LanguageScore], parts: [(part: DocumentPart, segments: [LanguageSegment])]) {
    self.id = id
    self.languages = Array(languages.prefix(Self.mostLanguages))
    for (part, found) in parts { add(found, part) }
  }

  /// Counts code points from segment to segment, which follow one another. O(length).
  private mutating func add(_ found: [LanguageSegment], _ part: DocumentPart) {
    var offset = part.scalarBase.rawValue
    for segment in found {
      let begin = offset
      part.text.utf8.withUnsafeBufferPointer { bytes in
        for byte in bytes[segment.span.range] where byte & 0xC0 != 0x80 { offset += 1 }
      }
      if let last = segments.last, last.endOffset == begin, last.languageCode == segment.language.rawValue {
        segments[segments.count - 1].endOffset = offset
      } else {
        segments.append(Segment(beginOffset: begin, endOffset: offset, languageCode: segment.language.rawValue))
      }
    }
  }

  /// The object as one line with its line end, keys in alphabetical order.
  package var line: String {
    var line = "{"
    if let id { line += "\"Id\":\(JSONText.quoted(id))," }
    line += "\"Languages\":["
    for (index, language) in languages.enumerated() {
      if index > 0 { line += "," }
      line += "{\"LanguageCode\":\"\(language.language)\",\"Score\":\(JSONText.decimal(language.score))}"
    }
    line += "],\"Segments\":["
    for (index, segment) in segments.enumerated() {
      if index > 0 { line += "," }
      line += "{\"BeginOffset\":\(segment.beginOffset),\"EndOffset\":\(segment.endOffset),"
      line += "\"LanguageCode\":\"\(segment.languageCode)\"}"
    }
    return line + "]}\n"
  }
}
