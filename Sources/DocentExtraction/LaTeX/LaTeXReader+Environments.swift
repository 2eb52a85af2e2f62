import DocentDocument

extension LaTeXReader {
  mutating func begin(_ whole: String, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let name = whole.hasSuffix("*") ? String(whole.dropLast()) : whole
    if name == "document" {
      isPreamble = false
      text.clear()
      depth = 0
      groups = []
      endMath()
      return try writeTitle(&builder)
    }
    if LaTeXCommands.skipped.contains(name) || isPreamble {
      _ = input.take(to: Array("\\end{\(whole)}".utf8))
      return
    }
    if LaTeXCommands.verbatim.contains(name) {
      if tables.isEmpty, groups.isEmpty { try endParagraph(&builder) }
      _ = input.option()
      for _ in 0..<(LaTeXCommands.environmentArguments[name] ?? 0) { _ = input.argument() }
      let code = input.take(to: Array("\\end{\(whole)}".utf8))
      if tables.isEmpty, groups.isEmpty {
        try builder.block(.code, TextLines(code).block(0..<Int.max))
      } else {
        text.put(code)
      }
      return
    }
    if LaTeXCommands.mathematics.contains(name) {
      if name == "alignat" { _ = input.argument() }
      return try startDisplay(&builder)
    }
    if let arguments = LaTeXCommands.tables[name] { return try openTable(arguments, &builder) }
    if mathDepth != nil { return }
    try endParagraph(&builder)
    if LaTeXCommands.lists.contains(name) {
      _ = input.option()
      for _ in 0..<(LaTeXCommands.environmentArguments[name] ?? 0) { _ = input.argument() }
      if name == "thebibliography" { try builder.block(.heading, Array("References".utf8), level: 2) }
      lists.append((false, name.contains("enum"), 0))
      return
    }
    if LaTeXCommands.quotes.contains(name), groups.isEmpty, tables.isEmpty, quotes < 64 {
      quotes += 1
      return try builder.open(.quote)
    }
    if name == "abstract" { return try builder.block(.heading, Array("Abstract".utf8), level: 2) }
    if name == "frame" {
      _ = input.option()
      if input.peek() == UInt8(ascii: "{") { openGroup(.heading(3)) }
      return
    }
    if LaTeXCommands.statements.contains(name) {
      text.put(name.capitalizedFirst)
      if let label = input.option() { text.put(" (\(label[...].string))") }
      return text.put(". ")
    }
    _ = input.option()
    for _ in 0..<(LaTeXCommands.environmentArguments[name] ?? 0) {
      _ = input.argument()
      _ = input.option()
    }
  }

  mutating func end(_ whole: String, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let name = whole.hasSuffix("*") ? String(whole.dropLast()) : whole
    if isPreamble { return }
    if LaTeXCommands.mathematics.contains(name) { return try endDisplay(&builder) }
    if LaTeXCommands.tables[name] != nil {
      if !tables.isEmpty { try closeTable(&builder) } else { text.space() }
      return
    }
    if name == "document" { isFinished = true }
    if mathDepth != nil { return }
    try endParagraph(&builder)
    if LaTeXCommands.lists.contains(name) {
      if !lists.isEmpty { try closeList(&builder) }
    } else if LaTeXCommands.quotes.contains(name), quotes > 0, tables.isEmpty, groups.isEmpty {
      quotes -= 1
      try builder.close()
    }
  }

  // MARK: Lists

  mutating func openItem(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    input.skipSpace()
    let label = input.option()
    guard tables.isEmpty, groups.isEmpty, let last = lists.indices.last else {
      text.lineEnd()
      if let label { text.put(label + Array(" ".utf8)) }
      return
    }
    try endParagraph(&builder)
    if lists[last].isOpen { try builder.close() }
    lists[last].isOpen = true
    lists[last].number += 1
    try builder.open(.listItem)
    if let label {
      // The label is text itself.
      _ = input.push([UInt8(ascii: "{")] + label + Array("} ".utf8))
    } else if lists[last].isNumbered {
      text.put("\(lists[last].number). ")
    }
  }

  mutating func closeList(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    try endParagraph(&builder)
    guard let list = lists.popLast() else { return }
    if list.isOpen { try builder.close() }
  }

  // MARK: Tables

  private mutating func openTable(_ arguments: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    _ = input.option()
    for _ in 0..<arguments {
      input.skipSpace()
      if input.peek() == UInt8(ascii: "{") { _ = input.argument() }
      _ = input.option()
    }
    // Tables in tables, in arguments and in formulas are read as text.
    guard mathDepth == nil, groups.isEmpty, tables.isEmpty else {
      if !tables.isEmpty { tables.append(Table(depth: Int.max, outer: LaTeXText())) }
      return text.space()
    }
    try endParagraph(&builder)
    try builder.openTable()
    tables.append(Table(depth: depth, outer: text))
    text = LaTeXText()
  }

  mutating func endCell(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let last = tables.indices.last else { return }
    if !tables[last].hasRow {
      builder.openRow()
      tables[last].hasRow = true
    }
    try builder.cell(text.trimmed, columnSpan: tables[last].spans)
    tables[last].spans = 1
    tables[last].cells += 1
    text.clear()
  }

  mutating func endRow(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let last = tables.indices.last else { return }
    if tables[last].hasRow || !text.isBlank { try endCell(&builder) }
    tables[last].hasRow = false
    tables[last].cells = 0
    text.clear()
  }

  mutating func closeTable(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard let table = tables.last else { return }
    if table.depth == Int.max {
      tables.removeLast()
      return text.space()
    }
    try endRow(&builder)
    tables.removeLast()
    text = table.outer
    try builder.closeTable()
  }
}
