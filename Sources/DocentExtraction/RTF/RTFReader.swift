import DocentDocument

/// Follows the groups and control words of an RTF file and passes its text on to the writer of the destination it
/// belongs to.
struct RTFReader {
  /// Where the text of a group goes.
  enum Destination: Hashable {
    case body, skipped, fontTable, styleSheet
    case information(String)
    /// A note or comment, kept until its paragraph is complete.
    case note
    case commentAuthor
    /// An embedded file in hexadecimal digits.
    case object
  }

  struct State {
    var destination = Destination.body
    /// Characters that stand for a `\u` before them and are to be passed over.
    var fallbackLength = 1
    var font = 0
    var isHidden = false
    var isInTable = false
    /// Depth of the table the text is in, where the file states it.
    var tableLevel = 0
    /// Repeats for older readers what was there already.
    var isRepetition = false
    var style = 0
    var outlineLevel: Int?
    var isList = false
    /// The number or bullet of an item, written before what says that there is a list.
    var isLabel = false
    /// Blocks of the builder that were open before the group; set for groups that are blocks themselves.
    var blockDepth: Int?

    /// 0 outside of tables.
    var depthInTables: Int { isInTable ? max(1, tableLevel) : 0 }
  }

  /// Deeper groups share the state of the last one followed.
  private static let maximumDepth = 1024
  private static let maximumObjects = 10_000
  private static let maximumNoteBytes = 16 << 20

  private let bytes: UnsafeRawBufferPointer
  private var state = State()
  private var stack: [State] = []
  private var excessDepth = 0
  private var fallbackLeft = 0
  /// After `{\*`: the next control word names a destination that may be unknown.
  private var isOptional = false
  private var isGroupStart = false
  private var fonts = RTFFonts()
  private var styles: [Int: String] = [:]
  private var entry = ""
  private var text: [UInt8] = []
  private var highSurrogate: UInt32 = 0
  private var writer = RTFWriter()
  private var information: [String: String] = [:]
  private var pages: Int?
  private var note = ""
  private var commentAuthor = ""
  private var objectDigits: [UInt8] = []
  /// Files embedded in the text.
  private(set) var objects: [RTFObject] = []
  private var date: [String: Int] = [:]

