import DocentDocument
import Testing

@testable import DocentSearch

@Suite struct TermsTests {
  @Test(arguments: [("ab", 1), ("abc", 1), ("abca", 2), ("aabb", 2), ("", 1), ("", 2), ("cab", 0)])
  func automatonAcceptsWhatIsNear(pattern: String, distance: Int) throws {
    let automaton = try #require(LevenshteinAutomaton(Array(pattern.utf8).scalars, maximumDistance: distance))
    var words = [""]
    var level = [""]
    for _ in 0..<6 {
      level = level.flatMap { word in ["a", "b", "c"].map { word + $0 } }
      words += level
    }
    for word in words {
      let expected = ModelText.distance(pattern, word)
      #expect(automaton.distance(of: word.utf8) == (expected <= distance ? expected : nil), "\(pattern) \(word)")
    }
  }

  @Test func automatonCountsCodePoints() throws {
    let automaton = try #require(LevenshteinAutomaton(Array("żółć".utf8).scalars, maximumDistance: 1))
    #expect(automaton.distance(of: "żółw".utf8) == 1)
    #expect(automaton.distance(of: "żłóć".utf8) == 1)
    #expect(automaton.distance(of: "zolc".utf8) == nil)
    #expect(LevenshteinAutomaton([UInt32](repeating: 97, count: 64), maximumDistance: 1) == nil)
    let longest = try #require(LevenshteinAutomaton([UInt32](repeating: 97, count: 63), maximumDistance: 2))
    #expect(longest.distance(of: String(repeating: "a", count: 65).utf8) == 2)
  }

  @Test(arguments: 0..<6) func walksTheDictionaryAsOneByOne(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let letters = seed % 2 == 0 ? ["a", "b", "c", "d"] : ["a", "é", "b", "漢", "z", "о"]
    func word(_ length: ClosedRange<Int>) -> String {
      (0..<Int.random(in: length, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "" }
        .joined()
    }
    // Longer than what the index of the dictionary tells of a term.
    let start = seed < 4 ? "" : "gemeinsamkeit"
    let vocabulary = Set((0..<1500).map { _ in start + word(1...8) }).sorted()
    let index = try SampleIndex(
      (0..<20).map { number in
        let some = vocabulary.enumerated().filter { $0.offset % 20 == number || $0.offset % 7 == number }
        return .sample("x\(number)", some.map(\.element).joined(separator: " "), language: "und")
      })
    let dictionary = index.searcher.snapshot.segments[0].reader.terms
    var terms: [String] = []
    var entries: [String: TermEntry] = [:]
    let all = try dictionary.terms(from: [TermKind.word.rawValue])
    while try all.next(), all.term.first == TermKind.word.rawValue {
      terms.append(String(decoding: all.term.dropFirst(), as: UTF8.self))
      entries[terms[terms.count - 1]] = all.entry
    }
    for _ in 0..<60 {
      let pattern = start + word(1...7)
      let distance = Int.random(in: 0...2, using: &generator)
      let automaton = try #require(LevenshteinAutomaton(Array(pattern.utf8).scalars, maximumDistance: distance))
      var found: [String] = []
      try SimilarTerms(automaton, head: [TermKind.word.rawValue], in: dictionary).forEach {
        (term, entry, edits) throws(IndexError) in
        let word = String(decoding: term.dropFirst(), as: UTF8.self)
        #expect(edits == ModelText.distance(pattern, word))
        #expect(entry == entries[word])
        found.append(word)
      }
      #expect(found == terms.filter { ModelText.distance(pattern, $0) <= distance }, "\(pattern) \(distance)")
    }
  }

  @Test(arguments: 0..<3) func findsWhatBeginsAlike(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    func word(_ length: ClosedRange<Int>) -> String {
      (0..<Int.random(in: length, using: &generator)).map { _ in
        ["a", "b", "é", "z"].randomElement(using: &generator) ?? ""
      }
      .joined()
    }
    let vocabulary = Set((0..<600).map { _ in word(1...7) }).sorted()
    let index = try SampleIndex(
      (0..<8).map { number in
        let some = vocabulary.enumerated().filter { $0.offset % (number + 1) == 0 }
        return .sample("x\(number)", some.map(\.element).joined(separator: " "), language: "und")
      })
    let dictionary = index.searcher.snapshot.segments[0].reader.terms
    for start in ["", "a", "z", "zz", "é", "c"] + (0..<80).map({ _ in word(1...5) }) {
      let prefix = [TermKind.word.rawValue] + Array(start.utf8)
      var expected: [TermEntry] = []
      let all = try dictionary.terms(from: prefix)
      while try all.next(), all.term.starts(with: prefix) { expected.append(all.entry) }
      var found: [TermEntry] = []
      try PrefixTerms(prefix, in: dictionary).forEach { found.append($0) }
      #expect(found == expected, "\(start)")
    }
  }

  @Test(arguments: ["*", "a*", "*a", "a*b", "?", "a?c", "*b*", "??*", "a**b", "", "*?é"])
  func wildcardsMatchAsDefined(shape: String) {
    let matcher = WildcardMatcher(Array(shape.utf8))
    for word in ["", "a", "ab", "abc", "aéc", "é", "bé", "abab", "acb", "漢字", "b"] {
      #expect(matcher.matches(Array(word.utf8)[...]) == ModelText.fits(Array(word), Array(shape)), "\(shape) \(word)")
    }
  }

  @Test(arguments: 0..<3) func numbersComeBackAsTheyWere(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let fields: [NumberField] = ["whole", "scores", "wide", "odd", "sparse", "same"]
    var expected: [[NumberField: Double]] = []
    var documents: [IndexDocument] = []
    for number in 0..<5000 {
      var numbers: [NumberField: Double] = [
        "whole": Double(Int.random(in: -300...300, using: &generator)),
        "scores": Double(Int.random(in: 0...10_000, using: &generator)) / 10_000,
        "wide": Double(Int.random(in: -(1 << 40)...(1 << 40), using: &generator)),
        "odd": Double.random(in: -1e9...1e9, using: &generator), "same": 7,
      ]
      if number % 1000 == 3 { numbers["sparse"] = Double(number) }
      if number % 5 == 0 { numbers["scores"] = nil }
      expected.append(numbers)
      documents.append(
        IndexDocument(
          key: SourceKey(String(number + 10_000)), storeID: 0, body: DocumentText("x"), numbers: numbers))
    }
    let index = try SampleIndex(documents)
    let columns = index.searcher.snapshot.segments[0].reader.numbers
    #expect(columns.fields == fields.sorted())
    for field in fields {
      let column = try #require(try columns.column(field))
      for (number, numbers) in expected.enumerated() { #expect(column.value(number) == numbers[field]) }
    }
    #expect(try columns.column("missing") == nil)
    #expect(index.searcher.numberFields == fields.sorted())
  }
}
