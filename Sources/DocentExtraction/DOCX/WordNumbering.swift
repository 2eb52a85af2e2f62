import DocentDocument

/// The lists of a Word document (ECMA-376 part 1, 17.9): what stands before the items, and the counting.
struct WordNumbering {
  struct Level {
    var start = 1
    var format = "decimal"
    /// `%1.%2.` with the numbers of the levels.
    var text = ""
    var font = ""
    /// All numbers are written in Arabic digits.
    var isLegal = false
    /// Nil: starts anew behind every item of a lower level; 0: never.
    var restart: Int?
  }

  private struct List {
    var abstractID: Int
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private static let maximumLists = 50_000
  private static let maximumLevel = 8
  private var abstracts: [Int: [Int: Level]] = [:]
  /// Lists that take their levels from a style, and the lists that define one.
  private var styleLinks: [Int: String] = [:]
  private var styledAbstracts: [String: Int] = [:]
  private var lists: [Int: List] = [:]
  /// Numbers reached, by abstract list; lists that start anew begin over.
  private var counters: [Int: [Int?]] = [:]
  private var started: Set<Int> = []

  /// A document whose lists cannot be read has none.
  static func read(_ document: OpenPackage, _ part: String) -> WordNumbering {
    var result = WordNumbering()
    if let reader = try? document.reader(part) { try? result.read(reader) }
    return result
  }

  private mutating func read(_ reader: PackageXMLReader) throws(ExtractionError) {
    var abstract: Int?
    var list: Int?
    var index = 0
    var level = Level()
    while let event = try reader.next(), abstracts.count + lists.count < Self.maximumLists {
      if event == .end {
        switch reader.name {
        case "w:lvl":
          if let list {
            lists[list]?.levels[index] = level
          } else if let abstract {
            abstracts[abstract]?[index] = level
          }
        case "w:abstractNum": abstract = nil
        case "w:num": list = nil
        default: break
        }
        continue
      }
      guard event == .start else { continue }
      let value = reader.attribute("w:val")
      let number = value.flatMap { Int($0) }
      switch reader.name {
      case "w:abstractNum":
        abstract = reader.attribute("w:abstractNumId").flatMap { Int($0) }
        if let abstract { abstracts[abstract] = [:] }
      case "w:num": list = reader.attribute("w:numId").flatMap { Int($0) }
      case "w:abstractNumId": if let list, let number { lists[list] = List(abstractID: number) }
      case "w:numStyleLink": if let abstract { styleLinks[abstract] = value }
      case "w:styleLink": if let abstract, let value { styledAbstracts[value] = abstract }
      case "w:lvl", "w:lvlOverride":
        index = max(0, min(reader.attribute("w:ilvl").flatMap { Int($0) } ?? 0, Self.maximumLevel))
        level = Level()
      case "w:startOverride": if let list, let number { lists[list]?.starts[index] = number }
      case "w:start": level.start = number ?? 1
      case "w:numFmt": level.format = value ?? "decimal"
      case "w:lvlText": level.text = value ?? ""
      case "w:isLgl": level.isLegal = value != "0" && value != "false"
      case "w:lvlRestart": level.restart = number
      case "w:rFonts": level.font = reader.attribute("w:ascii") ?? reader.attribute("w:hAnsi") ?? ""
      default: break
      }
    }
  }

  /// What stands before the next item of a list, nil when nothing does. Counts the item.
  mutating func label(list id: Int, level: Int) -> String? {
    guard let list = lists[id] else { return nil }
    let index = max(0, min(level, Self.maximumLevel))
    let abstract = resolved(list.abstractID)
    let levels = (abstracts[abstract] ?? [:]).merging(list.levels) { _, own in own }
    guard let own = levels[index] else { return nil }
    if own.format == "none" { return nil }
    if own.format == "bullet" { return bullet(own) }
    var numbers = counters[abstract] ?? [Int?](repeating: nil, count: Self.maximumLevel + 1)
    if started.insert(id).inserted {
      for (level, start) in list.starts where numbers.indices.contains(level) { numbers[level] = start - 1 }
    }
    numbers[index] = (numbers[index] ?? own.start - 1) + 1
    for lower in numbers.indices where lower > index {
      let restart = levels[lower]?.restart
      if restart == nil || restart.map({ $0 > 0 && index < $0 }) ?? false { numbers[lower] = nil }
    }
    for upper in 0..<index where numbers[upper] == nil { numbers[upper] = levels[upper]?.start ?? 1 }
    counters[abstract] = numbers
    return Self.expanded(own, numbers, levels)
  }

  private func resolved(_ abstract: Int) -> Int {
    guard let style = styleLinks[abstract], let target = styledAbstracts[style] else { return abstract }
    return target
  }

  private func bullet(_ level: Level) -> String? {
    let text = SymbolFonts.resolved(level.text, font: level.font)
    let scalars = text.unicodeScalars.map { (0xE000...0xF8FF).contains($0.value) ? "\u{2022}" : $0 }
    let result = String(String.UnicodeScalarView(scalars)).trimmed
    // The hollow bullet of a type-writer font.
    if result == "o", level.font.lowercased().hasPrefix("courier") { return "\u{25E6}" }
    return result.isEmpty ? nil : result
  }

  private static func expanded(_ level: Level, _ numbers: [Int?], _ levels: [Int: Level]) -> String? {
    var result = ""
    var isMark = false
    for scalar in level.text.unicodeScalars {
      if isMark {
        isMark = false
        let index = Int(scalar.value) - 0x31
        guard numbers.indices.contains(index), let number = numbers[index] else { continue }
        let format = level.isLegal ? "decimal" : levels[index]?.format ?? "decimal"
        result += NumberWords.text(number, format: format)
      } else if scalar == "%" {
        isMark = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    let text = result.trimmed
    return text.isEmpty ? nil : text
  }
}
