import DocentDocument

/// Reads the cues of subtitles, whatever their dialect: SubRip, WebVTT, SubViewer and its relatives (times on a line
/// before the text), SubStation Alpha (`Dialogue:` lines), MicroDVD (`{12}{40}text`) and lyrics (`[00:12.00]text`).
struct SubtitleReader {
  private let lines: TextLines
  private var index = 0
  private var writer = CueWriter()
  /// Where the text stands in a `Dialogue:` line: the number of commas before it.
  private var dialogueFields = [
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
  ]

  init(_ lines: TextLines) { self.lines = lines }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    while index < lines.count {
      let line = lines[index].trimmingSpace
      try builder.tick(line.count)
      index += 1
      if line.isEmpty { continue }
      if let times = SubtitleTime.arrow(line) ?? commaTimes(line) {
        try writer.write(cue(times.begin, times.end), into: &builder)
      } else if line.hasPrefix(ignoringCase: "dialogue:") {
        try readDialogue(line.dropFirst(9), &builder)
      } else if line.hasPrefix(ignoringCase: "format:") {
        dialogueFields = line.dropFirst(7).string.lowercased().split(separator: ",").map { String($0).trimmed }
      } else if line.first == UInt8(ascii: "{"), let cue = microDVD(line) {
        try writer.write(cue, into: &builder)
      } else if line.first == UInt8(ascii: "[") {
        try readBracket(line, &builder)
      } else if line.hasPrefix("WEBVTT") {
        try readHeader(line, &builder)
      } else if line.hasPrefix("STYLE") || line.hasPrefix("REGION"), line.count < 8 {
        skipBlock()
      } else if line.hasPrefix("NOTE") {
        try readNote(line.dropFirst(4), &builder)
      } else if !isNumber(line), !isCueName(line) {
        try readOther(line, &builder)
      }
    }
    try writer.finish(into: &builder)
  }

  /// The text lines up to a blank one, or to the number and times of the next cue.
  private mutating func cue(_ begin: Int?, _ end: Int?) -> SubtitleCue {
    let start = index
    while index < lines.count, !lines[index].isBlank {
      if SubtitleTime.arrow(lines[index]) != nil { break }
      if isNumber(lines[index].trimmingSpace), index > start, SubtitleTime.arrow(lines[index + 1]) != nil { break }
      index += 1
    }
    var raw: [UInt8] = []
    for line in start..<index {
      if line > start { raw.append(0x0A) }
      raw.append(contentsOf: lines[line].trimmingSpace)
    }
    if raw.contains(UInt8(ascii: "[")), raw[...].range(of: "[br]") != nil {
      raw = Array(raw[...].string.split(separator: "[br]").joined(separator: "\n").utf8)
    }
    let (text, speaker) = CueText.read(raw[...])
    return SubtitleCue(begin: begin, end: end, speaker: speaker, text: text)
  }

  private func isNumber(_ line: ByteSlice) -> Bool {
    !line.isEmpty && line.count < 10 && line.allSatisfy(\.isASCIIDigit)
  }

  /// A line before the times names the cue.
  private func isCueName(_ line: ByteSlice) -> Bool { SubtitleTime.arrow(lines[index]) != nil }

  /// `00:00:01.000,00:00:03.000`
  private func commaTimes(_ line: ByteSlice) -> (begin: Int, end: Int)? {
    guard line.first?.isASCIIDigit == true, line.count < 32 else { return nil }
    let parts = line.split(separator: UInt8(ascii: ","))
    guard parts.count == 2, let begin = SubtitleTime.milliseconds(parts[0].trimmingSpace),
      let end = SubtitleTime.milliseconds(parts[1].trimmingSpace)
    else { return nil }
    return (begin, end)
  }

  private mutating func readDialogue(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let fields = line.split(
      separator: UInt8(ascii: ","), maxSplits: max(1, dialogueFields.count - 1), omittingEmptySubsequences: false)
    func field(_ name: String) -> ByteSlice? {
      dialogueFields.firstIndex(of: name).flatMap { $0 < fields.count ? fields[$0].trimmingSpace : nil }
    }
    let text = CueText.read(field("text") ?? fields.last ?? []).text
    let name = (field("name") ?? field("actor"))?.string
    try writer.write(
      SubtitleCue(
        begin: field("start").flatMap(SubtitleTime.milliseconds), end: field("end").flatMap(SubtitleTime.milliseconds),
        speaker: name?.isEmpty == false ? name : nil, text: text), into: &builder)
  }

  /// `{12}{40}one|two`; times in frames.
  private func microDVD(_ line: ByteSlice) -> SubtitleCue? {
    var rest = line
    for _ in 0..<2 {
      guard rest.first == UInt8(ascii: "{"), let end = rest.prefix(12).firstIndex(of: UInt8(ascii: "}")) else {
        return nil
      }
      guard rest[(rest.startIndex + 1)..<end].allSatisfy(\.isASCIIDigit) else { return nil }
      rest = rest[(end + 1)...]
    }
    let text = CueText.read(Array(rest.map { $0 == UInt8(ascii: "|") ? 0x0A : $0 })[...]).text
    return SubtitleCue(text: text)
  }

  /// Lyrics with times, their tags (`[ti:Title]`), and the section names of other formats.
  private mutating func readBracket(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    var rest = line
    var begin: Int?
    var isSection = false
    while rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
      let inner = rest[(rest.startIndex + 1)..<end]
      if let time = SubtitleTime.milliseconds(inner) {
        begin = begin ?? time
      } else if let colon = inner.firstIndex(of: UInt8(ascii: ":")) {
        let value = inner[(colon + 1)...].trimmingSpace.string
        switch inner[..<colon].string.lowercased() {
        case "ti": builder.metadata.title = value
        case "ar", "au": builder.metadata.authors.append(value)
        default: break
        }
        isSection = true
      } else {
        isSection = true
      }
      rest = rest[(end + 1)...].trimmingSpace
    }
    if begin == nil, !isSection || !rest.isEmpty { return try readOther(line, &builder) }
    if !rest.isEmpty { try writer.write(SubtitleCue(begin: begin, text: CueText.read(rest).text), into: &builder) }
  }

  /// `WEBVTT Title` with header lines up to a blank one.
  private mutating func readHeader(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    var title = line.dropFirst(6).trimmingSpace
    if title.first == UInt8(ascii: "-") { title = title.dropFirst().trimmingSpace }
    if !title.isEmpty {
      builder.metadata.title = title.string
      try builder.block(.title, Array(title))
    }
    while index < lines.count, !lines[index].isBlank, SubtitleTime.arrow(lines[index]) == nil {
      let (key, value) = lines[index].split { $0 != UInt8(ascii: ":") }
      if key.hasPrefix(ignoringCase: "language") {
        builder.metadata.language = .declared(value.dropFirst().trimmingSpace.string)
      }
      index += 1
    }
  }

  private mutating func readNote(_ first: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let start = index
    skipBlock()
    try writer.finish(into: &builder)
    try builder.block(.note, Array((Array(first) + [0x0A] + lines.block(start..<index))[...].trimmingSpace))
  }

  private mutating func skipBlock() {
    while index < lines.count, !lines[index].isBlank { index += 1 }
  }

  /// Settings of a script are metadata; a line nobody knows is text.
  private mutating func readOther(_ line: ByteSlice, _ builder: inout DocumentBuilder) throws(ExtractionError) {
    let (key, value) = line.split { $0 != UInt8(ascii: ":") }
    switch key.string {
    case "Title": builder.metadata.title = value.dropFirst().trimmingSpace.string
    case "Original Script": builder.metadata.authors = [value.dropFirst().trimmingSpace.string]
    case "Style", "ScriptType", "PlayResX", "PlayResY", "WrapStyle", "Collisions", "PlayDepth", "Timer",
      "ScaledBorderAndShadow", "YCbCr Matrix", "Comment", "Script Updated By", "Synch Point", "Update Details",
      "Original Translation", "Original Editing", "Original Timing", "Picture", "Sound", "Movie", "Command", "fontname":
      break
    default:
      if line.first == UInt8(ascii: ";") { return }
      try writer.write(SubtitleCue(text: CueText.read(line).text), into: &builder)
    }
  }
}