  var depth: Int { stack.count + excessDepth }

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func read(_ token: RTFTokenizer.Token, into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch token {
    case .groupStart:
      try flush(&builder)
      if stack.count < Self.maximumDepth { stack.append(state) } else { excessDepth += 1 }
      state.blockDepth = nil
      isGroupStart = true
      fallbackLeft = 0
      return
    case .groupEnd: try endGroup(&builder)
    case .text(let range): try write(bytes[range], &builder)
    case .byte(let byte):
      if fallbackLeft > 0 { fallbackLeft -= 1 } else { append(byte) }
    case .control(let name, let parameter):
      if isGroupStart, name == "*" {
        isOptional = true
        return
      }
      if fallbackLeft > 0, RTFSymbols.isCharacter(name) {
        fallbackLeft -= 1
      } else {
        try control(name, parameter, &builder)
      }
    }
    isGroupStart = false
    isOptional = false
  }

  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try flush(&builder)
    try writer.finish(into: &builder)
    func value(_ name: String) -> String? { information[name].flatMap(cleaned) }
    builder.metadata.title = value("title")
    if let author = value("author") { builder.metadata.authors = [author] }
    builder.metadata.subject = value("subject")
    builder.metadata.producer = value("generator")
    for (name, field) in RTFSymbols.extraInformation { builder.metadata.extra[field] = value(name) }
    builder.metadata.pageCount = pages
    builder.metadata.created = isoDate("creatim")
    builder.metadata.modified = isoDate("revtim")
  }

  private func isoDate(_ name: String) -> String? {
    guard let year = date[name + "yr"], let month = date[name + "mo"], let day = date[name + "dy"] else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    guard (1000...9999).contains(year) else { return nil }
    return DateFormats.iso8601(
      "\(year)-\(two(month))-\(two(day))T\(two(date[name + "hr"] ?? 0)):\(two(date[name + "min"] ?? 0)):00")
  }

  private mutating func endGroup(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    try flush(&builder)
    if excessDepth > 0 {
      excessDepth -= 1
      return
    }
    guard let outer = stack.popLast() else { return }
    switch state.destination {
    case .fontTable: fonts.endEntry()
    case .styleSheet where outer.destination == .styleSheet:
      styles[state.style] = entry.split(separator: ";").first.map { $0.lowercased() }
      entry = ""
    case .note where outer.destination != .note:
      let author = commentAuthor.trimmed
      writer.note(author.isEmpty || note.trimmed.isEmpty ? note : "\(author): \(note.trimmed)")
      (note, commentAuthor) = ("", "")
    case .object where outer.destination != .object:
      let bytes = stride(from: 0, to: objectDigits.count - 1, by: 2).map {
        objectDigits[$0] << 4 | objectDigits[$0 + 1]
      }
      if objects.count < Self.maximumObjects, let object = RTFObject(bytes) { objects.append(object) }
      objectDigits = []
    default: break
    }
    if let depth = state.blockDepth { try writer.endBlock(downTo: depth, into: &builder) }
    state = outer
    fallbackLeft = 0
  }

  private mutating func append(_ byte: UInt8) {
    guard !state.isHidden else { return }
    text.append(byte)
  }

  private mutating func write(_ run: Slice<UnsafeRawBufferPointer>, _ builder: inout DocumentBuilder)
    throws(ExtractionError)
  {
    let visible = run.dropFirst(min(fallbackLeft, run.count))
    fallbackLeft = max(0, fallbackLeft - run.count)
    if !state.isHidden { text.append(contentsOf: visible) }
    if text.count > 1 << 20 { try flush(&builder) }
  }

  /// Decodes the bytes gathered and hands them to their destination.
  private mutating func flush(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    guard !text.isEmpty else { return }
    if state.destination == .skipped { return text.removeAll(keepingCapacity: true) }
    if state.destination == .object {
      objectDigits.append(contentsOf: text.compactMap(\.hexadecimalValue))
      return text.removeAll(keepingCapacity: true)
    }
    let decoded = fonts.decode(text, font: state.font)
    text.removeAll(keepingCapacity: true)
    try emit(decoded, &builder)
  }

  private mutating func emit(_ string: String, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    switch state.destination {
    case .skipped: break
    case .fontTable: fonts.appendName(string)
    case .styleSheet: if entry.utf8.count < 256 { entry += string }
    case .note: if note.utf8.count < Self.maximumNoteBytes { note += string }
    case .commentAuthor: if commentAuthor.utf8.count < 256 { commentAuthor += string }
    case .object: break
    case .information(let name):
      if information[name, default: ""].utf8.count < 4096 { information[name, default: ""] += string }
    case .body:
      let text = state.isLabel ? String(string.drop { $0 == " " }) : string
      if text.isEmpty { return }
      try writer.write(
        text, tableLevel: state.depthInTables, isList: state.isList || state.isLabel,
        level: state.outlineLevel ?? styles[state.style].flatMap(HeadingNames.level), into: &builder)
    }
  }

  private mutating func control(
    _ name: String, _ parameter: Int?, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if name == "u" { return try unicode(parameter ?? 0, &builder) }
    if let character = RTFSymbols.characters[name] {
      try flush(&builder)
      if !state.isHidden { try emit(character, &builder) }
      return
    }
    // Formatting that changes neither the encoding nor the text must not cut a run: two bytes of one character may
    // stand on both sides of it.
    if RTFSymbols.changesState(name) { try flush(&builder) }
    if isGroupStart, try destination(name, &builder) { return }
    switch name {
    case "uc": state.fallbackLength = max(0, min(parameter ?? 1, 16))
    case "f":
      if state.destination == .fontTable { fonts.beginEntry(parameter ?? 0) } else { state.font = parameter ?? 0 }
    case "fcharset": fonts.setCharset(parameter ?? 0)
    case "cpg": fonts.setCodePage(parameter ?? 0)
    case "ansicpg": fonts.defaultCodePage = parameter ?? 1252
    case "mac": fonts.defaultCodePage = 10000
    case "pc": fonts.defaultCodePage = 437
    case "pca": fonts.defaultCodePage = 850
    case "deff": fonts.defaultFont = parameter ?? 0
    case "v", "deleted": state.isHidden = parameter != 0
    case "plain":
      state.isHidden = false
      state.font = fonts.defaultFont
    case "pard":
      state.isInTable = false
      state.tableLevel = 0
      state.isList = false
      state.outlineLevel = nil
      state.style = 0
    case "s": state.style = parameter ?? 0
    case "outlinelevel": state.outlineLevel = parameter.flatMap { (0...5).contains($0) ? $0 + 1 : nil }
    case "ls": state.isList = true
    case "intbl", "trowd": if state.destination == .body { state.isInTable = true }
    case "itap": state.tableLevel = max(0, min(parameter ?? 0, 16))
    case "par", "sect", "page", "line", "cell", "nestcell", "row", "nestrow": try end(name, &builder)
    case "nofpages": pages = parameter.flatMap { $0 > 0 ? $0 : nil }
    case "yr", "mo", "dy", "hr", "min":
      if case .information(let field) = state.destination { date[field + name] = parameter }
    default: break
    }
  }

  /// The end of a paragraph, line, cell or row.
  private mutating func end(_ name: String, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    if state.destination == .note { return note += name == "cell" || name == "nestcell" ? "\t" : "\n" }
    guard state.destination == .body else { return }
    switch name {
    case "line": writer.lineBreak(into: &builder)
    case "cell": try writer.endCell(1, into: &builder)
    case "row": try writer.endRow(1, into: &builder)
    case "nestcell": try writer.endCell(max(2, state.tableLevel), into: &builder)
    case "nestrow": try writer.endRow(max(2, state.tableLevel), into: &builder)
    default: try writer.endParagraph(into: &builder)
    }
  }

  /// Starts a destination if `name` names one.
  private mutating func destination(
    _ name: String, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> Bool {
    if state.destination == .skipped, name != "objdata", state.isRepetition || !RTFSymbols.revives(name) {
      return isOptional
    }
    switch name {
    case "fonttbl": state.destination = .fontTable
    case "stylesheet": state.destination = .styleSheet
    case "title", "author", "subject", "creatim", "revtim", "generator":
      state.destination = .information(name)
    case "info": state.destination = .information("other")
    case _ where RTFSymbols.extraInformation[name] != nil: state.destination = .information(name)
    case _ where RTFSymbols.revives(name):
      state.destination = outerDestination
      return true
    case "objdata": state.destination = state.isRepetition ? .skipped : .object
    case "shprslt":
      state.destination = .skipped
      state.isRepetition = true
    case "listtext", "pntext": state.isLabel = true
    case "nesttableprops", "moMath", "moMathPara": break
    case "footnote", "annotation":
      if state.destination == .body { state.destination = .note }
      state.isInTable = false
    case "atnauthor": state.destination = .commentAuthor
    case _ where RTFSymbols.blockDestinations[name] != nil:
      state.destination = .body
      state.isInTable = false
      state.blockDepth = try writer.beginBlock(RTFSymbols.blockDestinations[name] ?? .note, into: &builder)
    case _ where isOptional || RTFSymbols.skippedDestinations.contains(name):
      if state.destination == .styleSheet, name == "cs" || name == "ds" || name == "ts" { return true }
      state.destination = .skipped
    default: return false
    }
    return true
  }

  /// Where the text around a group that was passed over goes.
  private var outerDestination: Destination {
    for outer in stack.reversed() where outer.destination == .body || outer.destination == .note {
      return outer.destination
    }
    return .body
  }

  /// A UTF-16 code unit, followed by characters for readers that do not know it.
  private mutating func unicode(_ parameter: Int, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    try flush(&builder)
    fallbackLeft = state.fallbackLength
    guard !state.isHidden else { return }
    var value = UInt32(truncatingIfNeeded: parameter < 0 ? parameter + 0x10000 : parameter)
    if value & 0xFC00 == 0xD800, value < 0x10000 {
      highSurrogate = value
      return
    }
    if value & 0xFC00 == 0xDC00, value < 0x10000, highSurrogate != 0 {
      value = 0x10000 + (highSurrogate & 0x3FF) << 10 + (value & 0x3FF)
    }
    highSurrogate = 0
    // Symbol fonts put their bullets into the private use area.
    if (0xF020...0xF0FF).contains(value) {
      return try emit(fonts.symbol(UInt8(value & 0xFF), font: state.font), &builder)
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    if scalar.value != 0 { try emit(String(scalar), &builder) }
  }
}
