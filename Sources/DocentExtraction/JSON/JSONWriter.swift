import DocentDocument

/// Writes JSON as a reader would note it down: `key: value` on a line, what is inside a value indented below its key,
/// the numbers of an array on one line.
struct JSONWriter {
  private struct Container {
    var isArray: Bool
    /// Numbers that stand on the current line.
    var isInLine = false
  }

  private static let maximumIndent = 16

  private var stack: [Container] = []
  /// Containers beyond the depth that is indented: only counted.
  private static let maximumDepth = 1 << 20
  private var hidden = 0
  private var hasKey = false

  mutating func open(isArray: Bool, into builder: inout DocumentBuilder) throws(ExtractionError) {
    endKey(&builder)
    if let last = stack.indices.last { stack[last].isInLine = false }
    builder.endLine()
    if stack.count < Self.maximumDepth { stack.append(Container(isArray: isArray)) } else { hidden += 1 }
  }

  mutating func close(into builder: inout DocumentBuilder) throws(ExtractionError) {
    endKey(&builder)
    if hidden > 0 { hidden -= 1 } else { _ = stack.popLast() }
    builder.endLine()
    if stack.isEmpty {
      builder.lineBreak()
      builder.lineBreak()
    }
  }

  mutating func key(_ name: [UInt8], into builder: inout DocumentBuilder) throws(ExtractionError) {
    endKey(&builder)
    builder.endLine()
    try indent(&builder)
    // On the line of its indentation.
    try builder.open(.key, isSeparated: false)
    try builder.append(name)
    try builder.close()
    try builder.append(":")
    hasKey = true
  }

  mutating func value(
    _ text: [UInt8], isString: Bool, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let isInLine = stack.last?.isInLine == true
    guard !text[...].isBlank else { return endKey(&builder) }
    if hasKey {
      builder.joinLine()
      try builder.append(" ")
    } else if isInLine, !isString {
      builder.joinLine()
      try builder.append(", ")
    } else {
      builder.endLine()
      try indent(&builder)
    }
    hasKey = false
    if let last = stack.indices.last { stack[last].isInLine = stack[last].isArray && !isString }
    try builder.block(.value, text)
    builder.endLine()
  }

  private mutating func endKey(_ builder: inout DocumentBuilder) {
    if hasKey { builder.endLine() }
    hasKey = false
  }

  private func indent(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    let columns = 2 * min(max(0, stack.count - 1), Self.maximumIndent)
    if columns > 0 { try builder.append([UInt8](repeating: 0x20, count: columns)) }
  }
}
