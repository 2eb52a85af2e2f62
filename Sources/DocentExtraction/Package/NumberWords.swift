/// Numbers of lists in the forms office formats know (ECMA-376 part 1, 17.18.59).
enum NumberWords {
  static func text(_ number: Int, format: String) -> String {
    switch format {
    case "none", "bullet": return ""
    case "lowerLetter", "a": return letters(number, from: "a")
    case "upperLetter", "A": return letters(number, from: "A")
    case "lowerRoman", "i": return roman(number).lowercased()
    case "upperRoman", "I": return roman(number)
    case "decimalZero": return (0..<10).contains(number) ? "0\(number)" : String(number)
    case "ordinal": return "\(number)\(ordinalEnding(number))"
    case "decimalEnclosedCircle": return (1...20).contains(number) ? scalar(0x245F + number) : String(number)
    case "russianLower": return letter(number, of: "абвгдежзиклмнопрстуфхцчшщыэюя")
    case "russianUpper": return letter(number, of: "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
      "taiwaneseCountingThousand":
      return chinese(number)
    default: return String(number)
    }
  }

  /// a … z, aa, bb …: the letter repeated.
  private static func letters(_ number: Int, from first: Unicode.Scalar) -> String {
    guard (1...780).contains(number) else { return String(number) }
    return String(repeating: scalar(Int(first.value) + (number - 1) % 26), count: (number - 1) / 26 + 1)
  }

  private static func letter(_ number: Int, of alphabet: String) -> String {
    let all = Array(alphabet)
    guard (1...all.count * 30).contains(number) else { return String(number) }
    return String(repeating: String(all[(number - 1) % all.count]), count: (number - 1) / all.count + 1)
  }

  static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    var rest = number
    var result = ""
    for (value, text) in romanDigits {
      while rest >= value {
        result += text
        rest -= value
      }
    }
    return result
  }

  private static func ordinalEnding(_ number: Int) -> String {
    if (11...13).contains(number % 100) { return "th" }
    switch number % 10 {
    case 1: return "st"
    case 2: return "nd"
    case 3: return "rd"
    default: return "th"
    }
  }

  private static func chinese(_ number: Int) -> String {
    let digits = Array("〇一二三四五六七八九")
    guard (1...99).contains(number) else { return String(number) }
    if number < 10 { return String(digits[number]) }
    return (number >= 20 ? String(digits[number / 10]) : "") + "十"
      + (number % 10 > 0 ? String(digits[number % 10]) : "")
  }

  private static func scalar(_ value: Int) -> String {
    Unicode.Scalar(UInt32(clamping: value)).map { String(Character($0)) } ?? ""
  }

  private static let romanDigits = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
