import DocentText

/// Turns the words of a PDF page from visual into logical order.
///
/// Poppler gives the letters of a word and the words of a line from left to right as they stand. Text that runs from
/// right to left is turned here: the letters of its words, and its words within the line, while numbers and Latin words
/// between them keep their own order (the inverse of rule L2 of Unicode Standard Annex #9, as far as words show it).
struct VisualOrder {
  /// Whether most of the page runs from right to left.
  let isRightToLeft: Bool

  /// The line with its words in the order they are read; the same line when nothing in it runs from right to left.
  func logical(_ line: PlacedLine) -> PlacedLine {
    let directions = line.words.map { Self.direction($0.text) }
    guard directions.contains(.right) else { return line }
    var words = line.words
    for (index, direction) in directions.enumerated() where direction == .right {
      words[index].text = Self.logical(words[index].text)
    }
    let letters = zip(words, directions).reduce(into: (right: 0, left: 0)) { sum, item in
      if item.1 == .right { sum.right += item.0.text.unicodeScalars.count }
      if item.1 == .left { sum.left += item.0.text.unicodeScalars.count }
    }
    let base = isRightToLeft ? letters.right * 3 >= letters.left : letters.right > letters.left
    let order = base ? Self.reversed(directions) : Self.reversedInside(directions)
    var result = line
    result.words = order.map { words[$0] }
    return result
  }

  private enum Direction { case left, right, number, neutral }

  private static func direction(_ text: String) -> Direction {
    var result = Direction.neutral
    for scalar in text.unicodeScalars {
      if scalar.isRightToLeft { return .right }
      if scalar.properties.isAlphabetic {
        result = .left
      } else if scalar.properties.numericType != nil, result == .neutral {
        result = .number
      }
    }
    return result
  }

  /// From right to left, runs of Latin words with the numbers behind them the other way round.
  private static func reversed(_ directions: [Direction]) -> [Int] {
    var result: [Int] = []
    var index = directions.count - 1
    while index >= 0 {
      guard directions[index] == .left || directions[index] == .number else {
        result.append(index)
        index -= 1
        continue
      }
      var start = index
      while start > 0, directions[start - 1] == .left || directions[start - 1] == .number { start -= 1 }
      // Numbers in front of the first Latin word stand alone.
      let first = (start...index).first { directions[$0] == .left } ?? index + 1
      result += Array(first..<(index + 1))
      result += (start..<first).reversed()
      index = start - 1
    }
    return result
  }

  /// From left to right, runs of words that run from right to left turned in their place.
  private static func reversedInside(_ directions: [Direction]) -> [Int] {
    var result: [Int] = []
    var index = 0
    while index < directions.count {
      guard directions[index] == .right else {
        result.append(index)
        index += 1
        continue
      }
      var end = index
      var next = index + 1
      while next < directions.count, directions[next] != .left {
        if directions[next] == .right { end = next }
        next += 1
      }
      result += (index...end).reversed()
      index = end + 1
    }
    return result
  }

  /// The letters of a word turned, its numbers and Latin letters kept; presentation forms as the letters they stand for.
  static func logical(_ text: String) -> String {
    var clusters: [Unicode.Scalar] = Array(text.unicodeScalars.reversed())
    // Marks stand behind their letter either way.
    var index = 0
    while index < clusters.count {
      if clusters[index].isRightToLeftMark {
        var end = index
        while end < clusters.count, clusters[end].isRightToLeftMark { end += 1 }
        if end < clusters.count, index == 0 || !clusters[index - 1].isRightToLeft {
          clusters.insert(clusters.remove(at: end), at: index)
        }
        index = end + 1
      } else {
        index += 1
      }
    }
    var result = String.UnicodeScalarView()
    var run: [Unicode.Scalar] = []
    func flush() {
      // Punctuation at the ends of the run belongs to the text around it.
      let isInner: (Unicode.Scalar) -> Bool = { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      let first = run.firstIndex(where: isInner) ?? run.endIndex
      let last = (run.lastIndex(where: isInner) ?? -1) + 1
      result.append(contentsOf: run[..<first])
      if first < last { result.append(contentsOf: run[first..<last].reversed()) }
      if last > first { result.append(contentsOf: run[last...]) }
      run = []
    }
    for scalar in clusters {
      if scalar.isRightToLeft || scalar.isRightToLeftMark {
        flush()
        result.append(contentsOf: scalar.withoutPresentation)
      } else {
        run.append(scalar)
      }
    }
    flush()
    return String(result)
  }
}

extension Unicode.Scalar {
  /// A letter or mark of Hebrew, Arabic and their relatives.
  var isRightToLeft: Bool {
    switch value {
    // Arabic digits run from left to right.
    case 0x660...0x669, 0x66B, 0x66C, 0x6F0...0x6F9: false
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  fileprivate var isRightToLeftMark: Bool { isRightToLeft && properties.generalCategory == .nonspacingMark }

  /// The letters an Arabic or Hebrew presentation form stands for.
  fileprivate var withoutPresentation: String.UnicodeScalarView {
    switch value {
    case 0xFB1D...0xFDFF, 0xFE70...0xFEFC:
      String(decoding: UnicodeNormalization.normalized(Array(String(self).utf8), to: .nfkc), as: UTF8.self)
        .unicodeScalars
    default: String(self).unicodeScalars
    }
  }
}
