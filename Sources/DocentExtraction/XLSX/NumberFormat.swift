import Glibc

/// A number format such as `#,##0.00;[Red]-#,##0.00` (ECMA-376 part 1, 18.8.31), applied with a dot for decimals, a
/// comma for thousands, and dates and times as ISO 8601 whatever order and language the format asks for.
struct NumberFormat {
  static let general = NumberFormat("General")
  private var sections: [NumberFormatSection]
  private let textSection: NumberFormatSection?

  /// The format of each sign: positive, negative, zero; the fourth is for text.
  init(_ code: String) {
    let all = Self.split(code).prefix(4).map { NumberFormatSection($0) }
    sections = all.count == 4 ? Array(all.dropLast()) : Array(all)
    textSection = all.count == 4 ? all[3] : all.count == 1 && all[0].isTextOnly ? all[0] : nil
    // A last section for text alone may stand anywhere.
    if sections.count > 1, sections.last?.isTextOnly == true { sections.removeLast() }
  }

  func text(of value: Double, uses1904: Bool = false) -> String {
    guard value.isFinite else { return "" }
    guard let index = section(for: value) else { return Self.generalText(value) }
    // A section of its own for negative numbers says how the sign is shown.
    let showsSign = index != 1 || sections[1].condition != nil
    return sections[index].text(of: showsSign ? value : abs(value), uses1904: uses1904)
  }

  /// How a cell with text shows it: formats may put words around it.
  func text(ofText text: String) -> String { textSection?.text(ofText: text) ?? text }

  private func section(for value: Double) -> Int? {
    if sections.contains(where: { $0.condition != nil }) {
      let met = sections.firstIndex { $0.condition?.isMet(by: value) ?? false }
      // What meets no condition has the first section without one, the negative one for negative numbers first.
      let plain = sections.indices.filter { sections[$0].condition == nil }
      return met ?? (plain.count > 1 && value < 0 ? plain[0] : plain.last)
    }
    let index = value < 0 && sections.count > 1 ? 1 : value == 0 && sections.count > 2 ? 2 : 0
    return sections.indices.contains(index) ? index : nil
  }

  /// As `General` shows it: up to 15 significant digits, no exponent for what fits a cell.
  static func generalText(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return printed("%.15g", value)
  }

  static func printed(_ format: String, _ arguments: any CVarArg...) -> String {
    withVaList(arguments) { list in
      var buffer = [CChar](repeating: 0, count: 400)
      let count = vsnprintf(&buffer, buffer.count, format, list)
      return String(decoding: buffer.prefix(max(0, min(Int(count), 399))).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  /// Semicolons inside quotes or behind a backslash do not separate.
  private static func split(_ code: String) -> [String] {
    var result = [""]
    var isQuoted = false
    var isEscaped = false
    for character in code.unicodeScalars.prefix(1024) {
      if character == ";", !isQuoted, !isEscaped {
        result.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      result[result.count - 1].unicodeScalars.append(character)
    }
    return result
  }

  /// Formats the file refers to by number alone (ECMA-376 part 1, 18.8.30); those of single languages as dates or times.
  static let builtIn: [Int: String] = {
    var table = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "$#,##0;($#,##0)", 6: "$#,##0;($#,##0)",
      7: "$#,##0.00;($#,##0.00)", 8: "$#,##0.00;($#,##0.00)", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
      13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
      21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 32: "h:mm", 33: "h:mm:ss", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
      39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: "#,##0;-#,##0;\"-\"", 42: "$#,##0;-$#,##0;$\"-\"",
      43: "#,##0.00;-#,##0.00;\"-\"", 44: "$#,##0.00;-$#,##0.00;$\"-\"", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
      48: "##0.0E+0", 49: "@", 59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%", 69: "# ?/?",
      70: "# ??/??", 75: "h:mm", 76: "h:mm:ss", 77: "yyyy-mm-dd h:mm", 78: "mm:ss", 79: "[h]:mm:ss", 80: "mm:ss.0",
    ]
    for number in [27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58, 71, 72, 73, 74, 81] {
      table[number] = "yyyy-mm-dd"
    }
    return table
  }()
}

/// A condition such as `[>=100]` that a section of a format is for.
struct NumberFormatCondition {
  private let isMet: @Sendable (Double) -> Bool

  /// Nil when the text in brackets is no condition.
  init?(_ text: String) {
    let sign = text.prefix { "<>=".contains($0) }
    guard let bound = Double(text.dropFirst(sign.count).trimmingSpaces) else { return nil }
    switch sign {
    case "<": isMet = { $0 < bound }
    case ">": isMet = { $0 > bound }
    case "<=": isMet = { $0 <= bound }
    case ">=": isMet = { $0 >= bound }
    case "=": isMet = { $0 == bound }
    case "<>": isMet = { $0 != bound }
    default: return nil
    }
  }

  func isMet(by value: Double) -> Bool { isMet(value) }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(self).trimmed }
}
