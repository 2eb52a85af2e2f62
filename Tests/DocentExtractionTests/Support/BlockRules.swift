import DocentDocument

/// What must hold for the parts of any document.
enum BlockRules {
  /// The first rule that is broken, in words; nil when all hold.
  static func violation(in parts: [DocumentPart]) -> String? {
    var base = 0
    var scalars = 0
    for (number, part) in parts.enumerated() {
      if part.index != number { return "part \(number) has index \(part.index)" }
      if part.base.rawValue != base { return "part \(number) starts at \(part.base.rawValue), not \(base)" }
      if part.scalarBase.rawValue != scalars { return "part \(number) counts its code points wrongly" }
      base += part.text.count
      scalars += part.text.scalarCount
      if part.text.count > DocumentPart.maximumBytes + 4 { return "part \(number) is too long" }
      if String(validating: part.text.utf8, as: UTF8.self) == nil { return "part \(number) is not UTF-8" }
      if part.text.utf8.contains(0) { return "part \(number) holds a NUL" }
      if let broken = violation(in: part) { return "part \(number): \(broken)" }
    }
    return nil
  }

  private static func violation(in part: DocumentPart) -> String? {
    func isBoundary(_ offset: Int) -> Bool {
      offset >= part.text.count || part.text.utf8[offset] & 0xC0 != 0x80
    }
    for (index, block) in part.blocks.enumerated() {
      let range = block.span.range
      if range.lowerBound < 0 || range.upperBound > part.text.count { return "block \(index) lies outside the text" }
      if !isBoundary(range.lowerBound) || !isBoundary(range.upperBound) { return "block \(index) cuts a character" }
      guard let parent = block.parent else { continue }
      if parent < 0 || parent >= index { return "block \(index) stands before its parent \(parent)" }
      if !part.blocks[parent].span.contains(block.span) { return "block \(index) reaches out of its parent" }
    }
    return nil
  }
}
