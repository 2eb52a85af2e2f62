import DocentDocument

/// The work of cutting one text into segments.
struct Segmentation {
  private let detector: LanguageDetector
  private let filter: LanguageFilter
  private let scratch: DetectionScratch

  private var pieces: [PieceReading] = []
  /// Whether a piece speaks for any language.
  private var saysSomething = false
  /// The likely languages of the piece at hand.
  private var likelihoods: [LabelPath.Likelihood] = []
  private var path: LabelPath
  private var skimming = Skimming()

  /// Less likely languages of a piece are not kept.
  private static let leastLikely = 2e-5
  /// Segments less sure than this are read again as a whole: many doubtful pieces can make a sure segment.
  private static let sure = 0.95

  init(_ detector: LanguageDetector, _ filter: LanguageFilter, _ scratch: DetectionScratch) {
    self.detector = detector
    self.filter = filter
    self.scratch = scratch
    path = LabelPath(labelCount: detector.profiles.labels.count)
  }

  /// The segments of a text. When there is one, and it is not `und`, the scratch holds its probabilities.
  consuming func segments(of bytes: UnsafeBufferPointer<UInt8>) -> [LanguageSegment] {
    for piece in TextPieces(bytes) { read(piece, bytes) }
    guard !pieces.isEmpty else { return [] }
    let runs = path.runs()
    if runs.count < 2 {
      // Pieces that are too short to decide among themselves still say something together. The probabilities of a single
      // piece are still there.
      guard saysSomething, pieces.count == 1 || detector.readWindows(bytes, filter, scratch) else {
        return undetermined(bytes.count)
      }
      let (label, score) = best()
      guard detector.isAnswer(score) else { return undetermined(bytes.count) }
      let isTraditional = pieces.reduce(0) { $0 + Int($1.traditional) } > 0
      return [segment(0..<bytes.count, label, score, isTraditional)]
    }
    return merged(runs, bytes)
  }

  private mutating func read(_ piece: TextPieces.Piece, _ bytes: UnsafeBufferPointer<UInt8>) {
    let text = UnsafeBufferPointer(rebasing: bytes[piece.range])
    var isRead = false
    if let skimmed = skimming.length(of: text) {
      isRead =
        detector.read(UnsafeBufferPointer(rebasing: text[..<skimmed]), filter, scratch)
        && skimming.agrees(scratch.probabilities)
    }
    if !isRead {
      isRead = detector.read(text, filter, scratch)
      skimming.add(isRead ? scratch.probabilities : nil, length: text.count)
    }
    guard isRead else {
      pieces.append(PieceReading(range: piece.range))
      return path.addSilence(end: piece.end)
    }
    saysSomething = true
    likelihoods.removeAll(keepingCapacity: true)
    for (label, probability) in scratch.probabilities.enumerated() where probability > Self.leastLikely {
      likelihoods.append(.init(label: UInt8(label), probability: Float(probability)))
    }
    let counts = scratch.text.scriptCounts
    pieces.append(
      PieceReading(
        range: piece.range,
        traditional: Int32(
          clamping: counts[Int(ScriptClass.hanTraditional)] - counts[Int(ScriptClass.hanSimplified)])))
    path.add(
      likelihoods, bytes: piece.range.count, lowest: PieceTrust.lowest(weight: scratch.text.weight), end: piece.end)
  }

  /// The runs as segments, neighbours in one language as one.
  private func merged(_ runs: [LabelPath.Run], _ bytes: UnsafeBufferPointer<UInt8>) -> [LanguageSegment] {
    var segments: [LanguageSegment] = []
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].firstPiece : pieces.count
      let range = pieces[run.firstPiece].range.lowerBound..<pieces[end - 1].range.upperBound
      var label = run.label
      var score = run.probability
      if score < Self.sure, end - run.firstPiece > 1,
        detector.readWindows(UnsafeBufferPointer(rebasing: bytes[range]), filter, scratch)
      {
        (label, score) = best()
      }
      let traditional = pieces[run.firstPiece..<end].reduce(0) { $0 + Int($1.traditional) }
      let segment = segment(range, label, score, traditional > 0)
      if let last = segments.last, last.language == segment.language {
        segments[segments.count - 1] = joined(last, segment)
      } else {
        segments.append(segment)
      }
    }
    return segments
  }

  private func best() -> (UInt8, Double) {
    var best = 0
    for label in scratch.probabilities.indices where scratch.probabilities[label] > scratch.probabilities[best] {
      best = label
    }
    return (UInt8(best), scratch.probabilities[best])
  }

  private func undetermined(_ count: Int) -> [LanguageSegment] {
    [LanguageSegment(span: TextSpan(0..<count), language: .undetermined, score: 1)]
  }

  private func segment(_ range: Range<Int>, _ label: UInt8, _ score: Double, _ isTraditional: Bool) -> LanguageSegment {
    LanguageSegment(
      span: TextSpan(range), language: detector.tag(label, isTraditional: isTraditional, filter),
      score: (score * 1e4).rounded() / 1e4)
  }

  private func joined(_ left: LanguageSegment, _ right: LanguageSegment) -> LanguageSegment {
    let (first, second) = (Double(left.span.count), Double(right.span.count))
    let score = (left.score * first + right.score * second) / (first + second)
    return LanguageSegment(
      span: TextSpan(left.span.lower, right.span.upper), language: left.language,
      score: (score * 1e4).rounded() / 1e4)
  }
}
