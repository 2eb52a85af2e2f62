import DocentDocument

extension LaTeXReader {
  mutating func command(_ name: String, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if macros.define(name, &input) { return }
    switch name {
    case "begin":
      guard let environment = input.argument() else { return }
      return try begin(environment[...].trimmingSpace.string, &builder)
    case "end":
      guard let environment = input.argument() else { return }
      return try end(environment[...].trimmingSpace.string, &builder)
    case "title":
      _ = input.option()
      return openGroup(.title)
    case "author":
      _ = input.option()
      return openGroup(.author)
    case "date": return openGroup(.date)
    case "hypersetup":
      if let options = input.argument() { readDocumentOptions(options, &builder.metadata) }
      return
    default: break
    }
    if isPreamble, groups.isEmpty { return skipPreamble(name) }
    if let isExpanded = macros.expand(name, &input) {
      if !isExpanded {
        builder.degrade(.tooLarge, "the document's macros expand too far; the rest of them was left out")
      }
      return
    }
    if let mark = LaTeXSymbols.accents[name], try accent(mark, name) { return }
    if mathDepth != nil, let symbol = LaTeXSymbols.math[name] {
      return text.put(symbol)
    }
    if let symbol = LaTeXSymbols.text[name] ?? LaTeXSymbols.math[name] {
      // The space behind a word of a command only ends it.
      input.skipSpaceAfterWord(name)
      return text.put(symbol)
    }
    if let level = LaTeXCommands.headings[name] {
      if input.peek() == UInt8(ascii: "*") { input.skip(1) }
      input.skipSpace()
      _ = input.option()
      try endParagraph(&builder)
      return openGroup(.heading(level))
    }
    try otherCommand(name, &builder)
  }

  private mutating func otherCommand(_ name: String, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    switch name {
    case "\\", "newline", "linebreak", "tabularnewline", "cr":
      if input.peek() == UInt8(ascii: "*") { input.skip(1) }
      _ = input.option()
      if let table = tables.last, table.depth == depth, mathDepth == nil, name != "newline" {
        try endRow(&builder)
      } else {
        text.lineEnd()
      }
    case "par", "newpage", "clearpage", "pagebreak", "bigskip", "medskip", "smallskip":
      if mathDepth == nil { try endParagraph(&builder) }
    case "and":
      // Keeps authors apart until their names are read.
      text.lineEnd()
      text.put(0x1F)
    case "item": try openItem(&builder)
    case "bibitem":
      _ = input.option()
      let key = input.argument() ?? []
      try openItem(&builder)
      text.put([UInt8(ascii: "[")] + key + Array("] ".utf8))
    case "maketitle", "titlepage": try writeTitle(&builder)
    case "footnote", "thanks", "endnote", "sidenote", "marginpar", "footnotetext":
      _ = input.option()
      openGroup(.footnote)
    case "caption", "captionof", "subcaption":
      if name == "captionof" { _ = input.argument() }
      if input.peek() == UInt8(ascii: "*") { input.skip(1) }
      _ = input.option()
      openGroup(.caption)
    case "cite", "citep", "citet", "citeauthor", "citeyear", "parencite", "textcite", "autocite", "footcite", "citealp",
      "citealt",
      "Citet", "Citep", "supercite", "fullcite":
      cite()
    case "ref", "eqref", "pageref", "autoref", "cref", "Cref", "nameref", "vref":
      if let key = input.argument() { text.put([UInt8(ascii: "[")] + key + [UInt8(ascii: "]")]) }
    case "url", "path", "nolinkurl": if let address = input.argument() { text.put(address) }
    case "href":
      _ = input.argument()
      openGroup(.link)
    case "hyperref", "hyperlink":
      if input.option() == nil { _ = input.argument() }
      openGroup(.link)
    case "verb", "lstinline", "Verb": verbatimWord()
    case "mintinline":
      _ = input.argument()
      verbatimWord()
    case "(": startMath(isDisplay: false)
    case ")": endMath()
    case "[":
      try startDisplay(&builder)
    case "]": try endDisplay(&builder)
    case "frac", "dfrac", "tfrac", "binom": openFraction()
    case "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "limits", "nolimits",
      "displaystyle",
      "textstyle", "middle", "nonumber", "notag":
      if input.peek() == UInt8(ascii: ".") { input.skip(1) }
    case "multicolumn":
      let count = input.argument().flatMap { Int($0[...].string) } ?? 1
      _ = input.argument()
      if let last = tables.indices.last { tables[last].spans = max(1, count) }
    case "multirow", "SetCell":
      _ = input.option()
      _ = input.argument()
      _ = input.option()
      _ = input.argument()
    case "iffalse": _ = input.take(to: Array("\\fi".utf8))
    case "enquote": text.put("“"); openGroup(.put("”"))
    case "footnotemark": _ = input.option()
    case "textsuperscript", "textsubscript": break
    case "char":
      while let byte = input.peek(), byte.isASCIIDigit { input.skip(1) }
    case "tag":
      openGroup(.put(""))
    case "cmidrule":
      if input.peek() == UInt8(ascii: "(") { _ = input.take(to: [UInt8(ascii: ")")]) }
      _ = input.argument()
    default: unknown(name)
    }
  }

