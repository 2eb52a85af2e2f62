import DocentDocument

/// Reads roff line by line: requests and macros of man(7), mdoc(7) and ms(7) as far as they shape the text.
struct RoffReader {
  private let lines: TextLines
  private var index = 0
  private var text = RoffText()
  private var mdoc = MdocLine()
  private var paragraph: [UInt8] = []
  private var kind = Block.Kind.paragraph
  private var isCode = false
  /// The next line of text is a tag, a heading or a title.
  private var expected: Expectation?
  private var joinsNext = false
  private var lastCondition = false

  private enum Expectation { case tag, heading(Int), title, author }

  init(_ lines: TextLines) { self.lines = lines }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index]
      try builder.tick(line.count)
      index += 1
      try read(line, &builder)
    }
    try closeParagraph(&builder)
  }

  private mutating func read(_ whole: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    var line = whole
    // Conditions may stand several deep on one line.
    for _ in 0..<16 {
      guard let first = line.first, first == UInt8(ascii: ".") || first == UInt8(ascii: "'") else { break }
      let (name, rest) = line.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }.split {
        !$0.isASCIISpace && $0 != UInt8(ascii: "\\")
      }
      let request = name.string
      guard ["if", "ie", "el", "while"].contains(request) else {
        return try readRequest(request, name.isEmpty ? [] : rest.trimmingSpace, &builder)
      }
      var body = rest.trimmingSpace
      let isMet = request == "el" ? !lastCondition : Self.condition(&body)
      if request == "ie" { lastCondition = isMet }
      if body.hasPrefix("\\{") { body = body.dropFirst(2).trimmingSpace }
      if !isMet { return skipBranch(rest) }
      line = body
      if body.isEmpty || body.hasPrefix("\\\"") { return }
    }
    try addText(line, &builder)
  }

  /// Takes a condition off: manual pages are read as for a terminal.
  private static func condition(_ body: inout ByteSlice) -> Bool {
    let isNegated = body.first == UInt8(ascii: "!")
    if isNegated { body = body.dropFirst() }
    let word = body.prefix { !$0.isASCIISpace && $0 != UInt8(ascii: "\\") }
    body = body[word.endIndex...].trimmingSpace
    return (word.elementsEqual("n".utf8)) != isNegated
  }

  private mutating func skipBranch(_ rest: ByteSlice) {
    var depth = rest.count(of: "\\{") - rest.count(of: "\\}")
    while depth > 0, index < lines.count {
      depth += lines[index].count(of: "\\{") - lines[index].count(of: "\\}")
      index += 1
    }
  }

  // MARK: Requests

  private mutating func readRequest(
    _ name: String, _ rest: ByteSlice, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    switch name {
    case "", "\\\"": return
    case "TH", "Dt":
      let values = arguments(rest)
      guard let title = values.first else { return }
      let section = values.count > 1 ? values[1] : []
      let shown = section.isEmpty ? title : title + [UInt8(ascii: "(")] + section + [UInt8(ascii: ")")]
      builder.metadata.title = String(decoding: title, as: UTF8.self)
      if values.count > 2, name == "TH" { setDate(values[2], &builder.metadata) }
      if values.count > 3, name == "TH" {
        builder.metadata.producer = cleaned(String(decoding: values[3], as: UTF8.self))
      }
      try builder.block(.title, shown)
    case "Dd": setDate(text.plain(rest), &builder.metadata)
    case "SH", "Sh", "NH": try startHeading(rest, level: 1, &builder)
    case "SS", "Ss": try startHeading(rest, level: 2, &builder)
    case "TL": expected = .title
    case "AU": expected = .author
    case "PP", "LP", "P", "Pp", "sp", "HP", "QP", "AB", "AE":
      try closeParagraph(&builder)
    case "IP":
      try closeParagraph(&builder)
      kind = .listItem
      if let tag = arguments(rest).first, !Self.isBullet(tag) { paragraph = tag }
    case "TP", "TQ":
      try closeParagraph(&builder)
      kind = .listItem
      expected = .tag
    case "It":
      try closeParagraph(&builder)
      kind = .listItem
      paragraph = mdoc.text(of: words(rest), text)
    case "nf", "EX", "Bd":
      isCode = name != "Bd" || rest.range(of: "-literal") != nil || rest.range(of: "-unfilled") != nil
      try closeParagraph(&builder)
    case "fi", "EE", "Ed":
      try closeParagraph(&builder)
      isCode = false
      kind = .paragraph
    case "RS", "RE", "Bl", "El", "QS", "QE", "DS", "DE", "KS", "KE": try closeParagraph(&builder)
    case "br": paragraph.append(0x0A)
    case "B", "I", "SM", "SB", "R", "BX", "UL", "CW":
      try addText(joined(arguments(rest), with: [0x20]), &builder)
    case "BR", "RB", "IR", "RI", "BI", "IB":
      try addText(joined(arguments(rest), with: []), &builder)
    case "TS": try readTable(&builder)
    // Another file is not opened; that the page is in it is all there is to say.
    case "so": try builder.block(.paragraph, text.plain(rest))
    case "UR", "MT":
      try addText(joined(arguments(rest), with: [0x20]), &builder)
    case "UE", "ME", "YS": try addText(joined(arguments(rest), with: [0x20]), &builder)
    case "SY":
      try closeParagraph(&builder)
      try addText(joined(arguments(rest), with: [0x20]), &builder)
    case "OP":
      try addText(([UInt8(ascii: "[")] + joined(arguments(rest), with: [0x20]) + [UInt8(ascii: "]")])[...], &builder)
    case "ds", "ds1":
      let (key, value) = rest.split { !$0.isASCIISpace }
      if text.strings.count < 10_000 {
        let body = value.trimmingSpace
        text.strings[key.string] = text.plain(body.first == UInt8(ascii: "\"") ? body.dropFirst() : body)
      }
    case "de", "am", "ig", "de1", "dei":
      let words = arguments(rest)
      let end = name == "ig" ? words.first : words.count > 1 ? words[1] : nil
      let marker = [UInt8(ascii: ".")] + (end.map { $0.isEmpty ? [UInt8(ascii: ".")] : $0 } ?? [UInt8(ascii: ".")])
      index = (lines.first(from: index) { $0.trimmingEnd.elementsEqual(marker) } ?? lines.count) + 1
    case "Nm":
      let values = words(rest)
      if mdoc.name.isEmpty, let first = values.first { mdoc.name = text.plain(first) }
      let parts = values.isEmpty ? mdoc.name : mdoc.text(of: values, text)
      try addText(parts[...], &builder)
    case "Nd": try addText((Array("— ".utf8) + text.plain(rest))[...], &builder)
    default:
      if mdoc.isMacro(name) { try addText(mdoc.text(of: [Array(name.utf8)[...]] + words(rest), text)[...], &builder) }
    }
  }

  private static func isBullet(_ tag: [UInt8]) -> Bool {
    ["•", "·", "-", "*", "o", "—", "–", "○", "+"].contains(String(decoding: tag, as: UTF8.self).trimmed)
  }

  private func setDate(_ value: [UInt8], _ metadata: inout Metadata) {
    let date = String(decoding: value, as: UTF8.self).replacing("$Mdocdate:", with: "").replacing("$", with: "").trimmed
    metadata.created = DateFormats.iso8601(date) ?? DateFormats.rfc5322(date)
  }

  private mutating func startHeading(
    _ rest: ByteSlice, level: Int, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try closeParagraph(&builder)
    isCode = false
    kind = .paragraph
    if rest.isEmpty {
      expected = .heading(level)
    } else {
      try builder.block(.heading, Array(joined(arguments(rest), with: [0x20])), level: level)
    }
  }

  private mutating func readTable(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    try closeParagraph(&builder)
    let end = lines.first(from: index) { $0.hasPrefix(".TE") } ?? lines.count
    try builder.table(RoffTable(lines, index..<end, text: text).rows)
    index = end + 1
  }

  // MARK: Text

  /// The arguments of a macro, quotes and escapes resolved.
  private func arguments(_ rest: ByteSlice) -> [[UInt8]] { words(rest).map { text.plain($0) } }

  private func words(_ rest: ByteSlice) -> [ByteSlice] {
    var result: [ByteSlice] = []
    var index = rest.startIndex
    while index < rest.endIndex, result.count < 10_000 {
      if rest[index].isASCIISpace {
        index += 1
        continue
      }
      if rest[index...].hasPrefix("\\\"") { break }
      let isQuoted = rest[index] == UInt8(ascii: "\"")
      if isQuoted { index += 1 }
      var word: [UInt8] = []
      while index < rest.endIndex {
        let byte = rest[index]
        if isQuoted, byte == UInt8(ascii: "\"") {
          guard index + 1 < rest.endIndex, rest[index + 1] == byte else { break }
          index += 1
        } else if !isQuoted, byte == 0x20 || byte == 0x09 {
          break
        } else if byte == UInt8(ascii: "\\"), index + 1 < rest.endIndex {
          word.append(byte)
          index += 1
        }
        word.append(rest[index])
        index += 1
      }
      index += 1
      result.append(word[...])
    }
    return result
  }

  private func joined(_ words: [[UInt8]], with separator: [UInt8]) -> ByteSlice {
    Array(words.joined(separator: separator))[...]
  }

  private mutating func addText(
    _ line: ByteSlice, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let joins = joinsNext
    joinsNext = line.hasSuffix("\\c")
    var plain = text.plain(line)
    if let expected {
      self.expected = nil
      switch expected {
      case .tag: paragraph = plain
      case .heading(let level): try builder.block(.heading, plain, level: level)
      case .author:
        builder.metadata.authors.append(String(decoding: plain, as: UTF8.self).trimmed)
        try builder.block(.paragraph, plain)
      case .title:
        builder.metadata.title = String(decoding: plain, as: UTF8.self).trimmed
        try builder.block(.title, plain)
      }
      return
    }
    if plain[...].isBlank, !isCode { return try closeParagraph(&builder) }
    if !isCode, plain.first == 0x20 { plain = Array(plain[...].trimmingSpace) }
    if !paragraph.isEmpty, !joins, paragraph.last != 0x0A { paragraph.append(0x0A) }
    paragraph.append(contentsOf: plain)
    if paragraph.count > 1 << 20 { try closeParagraph(&builder) }
  }

  private mutating func closeParagraph(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    let trimmed = kind == .code ? paragraph[...].trimmingEnd : paragraph[...].trimmingSpace
    try builder.block(kind, Array(trimmed))
    paragraph.removeAll(keepingCapacity: true)
    kind = isCode ? .code : .paragraph
    joinsNext = false
  }
}

extension ArraySlice<UInt8> {
  fileprivate func count(of text: StaticString) -> Int {
    var total = 0
    var rest = self
    while let found = rest.range(of: text) {
      total += 1
      rest = rest[found.upperBound...]
    }
    return total
  }
}
