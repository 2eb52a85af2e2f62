/// Macros a document defines for itself.
struct LaTeXMacros {
  private struct Macro {
    var parameters: Int
    var optional: [UInt8]?
    var body: [UInt8]
  }

  private var table: [String: Macro] = [:]
  private static let maximumMacros = 20_000

  /// Reads what follows `\newcommand`, `\def` and their relatives; false for any other command.
  mutating func define(_ command: String, _ input: inout LaTeXInput) -> Bool {
    switch command {
    case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "NewDocumentCommand",
      "RenewDocumentCommand":
      if input.peek() == UInt8(ascii: "*") { input.skip(1) }
      guard let name = input.argument() else { return true }
      input.skipSpace()
      var macro = Macro(parameters: 0, body: [])
      if command.hasSuffix("DocumentCommand") {
        macro.parameters = (input.argument() ?? []).filter { $0 == UInt8(ascii: "m") }.count
      } else if let count = input.option() {
        macro.parameters = Int(count[...].string) ?? 0
        input.skipSpace()
        macro.optional = input.option()
      }
      macro.body = input.argument() ?? []
      add(name, macro)
    case "def", "gdef", "edef", "xdef":
      guard let name = input.argument() else { return true }
      var parameters = 0
      while let byte = input.peek(), byte != UInt8(ascii: "{"), byte != 0x0A {
        if byte == UInt8(ascii: "#") { parameters += 1 }
        _ = input.next()
      }
      add(name, Macro(parameters: parameters, body: input.argument() ?? []))
    case "DeclareMathOperator":
      if input.peek() == UInt8(ascii: "*") { input.skip(1) }
      guard let name = input.argument() else { return true }
      add(name, Macro(parameters: 0, body: input.argument() ?? []))
    default: return false
    }
    return true
  }

  private mutating func add(_ name: [UInt8], _ macro: Macro) {
    let key = name[...].trimmingSpace.drop { $0 == UInt8(ascii: "\\") }.string
    // Programming is not for us: such macros are left to how unknown commands are read.
    guard table.count < Self.maximumMacros, macro.parameters <= 9, !key.isEmpty,
      macro.body[...].range(of: "\\begin") == nil || macro.body[...].range(of: "\\end") != nil,
      !["csname", "expandafter", "@ifnextchar", "futurelet"].contains(where: { word in
        String(decoding: macro.body, as: UTF8.self).contains("\\" + word)
      })
    else { return }
    table[key] = macro
  }

  /// Replaces a command by its body; nil when it is no macro, false when the limits are reached.
  func expand(_ name: String, _ input: inout LaTeXInput) -> Bool? {
    guard let macro = table[name] else { return nil }
    var values: [[UInt8]] = []
    if let standard = macro.optional, macro.parameters > 0 { values.append(input.option() ?? standard) }
    while values.count < macro.parameters { values.append(input.argument() ?? []) }
    var output: [UInt8] = []
    var index = 0
    let body = macro.body
    while index < body.count {
      if body[index] == UInt8(ascii: "#"), index + 1 < body.count, body[index + 1].isASCIIDigit {
        let number = Int(body[index + 1] - 0x30) - 1
        if values.indices.contains(number) { output.append(contentsOf: values[number]) }
        index += 2
      } else {
        output.append(body[index])
        index += 1
      }
    }
    return input.push(output)
  }
}