  /// The arguments of a command nobody knows are text, its options are not.
  private mutating func unknown(_ name: String) {
    if input.peek() == UInt8(ascii: "*") { input.skip(1) }
    if let count = LaTeXCommands.silent[name] {
      _ = input.option()
      for _ in 0..<count {
        input.skipSpace()
        guard input.peek() == UInt8(ascii: "{") else { break }
        _ = input.argument()
        _ = input.option()
      }
      return
    }
    if name.first?.isLetter == true {
      _ = input.option()
      input.skipSpaceAfterWord(name)
    } else if let first = name.utf8.first, first >= 0x80 {
      text.put(name)
    }
  }

  /// In the preamble commands say how to print: all of them go with their arguments.
  private mutating func skipPreamble(_ name: String) {
    while input.peek() == UInt8(ascii: "*") { input.skip(1) }
    for _ in 0..<9 {
      if input.option() != nil { continue }
      guard input.peek() == UInt8(ascii: "{"), input.argument() != nil else { return }
    }
  }

  private mutating func readDocumentOptions(_ options: [UInt8], _ metadata: inout Metadata) {
    for part in options.split(separator: UInt8(ascii: ",")) {
      let (key, rest) = part.trimmingSpace.split { $0 != UInt8(ascii: "=") }
      let value = rest.dropFirst().filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }[...].trimmingSpace
        .string
      guard !value.isEmpty else { continue }
      switch key.trimmingSpace.string {
      case "pdftitle": if metadata.title == nil { metadata.title = value }
      case "pdfauthor": if metadata.authors.isEmpty { metadata.authors = [value] }
      case "pdfsubject": metadata.subject = value
      case "pdfkeywords": metadata.extra["keywords"] = value
      case "pdflang": metadata.language = LanguageTag.declared(value)
      default: break
      }
    }
  }

  /// `\'e`, `\"{o}`, `\c c`: the letter with its accent. False when a word command is no accent here (`\b` in math).
  private mutating func accent(_ mark: Unicode.Scalar, _ name: String) throws(ExtractionError) -> Bool {
    if mathDepth != nil { return false }
    guard let letter = input.argument() else { return true }
    var base = letter[...].trimmingSpace.string
    if base == "\\i" { base = "ı" } else if base == "\\j" { base = "ȷ" }
    if base.hasPrefix("\\") { base = LaTeXSymbols.text[String(base.dropFirst())] ?? "" }
    text.put(LetterAccents.composed(base, mark))
    return true
  }

  private mutating func cite() {
    if input.peek() == UInt8(ascii: "*") { input.skip(1) }
    let first = input.option()
    let second = input.option()
    guard let keys = input.argument() else { return }
    var shown = keys[...].split(separator: UInt8(ascii: ",")).map { $0.trimmingSpace.string }.joined(separator: ", ")
    if let note = (second ?? first)?[...].trimmingSpace.string, !note.isEmpty { shown += ", \(note)" }
    text.put("[\(shown)]")
  }

  private mutating func verbatimWord() {
    if input.peek() == UInt8(ascii: "*") { input.skip(1) }
    _ = input.option()
    guard let mark = input.peek(), !mark.isASCIISpace else { return }
    if mark == UInt8(ascii: "{") {
      if let inner = input.argument() { text.put(inner) }
      return
    }
    input.skip(1)
    text.put(input.take(to: [mark]))
  }

  // MARK: Formulas

  mutating func dollar(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if input.peek() == UInt8(ascii: "$"), mathDepth == nil || isDisplay {
      input.skip(1)
      if isPreamble { return }
      if mathDepth == nil { try startDisplay(&builder) } else { try endDisplay(&builder) }
    } else if mathDepth == nil {
      startMath(isDisplay: false)
    } else {
      endMath()
    }
  }

  mutating func startMath(isDisplay: Bool) {
    mathDepth = depth
    self.isDisplay = isDisplay
  }

  mutating func endMath() {
    mathDepth = nil
    isDisplay = false
  }

  mutating func startDisplay(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if tables.isEmpty, groups.isEmpty { try endParagraph(&builder) } else { text.space() }
    startMath(isDisplay: true)
  }

  mutating func endDisplay(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    endMath()
    guard tables.isEmpty, groups.isEmpty, !isPreamble else { return text.space() }
    let formula = text.trimmed
    text.clear()
    try builder.block(.code, formula)
  }

  /// `\frac{a}{b}` reads a/b.
  private mutating func openFraction() {
    input.skipSpace()
    guard input.peek() == UInt8(ascii: "{"), groups.count < Self.maximumNesting else { return }
    openGroup(.numerator)
  }
}

extension LaTeXInput {
  /// Takes the space behind the name of a command made of letters.
  mutating func skipSpaceAfterWord(_ name: String) {
    guard name.utf8.last?.isASCIILetter == true else { return }
    while let byte = peek(), byte == 0x20 || byte == 0x09 { skip(1) }
  }
}
