import DocentDocument

extension DocumentBuilder {
  /// Appends bytes of UTF-8 to the innermost block, as they are.
  mutating func append(_ bytes: [UInt8]) throws(ExtractionError) {
    try bytes.withUnsafeBytesTyped { (buffer) throws(ExtractionError) in try append(utf8: buffer) }
  }

  /// A block with its text, as it is.
  mutating func block(_ kind: Block.Kind, _ bytes: [UInt8], level: Int? = nil) throws(ExtractionError) {
    guard !bytes[...].isBlank else { return }
    try open(kind, level: level)
    try append(bytes)
    try close()
  }

  /// A cell with its text.
  mutating func cell(_ bytes: [UInt8], rowSpan: Int = 1, columnSpan: Int = 1) throws(ExtractionError) {
    try openCell(rowSpan: rowSpan, columnSpan: columnSpan)
    try append(bytes)
    try closeCell()
  }

  /// A table of rows of cells; none without rows.
  mutating func table(_ rows: [[[UInt8]]]) throws(ExtractionError) {
    guard !rows.isEmpty else { return }
    try openTable()
    for row in rows {
      openRow()
      for text in row { try cell(text) }
    }
    try closeTable()
  }

  /// `Name: value` on a line of its own, as key and value.
  mutating func pair(_ key: String, _ value: String) throws(ExtractionError) {
    let value = value.trimmed
    guard !value.isEmpty else { return }
    endLine()
    try block(.key, key)
    joinLine()
    try append(": ")
    try block(.value, value)
    endLine()
  }
}

extension DocumentBuilder {
  /// A line of code inside the current block. A blank one is kept between others.
  mutating func codeLine(_ line: ByteSlice) throws(ExtractionError) {
    if line.isBlank {
      lineBreak()
    } else {
      try append(Array(line))
      endLine()
    }
  }
}
