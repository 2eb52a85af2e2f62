import DocentDocument
import DocentStore

/// Text with its names marked: in colour on a terminal, else as `[Ada Lovelace|PERSON]`.
struct MarkedText {
  private let part: AnalyzedPart
  private let usesColor: Bool

  init(_ part: AnalyzedPart, usesColor: Bool) {
    self.part = part
    self.usesColor = usesColor
  }

  /// The beginning of the text, cut at a line or sentence once it is longer than `limit` bytes.
  func text(upTo limit: Int) -> String {
    let end = min(max(0, limit), part.part.text.count)
    var result = ""
    var position = 0
    for entity in part.insights.entities where entity.span.lower.rawValue >= position {
      guard entity.span.upper.rawValue <= end else { break }
      result += part.part.text[TextSpan(position..<entity.span.lower.rawValue)]
      let name = part.part.text[entity.span]
      result += usesColor ? "\u{1B}[1;36m\(name)\u{1B}[0m" : "[\(name)|\(entity.kind.rawValue)]"
      position = entity.span.upper.rawValue
    }
    guard position < end else { return result }
    return result + part.part.text[TextSpan(position..<scalarBoundary(end))]
  }

  private func scalarBoundary(_ offset: Int) -> Int {
    var offset = offset
    while offset < part.part.text.count, part.part.text.utf8[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
