package import DocentDocument

extension LanguageDetector {
  /// Cuts a text into stretches of one language each. They follow one another and cover the text; white space belongs
  /// to the stretch before it. A text that says nothing of its language is one stretch of `und`, an empty text none.
  ///
  /// Sentences, lines and quotations are scored one by one, and the language changes only where the evidence pays the
  /// price of a change. O(n).
  /// `allowed` are the only languages to choose from; nil stands for all but those on request.
  package func segments(of text: DocumentText, allowed: Set<LanguageTag>? = nil) -> [LanguageSegment] {
    let filter = filter(allowed)
    return text.utf8.withUnsafeBufferPointer { bytes in
      pool.withScratch { Segmentation(self, filter, $0).segments(of: bytes) }
    }
  }

  /// The languages of a text and its stretches in one language.
  ///
  /// A text in one language gets the ranked alternatives with calibrated scores, as `detect` gives them; one in several
  /// languages their shares of the bytes, largest first. O(n).
  package func read(
    _ text: DocumentText, _ choice: LanguageChoice = LanguageChoice()
  ) -> (languages: [LanguageScore], segments: [LanguageSegment]) {
    let filter = filter(choice)
    return text.utf8.withUnsafeBufferPointer { bytes in
      pool.withScratch { scratch in
        let segments = Segmentation(self, filter, scratch).segments(of: bytes)
        // The ranking of a text of one segment is still in the scratch.
        guard segments.count == 1 else { return (Self.shares(of: segments), segments) }
        let isUndetermined = segments[0].language == .undetermined
        return (isUndetermined ? Self.nothing : ranking(scratch, filter), segments)
      }
    }
  }

  /// The languages of the segments of a text or its parts as shares of the bytes, largest first; `und` without text.
  package static func shares(of segments: [LanguageSegment]) -> [LanguageScore] {
    guard !segments.isEmpty else { return nothing }
    var bytes: [LanguageTag: Int] = [:]
    for segment in segments { bytes[segment.language, default: 0] += segment.span.count }
    let total = Double(bytes.values.reduce(0, +))
    return bytes.map { LanguageScore(language: $0.key, score: (Double($0.value) / total * 1e4).rounded() / 1e4) }
      .sorted { $0.score == $1.score ? $0.language < $1.language : $0.score > $1.score }
  }

  /// Fills the scratch's text and probabilities; false when the bytes say nothing of their language.
  func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ filter: LanguageFilter, _ scratch: DetectionScratch
  ) -> Bool {
    scratch.text.removeAll()
    Composition.clean(bytes, with: cleaner, into: &scratch.text)
    return readProbabilities(scratch, filter)
  }

  /// As `read`, of a text of any length by its windows.
  func readWindows(
    _ bytes: UnsafeBufferPointer<UInt8>, _ filter: LanguageFilter, _ scratch: DetectionScratch
  ) -> Bool {
    scratch.text.removeAll()
    TextWindows.sample(bytes) { Composition.clean($0, with: cleaner, into: &scratch.text) }
    return readProbabilities(scratch, filter)
  }
}
