/// Equations (ECMA-376 part 1, 22.1) as linear text: `(a+b)/2`, `x^2`, `√(x)`, `∑_(i=1)^n`.
struct OfficeMath {
  private static let maximumDepth = 64
  private let reader: PackageXMLReader

  init(_ reader: PackageXMLReader) { self.reader = reader }

  /// Reads on from the start of an element to its end.
  func read() throws(ExtractionError) -> String { try content(level: 0) }

  /// The text of the element whose start was just read.
  private func content(level: Int) throws(ExtractionError) -> String {
    guard level < Self.maximumDepth else {
      try reader.skipElement()
      return ""
    }
    let depth = reader.depth
    var result = ""
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      if event == .start { result += try element(level: level + 1) }
    }
    return result
  }

  private func element(level: Int) throws(ExtractionError) -> String {
    switch reader.name {
    case "m:t", "w:t": return try reader.containedText()
    case "m:f":
      let parts = try parts(level)
      return Self.grouped(parts["m:num"] ?? "") + "/" + Self.grouped(parts["m:den"] ?? "")
    case "m:sSup", "m:sSub", "m:sSubSup", "m:limLow", "m:limUpp": return Self.scripted(try parts(level))
    case "m:sPre":
      let parts = try parts(level)
      return Self.script("_", parts["m:sub"]) + Self.script("^", parts["m:sup"]) + (parts["m:e"] ?? "")
    case "m:rad":
      let parts = try parts(level)
      let degree = parts["m:deg"] ?? ""
      let root = ["2": "√", "3": "∛", "4": "∜"][degree]
      return (degree.isEmpty ? "√" : root ?? "√[\(degree)]") + "(\(parts["m:e"] ?? ""))"
    case "m:nary":
      let parts = try parts(level)
      return (parts["m:chr"] ?? "∫") + Self.script("_", parts["m:sub"]) + Self.script("^", parts["m:sup"]) + " "
        + (parts["m:e"] ?? "")
    case "m:func":
      let parts = try parts(level)
      return (parts["m:fName"] ?? "") + " " + (parts["m:e"] ?? "")
    case "m:d":
      let parts = try parts(level)
      return (parts["m:begChr"] ?? "(") + (parts["m:e"] ?? "") + (parts["m:endChr"] ?? ")")
    case "m:mr": return try parts(level, separator: "\t")["m:e", default: ""] + "\n"
    case "m:rPr", "m:ctrlPr", "m:fPr", "m:radPr", "m:sSupPr", "m:sSubPr", "m:mPr", "w:rPr", "w:del", "w:instrText":
      try reader.skipElement()
      return ""
    default: return try content(level: level)
    }
  }

  /// The arguments of a construct by their names, with the characters its properties set.
  private func parts(_ level: Int, separator: String = ", ") throws(ExtractionError) -> [String: String] {
    let depth = reader.depth
    var result: [String: String] = [:]
    while let event = try reader.next() {
      if event == .end, reader.depth <= depth { break }
      guard event == .start else { continue }
      let name = reader.name
      switch name {
      case "m:chr", "m:begChr", "m:endChr": result[name] = reader.attribute("m:val") ?? ""
      case _ where name.hasSuffix("Pr"): continue
      case _ where reader.depth == depth + 1:
        let text = try content(level: level).trimmed
        // Several of one name are the columns of a matrix or the parts between separators.
        result[name] = result[name].map { $0 + separator + text } ?? text
      default: continue
      }
    }
    return result
  }

  private static func scripted(_ parts: [String: String]) -> String {
    let lower = parts["m:sub"] ?? parts["m:lim"]
    return (parts["m:e"] ?? "") + script("_", lower) + script("^", parts["m:sup"])
  }

  private static func script(_ mark: String, _ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    return mark + grouped(text)
  }

  /// In brackets when it is more than one letter or number.
  private static func grouped(_ text: String) -> String {
    let isSimple = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    return isSimple && text.unicodeScalars.count <= 6 ? text : "(\(text))"
  }
}
