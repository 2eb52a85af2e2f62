/// A field of a form as the file itself knows it: beside the words of the page, which may or may not show its value.
package struct PlacedField: Hashable, Sendable {
  package enum Kind: Sendable { case text, checked, unchecked }

  /// The field's own name in the file, which no reader sees.
  package var name: String
  /// What the form calls it for people, where it says so.
  package var label: String?
  package var value: String
  /// Where its box stands on the page, nil when it has none.
  package var rect: PageRect?
  package var kind: Kind

  package init(name: String, label: String? = nil, value: String, rect: PageRect? = nil, kind: Kind = .text) {
    self.name = name
    self.label = label
    self.value = value
    self.rect = rect
    self.kind = kind
  }
}

/// A remark beside the text of a page.
package struct PlacedNote: Hashable, Sendable {
  package var text: String
  package var rect: PageRect?

  package init(text: String, rect: PageRect? = nil) {
    self.text = text
    self.rect = rect
  }
}

extension PlacedField {
  /// Those of `words` that stand inside the field's box.
  func words(among words: some Sequence<PlacedWord>) -> [PlacedWord] {
    guard let rect else { return [] }
    // Values that are drawn too large stand out of their box a little.
    let margin = min(0.4 * rect.height, 6)
    return words.filter {
      $0.rect.midX > rect.xMin - 1 && $0.rect.midX < rect.xMax + 1 && $0.rect.midY > rect.yMin - margin
        && $0.rect.midY < rect.yMax + margin
    }
  }
}

extension PlacedPage {
  /// Puts the values of fields that the page's text does not show into their boxes: files filled in by programs often
  /// leave the drawing to the reader.
  mutating func addMissingValues() {
    let shown = lines.flatMap(\.words)
    var paragraph = (lines.map(\.paragraph).max() ?? 0) + 1
    for field in fields where field.kind == .text {
      guard let rect = field.rect, rect.height > 0, field.words(among: shown).isEmpty else { continue }
      let texts = field.value.split(separator: "\n").prefix(200)
      let height = min(rect.height / Double(max(1, texts.count)), 12)
      for (index, text) in texts.enumerated() {
        let words = text.split(separator: " ")
        let letter = min(rect.width / Double(max(1, text.utf8.count)), height / 2)
        var left = rect.xMin
        let top = texts.count == 1 ? rect.midY - height / 2 : rect.yMin + Double(index) * height
        let placed = words.map { word in
          let width = Double(word.utf8.count) * letter
          defer { left += width + letter }
          return PlacedWord(
            text: String(word), rect: PageRect(xMin: left, yMin: top, xMax: left + width, yMax: top + height))
        }
        if let line = PlacedLine(words: placed, paragraph: paragraph) { lines.append(line) }
      }
      paragraph += 1
    }
  }
}
