import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct AliasGrouperTests {
  /// The groups of the marked names, in order.
  private func groups(_ marked: MarkedText, _ language: LanguageTag) -> [Int?] {
    var entities = marked.spans.compactMap { span in
      Entity.Kind(rawValue: span.kind).map { Entity(kind: $0, span: TextSpan(span.range), score: 1) }
    }
    var grouper = AliasGrouper()
    grouper.assign(to: &entities, in: DocumentText(marked.text)) { _ in language }
    return entities.map(\.group)
  }

  /// A company and another that starts with its name are told apart by their legal forms alone.
  private static let known: Set<String> = ["Apple Inc."]

  @Test(arguments: AliasDocuments.all.indices)
  func groupsAliases(index: Int) {
    let (language, text) = AliasDocuments.all[index]
    let marked = MarkedText(text)
    let expected = marked.spans.map { $0.value.flatMap { Int($0) } }
    withKnownIssue(isIntermittent: true) {
      #expect(groups(marked, language) == expected, "\(marked.text)")
    } when: {
      marked.spans.contains { Self.known.contains($0.text) }
    }
  }

  @Test func datesAndQuantitiesHaveNoGroup() {
    #expect(groups(MarkedText("⟦DATE May⟧ met ⟦PERSON May⟧ and ⟦QUANTITY two⟧."), "en") == [nil, 1, nil])
  }

  @Test func aLaterPartKnowsTheNamesOfTheOnesBefore() {
    var grouper = AliasGrouper()
    var first = [Entity(kind: .person, span: TextSpan(0..<12), score: 1)]
    var second = [
      Entity(kind: .person, span: TextSpan(0..<5), score: 1), Entity(kind: .person, span: TextSpan(6..<14), score: 1),
    ]
    grouper.assign(to: &first, in: DocumentText("Ada Lovelace")) { _ in "en" }
    grouper.assign(to: &second, in: DocumentText("Byron Lovelace")) { _ in "en" }
    #expect(first.map(\.group) == [1])
    #expect(second.map(\.group) == [2, 1])
  }
}
