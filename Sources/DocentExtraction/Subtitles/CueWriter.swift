import DocentDocument

/// Writes cues as running text: a line a cue, a paragraph for what one speaker says without a pause, so that sentences
/// over several cues stay whole.
struct CueWriter {
  /// A silence of so many milliseconds ends a paragraph.
  private static let pause = 4000
  /// A paragraph is ended after so many cues, whatever they say.
  private static let maximumCues = 100

  private var isOpen = false
  private var cues = 0
  private var lastEnd: Int?
  private var speaker: String?

  mutating func write(_ cue: SubtitleCue, into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard !cue.text.isEmpty else { return }
    let silence = cue.begin.flatMap { begin in lastEnd.map { begin - $0 } } ?? 0
    let isNewSpeaker = cue.speaker != nil && cue.speaker != speaker
    if isOpen, silence >= Self.pause || isNewSpeaker || cues >= Self.maximumCues { try close(&builder) }
    if !isOpen {
      try builder.open(.paragraph)
      isOpen = true
    }
    try builder.open(.line)
    if isNewSpeaker, let name = cue.speaker { try builder.append("\(name): ") }
    try builder.append(cue.text)
    try builder.close()
    if cue.speaker != nil { speaker = cue.speaker }
    cues += 1
    lastEnd = cue.end ?? cue.begin ?? lastEnd
  }

  mutating func finish(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try close(&builder)
    if let lastEnd { builder.metadata.extra["duration"] = SubtitleTime.clock(lastEnd) }
  }

  private mutating func close(_ builder: inout DocumentBuilder) throws(ExtractionError) {
    if isOpen { try builder.close() }
    isOpen = false
    cues = 0
  }
}
