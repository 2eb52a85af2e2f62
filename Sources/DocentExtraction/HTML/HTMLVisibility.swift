/// Whether a page shows an element, as far as its start tag says.
enum HTMLVisibility {
  static func isHidden(_ element: HTMLElement, _ tokenizer: HTMLTokenizer) -> Bool {
    if tokenizer.attributes.isEmpty || !canBeHidden(element) { return false }
    if tokenizer.hasAttribute("hidden") { return true }
    guard tokenizer.hasAttribute("style"), let style = tokenizer.attribute("style") else { return false }
    let compact = style.utf8.filter { !$0.isASCIISpace }.map(\.asciiLowercased)
    return compact.contains(bytes: "display:none") || compact.contains(bytes: "visibility:hidden")
  }

  /// Not the body, which scripts show in the end, nor elements whose end tag is often missing: too much would be lost.
  private static func canBeHidden(_ element: HTMLElement) -> Bool {
    switch element {
    case .body, .html, .li, .dt, .dd, .tr, .td, .th, .thead, .tbody, .tfoot, .option, .other: false
    default: true
    }
  }
}

extension [UInt8] {
  /// Whether an ASCII string stands in it. O(n·m) for short strings.
  func contains(bytes text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    return (0...(count - length)).contains { start in
      (0..<length).allSatisfy { self[start + $0] == text.utf8Start[$0] }
    }
  }
}
