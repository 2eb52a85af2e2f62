import DocentDocument

/// A text with the spans a test expects, written inside it as `⟦DATE 5 March 2024=2024-03-05⟧`.
struct MarkedText {
  var text = ""
  var spans: [Span] = []

  struct Span: Hashable, CustomStringConvertible {
    var kind: String
    var range: Range<Int>
    var text: String
    var value: String?

    var description: String { "\(kind) \(text)" + (value.map { "=\($0)" } ?? "") + " @\(range)" }
  }

  init(_ marked: String) {
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
      text += rest[..<open]
      let inside = rest[rest.index(after: open)..<close]
      let kind = inside.prefix { $0 != " " }
      var content = inside.dropFirst(kind.count + 1)
      var value: String?
      if let equals = content.lastIndex(of: "=") {
        value = String(content[content.index(after: equals)...])
        content = content[..<equals]
      }
      let start = text.utf8.count
      text += content
      spans.append(Span(kind: String(kind), range: start..<text.utf8.count, text: String(content), value: value))
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }
}
