import DocentDocument
import Testing

@testable import DocentExtraction

/// Rules every registered extractor keeps, run over all of them without being asked.
@Suite struct AllExtractorsTests {
  static let all = ExtractorRegistry.standard.extractors

  @Test(arguments: all.map(\.name)) func nameAndMediaTypesAreItsOwn(_ name: String) throws {
    let matches = Self.all.filter { $0.name == name }
    #expect(matches.count == 1)
    #expect(!matches[0].mediaTypes.isEmpty)
    for type in matches[0].mediaTypes {
      #expect(type.rawValue == type.rawValue.lowercased())
    }
  }

  @Test(arguments: all.map(\.name)) func survivesShortAndRandomInput(_ name: String) async throws {
    var random = SplitMix(state: 7)
    var inputs: [[UInt8]] = [[], [0], [0xFF], [UInt8(ascii: "<")], Array("PK".utf8), Array("%PDF-1.4".utf8)]
    for length in [2, 16, 300, 4000] {
      inputs.append((0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
    inputs.append([UInt8](repeating: 0, count: 2000))
    for input in inputs { try await check(name, input) }
  }

  @Test(arguments: Samples.byExtractor.keys.sorted()) func readsItsSample(_ name: String) async throws {
    let reading = try await read(name, Samples.byExtractor[name] ?? [])
    #expect(reading.outcome == .extracted)
    #expect(reading.text.utf8.count > 0 || !reading.members.isEmpty)
    #expect(BlockRules.violation(in: reading.parts) == nil)
  }

  @Test(arguments: Samples.byExtractor.keys.sorted()) func survivesTruncationAtEveryLength(_ name: String) async throws
  {
    let sample = Samples.byExtractor[name] ?? []
    for length in 0..<sample.count { try await check(name, Array(sample.prefix(length))) }
  }

  @Test(arguments: Samples.byExtractor.keys.sorted()) func survivesFlippedBytes(_ name: String) async throws {
    var random = SplitMix(state: 11)
    let sample = Samples.byExtractor[name] ?? []
    for _ in 0..<300 {
      var input = sample
      for _ in 0..<(1 + Int(random.next() % 8)) {
        input[Int(random.next() % UInt64(input.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      try await check(name, input)
    }
  }

  @Test(arguments: Samples.deep.keys.sorted()) func survivesDeepNesting(_ name: String) async throws {
    try await check(name, Samples.deep[name] ?? [])
  }

  @Test(arguments: Samples.byExtractor.keys.sorted()) func recognisesItsSampleUnderAnyName(_ name: String) throws {
    let sample = Samples.byExtractor[name] ?? []
    let extensions = [
      "text": "txt", "markdown": "md", "mail": "eml", "notebook": "ipynb", "subtitles": "srt", "calendar": "ics",
      "vcard": "vcf", "asciidoc": "adoc", "latex": "tex", "bibtex": "bib", "man": "1", "gettext": "po",
      "settings": "ini",
      "code": "py",
    ]
    let own = extensions[name] ?? name
    let detector = MediaTypeDetector()
    let expected = try #require(Self.all.first { $0.name == name })
    #expect(expected.mediaTypes.contains(detector.detect(SourceContent(sample, name: "sample.\(own)"))))
    // Formats that show in the content keep their type under a wrong name.
    guard !["text", "markdown", "csv", "rst", "asciidoc", "settings"].contains(name) else { return }
    for wrong in ["sample.pdf", "sample.docx", "sample", "sample.png"] {
      let detected = detector.detect(SourceContent(sample, name: wrong))
      #expect(expected.mediaTypes.contains(detected), "\(wrong) → \(detected)")
    }
  }

  private func check(_ name: String, _ input: [UInt8]) async throws {
    let reading = try await read(name, input)
    #expect(BlockRules.violation(in: reading.parts) == nil, "\(name), \(input.count) bytes")
    if reading.outcome.status != .extracted {
      #expect(reading.outcome.reason != nil)
      #expect(reading.outcome.message?.isEmpty == false)
    }
    let names = reading.members.map(\.name)
    #expect(Set(names).count == names.count)
  }

  private func read(_ name: String, _ input: [UInt8]) async throws -> Reading {
    let extractor = try #require(Self.all.first { $0.name == name })
    return try await Reading.of(input, with: extractor)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every run.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
