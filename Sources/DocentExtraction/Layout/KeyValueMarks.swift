/// Which words of a page are written as a key or as a value.
///
/// In the text a value follows its key directly and each of the two is one run of words: that is how whoever reads the
/// blocks knows which belong together. Pairs that the reading order tears apart are left out.
struct KeyValueMarks {
  struct Mark: Hashable {
    var pair: Int
    var isKey: Bool
  }

  private var marks: [PlacedWord: Mark] = [:]
  private var pairs: [KeyValuePair] = []
  private var keys = Set<String>()

  init() {}

  /// `regions` is what is written, in this order.
  init(_ found: [KeyValuePair], in regions: [PageRegion]) {
    if found.isEmpty { return }
    pairs = found
    for (index, pair) in found.enumerated() {
      for word in pair.key { marks[word] = Mark(pair: index, isKey: true) }
      for word in pair.value { marks[word] = Mark(pair: index, isKey: false) }
    }
    keepPairsTogether(in: regions)
    for mark in marks.values where mark.isKey { keys.insert(Self.letters(pairs[mark.pair].key)) }
  }

  subscript(word: PlacedWord) -> Mark? { marks[word] }

  func rect(of mark: Mark) -> PageRect {
    let words = mark.isKey ? pairs[mark.pair].key : pairs[mark.pair].value
    let first = words.first?.rect ?? PageRect(xMin: 0, yMin: 0, xMax: 0, yMax: 0)
    return words.dropFirst().reduce(first) { $0.union($1.rect) }
  }

  /// Whether a printed label beside the field's value says the field's name or what the file calls it.
  func names(_ field: PlacedField) -> Bool {
    if field.kind == .text, keys.isEmpty == false {
      let own = [field.name, field.label ?? ""].map { Self.letters($0) }.filter { !$0.isEmpty }
      if own.contains(where: { keys.contains($0) }) { return true }
    }
    return false
  }

  private static func letters(_ words: [PlacedWord]) -> String { letters(words.map(\.text).joined()) }
  private static func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private mutating func keepPairsTogether(in regions: [PageRegion]) {
    var runs: [Mark] = []
    for region in regions {
      for line in region.allLines {
        var last: Mark?
        for word in line.words {
          let mark = marks[word]
          if let mark, mark != last { runs.append(mark) }
          last = mark
        }
      }
    }
    var count: [Mark: Int] = [:]
    for run in runs { count[run, default: 0] += 1 }
    var kept = Set<Int>()
    for (first, second) in zip(runs, runs.dropFirst()) where first.isKey && !second.isKey {
      if first.pair == second.pair, count[first] == 1, count[second] == 1 { kept.insert(first.pair) }
    }
    marks = marks.filter { kept.contains($0.value.pair) }
  }
}

extension PageRegion {
  /// The lines of a table's cells too, as they are written.
  fileprivate var allLines: [PlacedLine] {
    if case .table(let table) = content { return table.cells.flatMap(\.lines) }
    return lines
  }
}
