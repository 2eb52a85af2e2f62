/// A run of glyphs without a space in it, as a page places it. Programs cut words into runs wherever they adjust the space
/// between two letters: the runs that touch are one word.
struct GlyphRun {
  var text: String
  var rect: PageRect
  /// Height of the type.
  var size: Double

  /// Average advance of a letter in ems, where the file does not say.
  private static let usualAdvance = 0.5
  /// Closer than this many ems two runs are one word.
  private static let gap = 0.12

  /// The runs between the spaces of a string that starts at (x, y) on its baseline.
  static func words(
    _ text: String, advances: [Double?], x: Double, y: Double, size: Double, isRightToLeft: Bool, matrix: AffineMatrix
  ) -> [GlyphRun] {
    guard size.isFinite, size > 0, x.isFinite, y.isFinite, abs(x) < 1e6, abs(y) < 1e6, size < 1e5 else { return [] }
    var result: [GlyphRun] = []
    var word = String.UnicodeScalarView()
    var start = 0.0
    var position = 0.0
    func finish() {
      if word.isEmpty { return }
      let direction = isRightToLeft ? -1.0 : 1.0
      result.append(
        GlyphRun(
          text: String(word), from: x + direction * start, to: x + direction * position, y: y, size: size, matrix))
      word = String.UnicodeScalarView()
    }
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar.properties.isWhitespace {
        finish()
      } else {
        if word.isEmpty { start = position }
        word.append(scalar)
      }
      position +=
        (advances.indices.contains(index) ? advances[index] : nil).map { $0 * size }
        ?? (scalar.value >= 0x2E80 ? size : Self.usualAdvance * size)
    }
    finish()
    return result
  }

  private init(text: String, from: Double, to: Double, y: Double, size: Double, _ matrix: AffineMatrix) {
    let corners = [(from, y - 0.8 * size), (to, y + 0.2 * size)].map { matrix.applied(x: $0.0, y: $0.1) }
    let (first, second) = (corners[0], corners[1])
    self.text = text
    rect = PageRect(
      xMin: min(first.x, second.x), yMin: min(first.y, second.y), xMax: max(first.x, second.x),
      yMax: max(first.y, second.y))
    self.size = max(rect.height, 1e-3)
  }

  /// Advances in ems, from `Indices`: `glyph,advance,u,v;…` with hundredths of an em; `(m:n)` opens a cluster of m
  /// characters and n glyphs.
  static func advances(_ indices: String, count: Int) -> [Double?] {
    var result: [Double?] = []
    for entry in indices.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      if result.count >= count { break }
      let fields = entry.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      let advance = fields.count > 1 ? Double(String(decoding: Array(fields[1]), as: UTF8.self)) : nil
      let usable = advance.flatMap { $0.isFinite && $0 >= 0 && $0 < 1e4 ? $0 / 100 : nil }
      result.append(usable)
      if entry.first == UInt8(ascii: "("), let inner = entry.dropFirst().split(separator: UInt8(ascii: ":")).first,
        let characters = Int(String(decoding: Array(inner), as: UTF8.self))
      {
        // The other characters of the cluster take no room of their own.
        for _ in 0..<max(0, min(characters - 1, count - result.count)) { result.append(0) }
      }
    }
    return result
  }

  /// The runs as lines of words, in the order of the file.
  static func lines(_ runs: [GlyphRun]) -> [PlacedLine] {
    var result: [PlacedLine] = []
    var words: [PlacedWord] = []
    var paragraph = 0
    func finish() {
      let sorted = words.sorted { $0.rect.xMin < $1.rect.xMin }
      guard let line = PlacedLine(words: isRightToLeft(words) ? sorted.reversed() : sorted, paragraph: paragraph) else {
        return
      }
      if let last = result.last, abs(line.rect.yMin - last.rect.yMax) > 0.8 * line.rect.height { paragraph += 1 }
      result.append(line)
      result[result.count - 1].paragraph = paragraph
      words = []
    }
    for run in runs {
      if let last = words.last, abs(last.rect.yMax - run.rect.yMax) > 0.3 * max(run.size, last.rect.height) { finish() }
      if let last = words.last, joins(last, run) {
        words[words.count - 1].text += run.text
        words[words.count - 1].rect = last.rect.union(run.rect)
      } else {
        words.append(PlacedWord(text: run.text, rect: run.rect))
      }
    }
    finish()
    return result
  }

  private static func joins(_ word: PlacedWord, _ run: GlyphRun) -> Bool {
    let space = max(run.rect.xMin - word.rect.xMax, word.rect.xMin - run.rect.xMax)
    return abs(space) < gap * run.size
  }

  private static func isRightToLeft(_ words: [PlacedWord]) -> Bool {
    let scalars = words.lazy.flatMap(\.text.unicodeScalars)
    let count = scalars.reduce(0) {
      $0 + ((0x590...0x8FF).contains($1.value) || (0xFB1D...0xFEFC).contains($1.value) ? 1 : 0)
    }
    return 2 * count > words.reduce(0) { $0 + $1.text.unicodeScalars.count }
  }
}
