/// The text of a line of mdoc(7) macros, which may call each other on the line: `.Op Fl a Ar file`.
struct MdocLine {
  /// The name of what the page describes, given by the first `.Nm`.
  var name: [UInt8] = []

  func isMacro(_ name: String) -> Bool {
    Self.plain.contains(name) || Self.enclosing[name] != nil || Self.special.contains(name)
  }

  func text(of words: [ByteSlice], _ text: RoffText) -> [UInt8] {
    var output: [UInt8] = []
    /// What closes at the end of the line, innermost last.
    var closing: [String] = []
    var joins = true
    var prefix = ""
    func put(_ bytes: [UInt8], isPunctuation: Bool = false) {
      if !joins, !isPunctuation { output.append(0x20) }
      output.append(contentsOf: bytes)
      joins = false
    }
    var index = 0
    while index < words.count {
      let word = words[index].string
      index += 1
      if let marks = Self.enclosing[word] {
        put(Array(marks.open.utf8))
        joins = true
        closing.append(marks.close)
      } else if Self.special.contains(word) {
        switch word {
        case "Fl":
          prefix = "-"
          if index >= words.count || isMacro(words[index].string) {
            put(Array("-".utf8))
            joins = index < words.count && words[index].string == "Ns"
          }
        case "Ns": joins = true
        case "Xr":
          let page = index < words.count ? text.plain(words[index]) : []
          let section = index + 1 < words.count ? text.plain(words[index + 1]) : []
          let hasSection = section.first?.isASCIIDigit == true
          put(hasSection ? page + [UInt8(ascii: "(")] + section + [UInt8(ascii: ")")] : page)
          index += hasSection ? 2 : 1
        case "Nm": if index >= words.count || isMacro(words[index].string) { put(name) }
        case "Fn":
          let function = index < words.count ? text.plain(words[index]) : []
          var values: [[UInt8]] = []
          index += 1
          while index < words.count, !Self.isPunctuation(words[index]), !isMacro(words[index].string) {
            values.append(text.plain(words[index]))
            index += 1
          }
          put(function + [UInt8(ascii: "(")] + Array(values.joined(separator: Array(", ".utf8))) + [UInt8(ascii: ")")])
        case "Ux": put(Array("UNIX".utf8))
        case "Bx": put(Array("BSD".utf8))
        case "Fx": put(Array("FreeBSD".utf8))
        case "Nx": put(Array("NetBSD".utf8))
        case "Ox": put(Array("OpenBSD".utf8))
        default: break
        }
      } else if Self.plain.contains(word) {
        prefix = ""
        if word == "Ar", index >= words.count || isMacro(words[index].string) { put(Array("file ...".utf8)) }
      } else if Self.isPunctuation(words[index - 1]) {
        let isOpening = word == "(" || word == "["
        put(Array(word.utf8), isPunctuation: !isOpening)
        joins = isOpening
        prefix = ""
      } else {
        put(Array(prefix.utf8) + text.plain(words[index - 1]))
      }
    }
    for mark in closing.reversed() { output.append(contentsOf: mark.utf8) }
    return output
  }

  private static func isPunctuation(_ word: ByteSlice) -> Bool {
    word.count == 1 && ".,:;()[]?!".utf8.contains(word[word.startIndex])
  }

  private static let enclosing: [String: (open: String, close: String)] = [
    "Op": ("[", "]"), "Oo": ("[", ""), "Pq": ("(", ")"), "Po": ("(", ""), "Bq": ("[", "]"), "Bo": ("[", ""),
    "Brq": ("{", "}"), "Aq": ("<", ">"), "Ao": ("<", ""), "Dq": ("“", "”"), "Do": ("“", ""), "Sq": ("‘", "’"),
    "So": ("‘", ""), "Qq": ("\"", "\""), "Ql": ("‘", "’"), "Oc": ("]", ""), "Pc": (")", ""), "Bc": ("]", ""),
    "Ac": (">", ""), "Dc": ("”", ""), "Sc": ("’", ""), "Eo": ("", ""), "Ec": ("", ""),
  ]

  private static let special: Set<String> = ["Fl", "Ns", "Xr", "Nm", "Fn", "Ux", "Bx", "Fx", "Nx", "Ox", "Ap", "No"]

  /// Macros that only set a font.
  private static let plain: Set<String> = [
    "Ar", "Cm", "Ic", "Pa", "Ev", "Dv", "Va", "Vt", "Fa", "Ft", "Fd", "Em", "Sy", "Li", "An", "Lb", "In", "Sx", "Er",
    "Ad",
    "Cd", "Dl", "D1", "Tn", "Lk", "Mt", "Ms", "Sm", "St", "Rv", "Ex", "At", "Bt", "Ud", "Rs", "Re", "%A", "%T", "%B",
    "%D",
    "%I", "%J", "%N", "%O", "%P", "%R", "%U", "%V", "Fo", "Fc", "Xo", "Xc", "Pf", "Bk", "Ek", "Ta",
  ]
}
