package import DocentDocument
import DocentText

/// The passage in which two texts differ most, word by word.
package struct TextDifference: Sendable {
  /// A run of words.
  package struct Piece: Sendable, Hashable {
    package enum Kind: String, Sendable { case same, removed, added }

    package var kind: Kind
    package var text: String
    /// Whether white space stands before it.
    package var isApart: Bool
  }

  /// In reading order; `removed` stands in the first text alone, `added` in the second. Empty if no word differs.
  package let pieces: [Piece]
  /// Passages that differ.
  package let places: Int

  private static let context = 6
  private static let longestPiece = 24
  /// Words that two changes may be apart and still be one passage.
  private static let bridged = 3

  /// Compares the first megabyte of both. O((n + m) d) for d differing words; d is bounded.
  package init(from old: DocumentText, to new: DocumentText) {
    var numbers: [String: Int] = [:]
    let one = Words(old)
    let two = Words(new)
    func number(_ words: Words) -> [Int] {
      words.texts.map { word in
        let number = numbers[word] ?? numbers.count
        numbers[word] = number
        return number
      }
    }
    let changes = SequenceComparison.changes(from: number(one), to: number(two))
    var passages: [ArraySlice<SequenceComparison.Change>] = []
    for (position, change) in changes.enumerated() {
      if let last = passages.last?.last, change.removed.lowerBound - last.removed.upperBound <= Self.bridged {
        passages[passages.count - 1] = changes[passages[passages.count - 1].startIndex...position]
      } else {
        passages.append(changes[position...position])
      }
    }
    places = passages.count
    func size(_ passage: ArraySlice<SequenceComparison.Change>) -> Int {
      passage.reduce(0) { $0 + $1.removed.count + $1.added.count }
    }
    // The first of equally large ones.
    guard let largest = passages.reversed().max(by: { size($0) < size($1) }), let first = largest.first,
      let last = largest.last
    else {
      pieces = []
      return
    }
    var pieces: [Piece] = []
    func add(_ kind: Piece.Kind, _ words: Words, _ range: Range<Int>) {
      let text = words.text(range, atMost: Self.longestPiece)
      if !text.isEmpty { pieces.append(Piece(kind: kind, text: text, isApart: words.isApart(range.lowerBound))) }
    }
    let start = max(0, first.removed.lowerBound - Self.context)
    add(.same, one, start..<first.removed.lowerBound)
    for (position, change) in zip(largest.indices, largest) {
      add(.removed, one, change.removed)
      add(.added, two, change.added)
      let end = position + 1 < largest.endIndex ? largest[position + 1].removed.lowerBound : change.removed.upperBound
      add(.same, one, change.removed.upperBound..<end)
    }
    add(.same, one, last.removed.upperBound..<min(one.texts.count, last.removed.upperBound + Self.context))
    self.pieces = pieces
  }

  /// As `wdiff` writes it: `the [-late-] {+prompt+} delivery`.
  package var text: String {
    joined { piece in
      switch piece.kind {
      case .same: piece.text
      case .removed: "[-\(piece.text)-]"
      case .added: "{+\(piece.text)+}"
      }
    }
  }

  /// The pieces one after the other, each as `show` writes it.
  package func joined(_ show: (Piece) -> String) -> String {
    pieces.enumerated().map { index, piece in (index > 0 && piece.isApart ? " " : "") + show(piece) }.joined()
  }
}

/// The words and signs of a text.
private struct Words {
  private static let longest = 1 << 20

  private(set) var texts: [String] = []
  /// Whether white space stands before each.
  private var areApart: [Bool] = []

  init(_ text: DocumentText) {
    guard let breaker = TextBreaker(.word) else { return }
    text.utf8.withUnsafeBufferPointer { all in
      let bytes = UnsafeBufferPointer(rebasing: all.prefix(Self.longest))
      var isApart = true
      breaker.forEachPiece(of: bytes) { piece, _ in
        let word = String(decoding: bytes[piece], as: UTF8.self)
        // Control characters of a document must not reach a terminal.
        if word.unicodeScalars.allSatisfy({ $0.properties.isWhitespace || $0.properties.generalCategory == .control }) {
          isApart = true
        } else {
          texts.append(word)
          areApart.append(isApart)
          isApart = false
        }
      }
    }
  }

  /// Whether white space stands before the word.
  func isApart(_ index: Int) -> Bool { areApart.indices.contains(index) && areApart[index] }

  func text(_ range: Range<Int>, atMost limit: Int) -> String {
    var text = ""
    for index in range.prefix(limit) {
      if !text.isEmpty, areApart[index] { text += " " }
      text += texts[index]
    }
    return range.count > limit ? text + " …" : text
  }
}
