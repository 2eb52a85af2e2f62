import Testing

@testable import DocentLearning

@Suite struct LabelSchemeTests {
  private let scheme = LabelScheme(types: ["PER", "LOC"])

  @Test(arguments: ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]) func namesAndLabelsAreInverse(tag: String) throws {
    let label = try #require(scheme.label(of: tag))
    #expect(scheme.name(of: label) == tag)
  }

  @Test func unknownTypesHaveNoLabel() {
    #expect(scheme.label(of: "B-MISC") == nil)
    #expect(scheme.label(of: "nonsense") == nil)
  }

  @Test(
    arguments: [
      (["O", "B-PER", "I-PER", "O"], [1..<3]), (["B-PER", "B-PER"], [0..<1, 1..<2]),
      (["B-PER", "I-LOC"], [0..<1, 1..<2]),
      (["I-PER", "I-PER"], [0..<2]), (["O"], []),
    ] as [([String], [Range<Int>])])
  func countsSpansAsConlleval(tags: [String], expected: [Range<Int>]) {
    let labels = tags.compactMap { scheme.label(of: $0).map(UInt8.init) }
    #expect(LabelledSpan.spans(of: labels).map(\.tokens) == expected)
  }

  @Test func masksHoldOutsideAndTheNamedTypes() {
    let mask = scheme.labels(ofTypes: ["LOC", "DATE"])
    #expect((0..<scheme.count).filter { mask.contains($0) } == [0, 3, 4])
  }
}
