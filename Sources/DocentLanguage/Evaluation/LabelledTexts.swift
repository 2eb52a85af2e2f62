package import DocentLearning
import FoundationEssentials

/// Texts whose languages are known, to measure a detector with.
///
/// Read from one file, plain, `.gz` or `.xz`, whose lines have one of these forms:
/// - `language TAB kind TAB source TAB text`, where the kind is `s` (sentence), `p` (word pair) or `w` (word);
/// - `languages TAB text`: one code, several that are all right (`hr|bs`), all those of a mixed text (`en+fr`), or `und`;
/// - `{"Text": …, "Languages": ["en", "fr"], "Segments": [{"BeginOffset", "EndOffset", "LanguageCode"}], "Kind": …}`,
///   one document a line; `Segments` (offsets in code points) and `Kind` may be left out.
package struct LabelledTexts: Sendable {
  /// A text in one language.
  struct Text: Sendable {
    let kind: String
    /// The code as it stands in the file.
    let truth: String
    let utf8: [UInt8]

    /// The codes that are right.
    var accepted: [Substring] { truth.split(separator: "|") }
  }

  /// A text with passages in several languages.
  struct MixedText: Sendable {
    struct Passage: Decodable, Sendable {
      let begin: Int
      let end: Int
      let language: String

      enum CodingKeys: String, CodingKey {
        case begin = "BeginOffset"
        case end = "EndOffset"
        case language = "LanguageCode"
      }
    }

    let kind: String
    let languages: Set<String>
    let text: String
    /// Empty when they are not known.
    let passages: [Passage]
  }

  private(set) var texts: [Text] = []
  private(set) var mixed: [MixedText] = []

  package init(path: String) throws(ModelError) {
    for line in try CompressedFile.read(path).split(separator: 0x0A) {
      if line.first == UInt8(ascii: "{") {
        mixed.append(try Self.document(line, path))
        continue
      }
      let fields = line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4 || fields.count == 2, let text = fields.last else { throw Self.unreadable(line, path) }
      let truth = String(decoding: fields[0], as: UTF8.self)
      if truth.contains("+") {
        mixed.append(
          MixedText(
            kind: "", languages: Set(truth.split(separator: "+").map(String.init)),
            text: String(decoding: text, as: UTF8.self), passages: []))
      } else {
        texts.append(Text(kind: fields.count == 4 ? Self.kind(fields[1]) : "text", truth: truth, utf8: Array(text)))
      }
    }
    // A table of mixed texts has texts in one language among them.
    if !mixed.isEmpty {
      mixed += texts.map {
        MixedText(kind: "", languages: [$0.truth], text: String(decoding: $0.utf8, as: UTF8.self), passages: [])
      }
      texts = []
    }
  }

  private struct Document: Decodable {
    let kind: String?
    let text: String
    let languages: [String]
    let segments: [MixedText.Passage]?

    enum CodingKeys: String, CodingKey {
      case kind = "Kind"
      case text = "Text"
      case languages = "Languages"
      case segments = "Segments"
    }
  }

  private static func document(_ line: ArraySlice<UInt8>, _ path: String) throws(ModelError) -> MixedText {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(line)) else {
      throw unreadable(line, path)
    }
    return MixedText(
      kind: document.kind ?? "", languages: Set(document.languages), text: document.text,
      passages: document.segments ?? [])
  }

  private static func kind(_ field: ArraySlice<UInt8>) -> String {
    switch field.first {
    case UInt8(ascii: "s"): "sentence"
    case UInt8(ascii: "p"): "pair"
    case UInt8(ascii: "w"): "word"
    default: String(decoding: field, as: UTF8.self)
    }
  }

  private static func unreadable(_ line: ArraySlice<UInt8>, _ path: String) -> ModelError {
    ModelError(
      .training,
      "\(path) has a line that holds no text with its language: \(String(decoding: line.prefix(80), as: UTF8.self))")
  }
}
