package import DocentDocument

extension LanguageDetector {
  /// Cuts a text into stretches of one language each. They follow one another and cover the text; white space belongs
  /// to the stretch before it. A text that says nothing of its language is one stretch of `und`, an empty text none.
  ///
  /// Sentences and lines are scored one by one, and the language changes only where the evidence pays the price of a
  /// change. O(n).
  /// `allowed` are the only languages to choose from; nil stands for all but those on request.
  package func segments(of text: DocumentText, allowed: Set<LanguageTag>? = nil) -> [LanguageSegment] {
    let filter = filter(allowed)
    return text.utf8.withUnsafeBufferPointer { bytes in
      pool.withScratch { segments(of: bytes, filter, $0) }
    }
  }

  private struct PieceReading {
    var range: Range<Int>
    /// Traditional minus simplified characters.
    var traditional: Int
    /// Probabilities that matter when the piece's label is known: those not tiny.
    var likely: [(label: UInt8, probability: Float)]
  }

  private func segments(
    of bytes: UnsafeBufferPointer<UInt8>, _ filter: LanguageFilter, _ scratch: DetectionScratch
  ) -> [LanguageSegment] {
    var path = LabelPath(labelCount: profiles.labels.count)
    var pieces: [PieceReading] = []
    var isUndetermined = true
    for piece in TextPieces(bytes) {
      let text = UnsafeBufferPointer(rebasing: bytes[piece.range])
      let isReadable = read(text, filter, scratch)
      path.add(isReadable ? scratch.probabilities : nil, end: piece.end)
      if isReadable { isUndetermined = false }
      let counts = scratch.text.scriptCounts
      pieces.append(
        PieceReading(
          range: piece.range,
          traditional: counts[Int(ScriptClass.hanTraditional)] - counts[Int(ScriptClass.hanSimplified)],
          likely: isReadable
            ? scratch.probabilities.indices.lazy.filter { scratch.probabilities[$0] > 0.01 }
              .map { (UInt8($0), Float(scratch.probabilities[$0])) }
            : []))
    }
    guard !pieces.isEmpty else { return [] }
    guard !isUndetermined else {
      return [LanguageSegment(span: TextSpan(0..<bytes.count), language: .undetermined, score: 1)]
    }
    return merged(pieces, path.labels(), filter)
  }

  /// Fills the scratch's text and probabilities; false when the bytes say nothing of their language.
  func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ filter: LanguageFilter, _ scratch: DetectionScratch
  ) -> Bool {
    scratch.text.removeAll()
    Composition.clean(bytes, with: cleaner, into: &scratch.text)
    return readProbabilities(scratch, filter)
  }

  private func merged(
    _ pieces: [PieceReading], _ labels: [UInt8], _ filter: LanguageFilter
  ) -> [LanguageSegment] {
    var segments: [LanguageSegment] = []
    var start = 0
    while start < pieces.count {
      var end = start
      var traditional = 0
      var weighted = 0.0
      var weight = 0
      while end < pieces.count, labels[end] == labels[start] {
        traditional += pieces[end].traditional
        if !pieces[end].likely.isEmpty {
          weight += pieces[end].range.count
          let own = pieces[end].likely.first { $0.label == labels[start] }?.probability ?? 0
          weighted += Double(own) * Double(pieces[end].range.count)
        }
        end += 1
      }
      let span = TextSpan(pieces[start].range.lowerBound..<pieces[end - 1].range.upperBound)
      let score = weight > 0 ? (weighted / Double(weight) * 1e4).rounded() / 1e4 : 0
      segments.append(
        LanguageSegment(span: span, language: tag(labels[start], isTraditional: traditional > 0, filter), score: score))
      start = end
    }
    return segments
  }
}
