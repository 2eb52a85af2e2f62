import DocentDocument
import Testing

@testable import DocentExtraction

/// What no document may do to any extractor, registered ones included that nobody has thought of yet: crash it, hang it,
/// get blocks out of it that break the model, or end without a named outcome.
@Suite struct RobustnessTests {
  static let names = ExtractorRegistry.standard.extractors.map(\.name)
  /// Extractors that start programs for each reading; they get fewer of the same inputs.
  private static let slow: Set<String> = ["pdf", "image"]

  @Test(arguments: names) func hasASpecimen(_ name: String) {
    #expect(Specimens.byExtractor[name]?.isEmpty == false, "write one into Samples.swift or put one into Corpus/")
  }

  @Test(arguments: names) func survivesTruncationAtEvery64thByte(_ name: String) async throws {
    for specimen in specimens(name) {
      let lengths = thinned(Array(stride(from: 0, to: specimen.bytes.count, by: 64)), name)
      for length in lengths {
        try await check(name, Array(specimen.bytes.prefix(length)), "\(specimen.name) to \(length)")
      }
    }
  }

  @Test(arguments: names) func survivesFlippedBytes(_ name: String) async throws {
    var random = SplitMix(state: 23)
    for specimen in specimens(name) {
      for round in thinned(Array(0..<200), name) {
        var input = specimen.bytes
        for _ in 0..<(1 + Int(random.next() % 12)) {
          input[Int(random.next() % UInt64(input.count))] ^= UInt8(truncatingIfNeeded: 1 << (random.next() % 8))
        }
        try await check(name, input, "\(specimen.name), round \(round)")
      }
    }
  }

  @Test(arguments: names) func survivesRunsOfOneByte(_ name: String) async throws {
    var random = SplitMix(state: 29)
    for specimen in specimens(name) {
      for byte in [0x00, 0xFF, 0x80, 0x20] as [UInt8] {
        for _ in thinned(Array(0..<8), name) {
          var input = specimen.bytes
          let start = Int(random.next() % UInt64(input.count))
          for place in start..<min(input.count, start + 1 + Int(random.next() % 64)) { input[place] = byte }
          try await check(name, input, "\(specimen.name) with \(byte) at \(start)")
        }
      }
    }
  }

  @Test(arguments: names) func readsTheSameUnderAWrongName(_ name: String) async throws {
    guard let specimen = specimens(name).last, !Self.slow.contains(name) else { return }
    let detector = MediaTypeDetector()
    let own = detector.detect(SourceContent(specimen.bytes, name: specimen.name))
    for wrong in ["x.pdf", "x.docx", "x.png", "x"] {
      let type = detector.detect(SourceContent(specimen.bytes, name: wrong))
      // Text formats are told by their names where nothing in them tells.
      guard MediaFormat.of(own)?.isText != true else { continue }
      #expect(type == own, "\(specimen.name) as \(wrong)")
    }
  }

  @Test(arguments: names) func aCancelledReadingIsNoResult(_ name: String) async throws {
    guard let specimen = specimens(name).last else { return }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await read(name, specimen.bytes)
    }
    let outcome = try await task.value.outcome
    // Small documents may be read before anyone looks; none may be half of one.
    #expect(outcome.status != .partial)
    guard outcome.status == .failed, outcome.reason != .cancelled else { return }
    #expect(outcome.reason == (try await read(name, specimen.bytes).outcome.reason))
  }

  @Test(arguments: names) func keepsItsLimits(_ name: String) async throws {
    guard let specimen = specimens(name).last else { return }
    var limits = ExtractionLimits()
    limits.textBytes = 50
    limits.members = 1
    limits.nesting = 2
    limits.pages = 1
    let reading = try await read(name, specimen.bytes, limits: limits)
    #expect(reading.text.utf8.count <= 50 + 8, "separators of blocks are on top")
    #expect(reading.members.count + reading.rows.count <= 1)
    #expect(BlockRules.violation(in: reading.parts) == nil)

    limits = ExtractionLimits()
    limits.expansionRatio = 1
    limits.expansionAllowance = 16
    _ = try await read(name, specimen.bytes, limits: limits)

    limits = ExtractionLimits()
    limits.cpuSeconds = 0
    let hurried = try await read(name, specimen.bytes, limits: limits)
    if hurried.outcome.status != .extracted { #expect(hurried.outcome.reason != nil) }
  }

  private func specimens(_ name: String) -> [Specimens.Specimen] { Specimens.byExtractor[name] ?? [] }

  private func thinned<Element>(_ all: [Element], _ name: String) -> [Element] {
    guard Self.slow.contains(name) else { return all }
    let step = max(1, all.count / 12)
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }

  private func check(_ name: String, _ input: [UInt8], _ what: String) async throws {
    let reading = try await read(name, input)
    if let broken = BlockRules.violation(in: reading.parts) { Issue.record("\(name): \(what): \(broken)") }
    if reading.outcome.status != .extracted, reading.outcome.reason == nil || reading.outcome.message == nil {
      Issue.record("\(name): \(what): no reason is given")
    }
    let names = reading.members.map(\.name)
    if Set(names).count != names.count { Issue.record("\(name): \(what): two members have one name") }
  }

  private func read(
    _ name: String, _ input: [UInt8], limits: ExtractionLimits = ExtractionLimits()
  ) async throws -> Reading {
    let extractor = try #require(ExtractorRegistry.standard.extractors.first { $0.name == name })
    return try await Reading.of(input, with: extractor, limits: limits)
  }
}
