/// How much text the nodes of a page hold, and how much of it reads like the text of an article.
struct PageMeasures {
  struct Measure {
    /// Characters; an ideograph or syllable counts as three, since it says as much as three letters.
    var weight = 0.0
    /// Of them, those in links.
    var links = 0.0
    /// Weight of running text.
    var running = 0.0

    var linkDensity: Double { weight > 0 ? links / weight : 0 }

    static func += (left: inout Measure, right: Measure) {
      left.weight += right.weight
      left.links += right.links
      left.running += right.running
    }
  }

  /// Of the text directly in each node.
  private(set) var own: [Measure]
  /// Of all text in each node.
  private(set) var whole: [Measure]

  init(_ outline: PageOutline, _ text: UnsafeRawBufferPointer, base: Int) {
    own = [Measure](repeating: Measure(), count: outline.nodes.count)
    for run in outline.runs {
      let lower = max(0, run.lower - base)
      let upper = min(text.count, run.upper - base)
      guard lower < upper else { continue }
      let bytes = UnsafeRawBufferPointer(rebasing: text[lower..<upper])
      own[run.node] += Self.measure(bytes, linkBytes: run.linkBytes, in: outline.nodes[run.node].element)
    }
    whole = own
    for index in outline.nodes.indices.reversed() where outline.nodes[index].parent >= 0 {
      whole[outline.nodes[index].parent] += whole[index]
    }
  }

  private static func measure(_ bytes: UnsafeRawBufferPointer, linkBytes: Int, in element: HTMLElement) -> Measure {
    var characters = 0
    var stops = 0
    var before: UInt8 = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 {
        characters += 1
        if byte >= 0xE3, byte < 0xF0 { characters += 2 }
        // A comma or full stop followed by a space; a date or a number has none.
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n"), before.isStop { stops += 1 }
      } else if isWideStop(before, byte) {
        stops += 1
      }
      before = byte
    }
    if before.isStop { stops += 1 }
    var result = Measure()
    result.weight = Double(characters)
    result.links = result.weight * Double(linkBytes) / Double(bytes.count)
    let plain = result.weight - result.links
    guard element.canHoldRunningText, plain >= 80 || (plain >= 25 && stops > 0), element != .li || stops > 0 else {
      return result
    }
    let share = plain / max(1, result.weight)
    result.running = plain * share * (stops > 0 ? 1 : 0.5)
    return result
  }

  /// The last two bytes of `。 、 ， ！ ？` and of the Arabic comma and the danda.
  private static func isWideStop(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0x80, 0x81), (0x80, 0x82), (0xBC, 0x8C), (0xBC, 0x81), (0xBC, 0x9F), (0xD8, 0x8C), (0xA5, 0xA4): true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var isStop: Bool {
    self == UInt8(ascii: ".") || self == UInt8(ascii: ",") || self == UInt8(ascii: "!") || self == UInt8(ascii: "?")
      || self == UInt8(ascii: ";") || self == UInt8(ascii: ":")
  }
}

extension HTMLElement {
  fileprivate var canHoldRunningText: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6, .button, .option, .select, .optgroup, .label, .legend, .nav, .caption, .th: false
    default: true
    }
  }
}
