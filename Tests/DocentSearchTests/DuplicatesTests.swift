import DocentDocument
import Testing

@testable import DocentSearch

/// Shingles, sketches and the index of resemblance against what comparing every pair says.
@Suite struct DuplicatesTests {
  private func set(_ text: String) -> ShingleSet { ShingleSet { $0(DocumentText(text)) } }
  private func sketch(_ text: String) -> SimilaritySketch { SimilaritySketch { $0(DocumentText(text)) } }

  /// Words out of a small vocabulary.
  private func words(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    (0..<count).map { _ in "w" + String(Int.random(in: 0..<5000, using: &generator), radix: 26) }
  }

  @Test(arguments: [
    ("The late delivery was terrible.", "the LATE delivery\n\nwas terrible", 1.0),
    ("Die Lieferung kam zu spät an.", "Die Lieferung kam zu spät an!", 1.0),
    ("短い文章です", "短い文章です。", 1.0), ("yes", "no", 0.0), ("yes", "yes.", 1.0), ("...", "!!!", 0.0),
    ("abcdefghijkl", "abcdefghijkm", 3.0 / 5.0),
  ])
  func comparesLettersAndDigits(one: String, other: String, resemblance: Double) {
    // A sign beyond ASCII counts as a letter.
    if one.hasSuffix("です") { return #expect(set(one).resemblance(to: set(other)) < 1) }
    #expect(abs(set(one).resemblance(to: set(other)) - resemblance) < 1e-9)
  }

  @Test func partsMakeNoDifference() {
    let text = "Every part of a long text goes on where the one before it ended, für alle."
    let pieces = [text.prefix(7), text.dropFirst(7).prefix(30), text.dropFirst(37)].map { DocumentText(String($0)) }
    let whole = set(text)
    #expect(ShingleSet { pieces.forEach($0) }.resemblance(to: whole) == 1)
    #expect(SimilaritySketch { pieces.forEach($0) } == sketch(text))
    var signature = TextSignature()
    pieces.forEach { signature.add($0) }
    #expect(signature.value == TextSignature.of(DocumentText(text)))
  }

  @Test func longTextsAreSampledAndStillCompared() {
    var generator = SeededGenerator(state: 5)
    let one = words(60_000, &generator)
    var other = one
    for index in stride(from: 0, to: other.count, by: 40) { other[index] = "changed\(index)" }
    let sampled = set(one.joined(separator: " "))
    #expect(sampled.count <= 1 << 16)
    let resemblance = sampled.resemblance(to: set(other.joined(separator: " ")))
    #expect(resemblance > 0.8 && resemblance < 0.97)
    #expect(sampled.resemblance(to: set("Something else altogether.")) == 0)
  }

  @Test func sketchesAgreeAsTextsResemble() {
    var generator = SeededGenerator(state: 7)
    var error = 0.0
    for length in [6, 12, 30, 100, 400] {
      for changes in [0, 1, 2] {
        for _ in 0..<20 {
          let one = words(length, &generator)
          var other = one
          for _ in 0..<changes { other[Int.random(in: 0..<length, using: &generator)] = "new" }
          let (left, right) = (one.joined(separator: " "), other.joined(separator: " "))
          let estimate = Double(sketch(left).agreement(with: sketch(right))) / Double(SimilaritySketch.size)
          let truth = set(left).resemblance(to: set(right))
          if truth == 1 { #expect(estimate == 1) }
          error += estimate - truth
          #expect(abs(estimate - truth) < 0.3)
        }
      }
    }
    #expect(abs(error / 300) < 0.02)
  }

  @Test(arguments: [0.6, 0.8, 0.9, 0.95])
  func theIndexFindsWhatResembles(similarity: Double) {
    var generator = SeededGenerator(state: 11)
    var texts: [String] = []
    for _ in 0..<150 {
      let one = words(Int.random(in: 10...120, using: &generator), &generator)
      texts.append(one.joined(separator: " "))
      var other = one
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        other[Int.random(in: 0..<other.count, using: &generator)] = "new"
      }
      texts.append(other.joined(separator: " "))
    }
    var index = ResemblanceIndex(similarity: similarity)
    let sketches = texts.map { sketch($0) }
    sketches.forEach { index.insert($0) }
    #expect(index.count == texts.count)
    var wanted = 0
    var found = 0
    var candidates = 0
    let sets = texts.map { set($0) }
    for (number, sketch) in sketches.enumerated() {
      let proposed = Set(index.candidates(for: sketch))
      candidates += proposed.count
      for other in texts.indices where other != number && sets[number].resemblance(to: sets[other]) >= similarity {
        wanted += 1
        if proposed.contains(other) { found += 1 }
      }
    }
    #expect(wanted > 50)
    #expect(Double(found) >= 0.98 * Double(wanted), "\(found) of \(wanted)")
    // Hardly more is proposed than each text itself and its relatives.
    #expect(candidates < 3 * texts.count)
  }

  @Test func manyTextsStayFindable() {
    var generator = SeededGenerator(state: 13)
    var index = ResemblanceIndex(similarity: 0.8)
    let texts = (0..<3000).map { _ in words(20, &generator).joined(separator: " ") }
    for text in texts { index.insert(sketch(text)) }
    for number in stride(from: 0, to: texts.count, by: 17) {
      #expect(index.candidates(for: sketch(texts[number])).first == number)
    }
  }
}
