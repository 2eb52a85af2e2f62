package import DocentDocument
import Glibc

/// Measures a language detector on texts whose language is known.
package struct LanguageEvaluation {
  /// Everything measured on one file.
  package struct Report: Encodable, Sendable {
    /// Over all texts in one language; nil when the file has none.
    package internal(set) var overall: LanguageMeasure?
    /// By kind, where there are several.
    package internal(set) var kinds: [String: LanguageMeasure] = [:]
    /// Over all mixed texts; nil when the file has none.
    package internal(set) var mixed: PassageMeasure?
    package internal(set) var mixedKinds: [String: PassageMeasure] = [:]
    /// Megabytes a second of one core, of all texts one by one.
    package internal(set) var megabytesPerSecond = 0.0
  }

  let detector: LanguageDetector
  /// The languages to choose among; nil stands for all but those on request.
  let allowed: Set<LanguageTag>?

  package init(_ detector: LanguageDetector, allowed: Set<LanguageTag>? = nil) {
    self.detector = detector
    self.allowed = allowed
  }

  /// Measures all texts of `set`, or only those in `languages`. A language the detector does not know counts as wrong.
  package func report(_ set: LabelledTexts, languages: Set<String>? = nil) -> Report {
    var report = Report()
    let start = Self.cpuSeconds()
    let texts = set.texts.filter { text in
      languages.map { languages in text.accepted.contains { languages.contains(String($0)) } } ?? true
    }
    if !texts.isEmpty { measure(texts, &report) }
    let mixed = set.mixed.filter { languages.map($0.languages.isSubset(of:)) ?? true }
    if !mixed.isEmpty { measure(mixed, &report) }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count } + mixed.reduce(0) { $0 + $1.text.utf8.count }
    report.megabytesPerSecond = Double(bytes) / 1e6 / max(Self.cpuSeconds() - start, 1e-9)
    return report
  }

  private func measure(_ texts: [LabelledTexts.Text], _ report: inout Report) {
    let choice = LanguageChoice(allowed: allowed)
    var overall = LanguageMeasure.Tally()
    var kinds: [String: LanguageMeasure.Tally] = [:]
    for text in texts {
      // As documents are read, not only as `detect` answers.
      let best =
        detector.read(DocumentText(validUTF8: text.utf8), choice).languages.first ?? LanguageDetector.nothing[0]
      let answer = best.language.rawValue
      let isRight = text.accepted.contains { Self.matches(answer, $0) }
      overall.add(truth: text.truth, answer: answer, score: best.score, isRight: isRight)
      kinds[text.kind, default: .init()].add(truth: text.truth, answer: answer, score: best.score, isRight: isRight)
    }
    report.overall = overall.measure
    if kinds.count > 1 { report.kinds = kinds.mapValues(\.measure) }
  }

  private func measure(_ texts: [LabelledTexts.MixedText], _ report: inout Report) {
    var overall = PassageMeasure.Tally()
    var kinds: [String: PassageMeasure.Tally] = [:]
    for mixed in texts {
      let text = DocumentText(mixed.text)
      let segments = detector.segments(of: text, allowed: allowed)
      let answer = Self.languages(of: segments, known: mixed.languages)
      let (length, right) = Self.passages(mixed, segments, text)
      overall.add(languages: mixed.languages, answer: answer)
      overall.addPassages(length: length, right: right)
      kinds[mixed.kind, default: .init()].add(languages: mixed.languages, answer: answer)
      kinds[mixed.kind, default: .init()].addPassages(length: length, right: right)
    }
    report.mixed = overall.measure
    if kinds.count > 1 { report.mixedKinds = kinds.mapValues(\.measure) }
  }

  /// The languages with at least a twentieth of the bytes; a code that the truth has in a more general form counts as
  /// that one.
  private static func languages(of segments: [LanguageSegment], known: Set<String>) -> Set<String> {
    var bytes: [String: Int] = [:]
    for segment in segments where segment.language != .undetermined {
      let code = segment.language.rawValue
      bytes[known.contains(code) ? code : known.first { matches(code, $0[...]) } ?? code, default: 0] +=
        segment.span.count
    }
    let total = Double(bytes.values.reduce(0, +))
    return Set(bytes.filter { Double($0.value) >= total * PassageMeasure.smallestShare }.keys)
  }

  /// Code points inside known passages, and how many of them have the right language.
  private static func passages(
    _ mixed: LabelledTexts.MixedText, _ segments: [LanguageSegment], _ text: DocumentText
  ) -> (length: Int, right: Int) {
    guard !mixed.passages.isEmpty else { return (0, 0) }
    var starts: [Int] = []
    for (index, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(index) }
    starts.append(text.count)
    var length = 0
    var right = 0
    var segment = 0
    for passage in mixed.passages where passage.begin >= 0 && passage.end < starts.count {
      for position in passage.begin..<max(passage.begin, passage.end) {
        while segment + 1 < segments.count, segments[segment].span.upper.rawValue <= starts[position] { segment += 1 }
        guard segment < segments.count else { break }
        length += 1
        if matches(segments[segment].language.rawValue, passage.language[...]) { right += 1 }
      }
    }
    return (length, right)
  }

  /// `zh-TW` is right for `zh`.
  private static func matches(_ answer: String, _ truth: Substring) -> Bool {
    answer == truth || LanguageTag(answer).language == truth
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
