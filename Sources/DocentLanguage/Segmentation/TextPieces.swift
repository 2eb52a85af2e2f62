/// Cuts a text into pieces that are labelled one by one: sentences, lines, table cells, quotations and parenthesised
/// parts, and parts of long sentences.
///
/// The pieces cover the text without gaps; white space belongs to the piece before it. O(n).
struct TextPieces: Sequence, IteratorProtocol {
  /// What separates a piece from the next one, weakest first.
  enum Boundary: UInt8, Sendable { case none, quotation, sentence, line }

  struct Piece: Sendable {
    var range: Range<Int>
    var end: Boundary
  }

  /// A sentence is cut beside white space once it is this long, and between any two characters when it is much longer.
  private static let longBytes = 128
  private static let longestBytes = 480

  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func next() -> Piece? {
    guard position < text.count else { return nil }
    let start = position
    while position < text.count {
      let byte = text[position]
      if byte <= 0x20 {
        if byte == 0x0A || byte == 0x0D || byte == 0x09 { return piece(from: start, .line) }
        if position > start + 3, isBesideQuotation { return piece(from: start, .quotation) }
      }
      if let length = terminatorLength() {
        position += length
        skipClosers()
        if position >= text.count || length > 1 || text[position] <= 0x20 { return piece(from: start, .sentence) }
        continue
      }
      let length = position - start
      if length >= Self.longBytes, byte <= 0x20 { return piece(from: start, .none) }
      if length >= Self.longestBytes, byte & 0xC0 != 0x80 { return Piece(range: start..<position, end: .none) }
      position += 1
    }
    return Piece(range: start..<position, end: .line)
  }

  /// Whether the white space at the position stands before an opening or after a closing quotation mark or bracket.
  private var isBesideQuotation: Bool {
    let next = position + 1 < text.count ? text[position + 1] : 0
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "(") { return true }
    if next >= 0xC2, position + 3 < text.count, Self.isQuotationMark(next, text[position + 2], text[position + 3]) {
      return true
    }
    let last = text[position - 1]
    if last == UInt8(ascii: "\"") || last == UInt8(ascii: ")") { return true }
    guard last >= 0x80, position >= 3 else { return false }
    return Self.isQuotationMark(text[position - 3], text[position - 2], last)
      || Self.isQuotationMark(text[position - 2], last, 0)
  }

  /// Guillemets, and double quotation marks, which languages use in both directions.
  private static func isQuotationMark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    case 0xC2: second == 0xAB || second == 0xBB
    case 0xE2: second == 0x80 && (0x9C...0x9F).contains(third)
    default: false
    }
  }

  /// Takes in the white space that follows; a line break in it makes the boundary one of lines.
  private mutating func piece(from start: Int, _ boundary: Boundary) -> Piece {
    var boundary = boundary
    while position < text.count, text[position] <= 0x20 {
      if text[position] == 0x0A || text[position] == 0x0D || text[position] == 0x09 { boundary = .line }
      position += 1
    }
    return Piece(range: start..<position, end: boundary)
  }

  /// Bytes of the sentence terminator at the position, nil if there is none. Those of scripts other than Latin need no
  /// space after them.
  private func terminatorLength() -> Int? {
    let byte = text[position]
    if byte < 0x80 {
      return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") ? 1 : nil
    }
    guard position + 1 < text.count else { return nil }
    let second = text[position + 1]
    switch (byte, second) {
    // Arabic question mark, Urdu full stop, Armenian full stop
    case (0xD8, 0x9F), (0xDB, 0x94), (0xD6, 0x89): return 2
    default: break
    }
    guard byte >= 0xE0, byte < 0xF0, position + 2 < text.count else { return nil }
    switch (byte, second, text[position + 2]) {
    // Ideographic full stop, full-width exclamation and question marks
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F),
      // Danda and double danda, Tibetan shad
      (0xE0, 0xA5, 0xA4), (0xE0, 0xA5, 0xA5), (0xE0, 0xBC, 0x8D),
      // Ethiopic, Myanmar and Khmer full stops
      (0xE1, 0x8D, 0xA2), (0xE1, 0x81, 0x8B), (0xE1, 0x9F, 0x94):
      return 3
    default: return nil
    }
  }

  /// Passes further terminators, closing quotes and brackets.
  private mutating func skipClosers() {
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"),
        UInt8(ascii: ")"), UInt8(ascii: "]"):
        position += 1
      // Right guillemet
      case 0xC2 where position + 1 < text.count && text[position + 1] == 0xBB: position += 2
      // Single and double quotation marks (German ones close with what is an opening one in English), corner brackets
      case 0xE2 where position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] & ~5 == 0x98:
        position += 3
      case 0xE3 where position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] | 2 == 0x8F:
        position += 3
      default: return
      }
    }
  }
}
