import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct EntityMergeTests {
  private func name(_ range: Range<Int>) -> Entity { Entity(kind: .person, span: TextSpan(range), score: 0.8) }
  private func rule(_ range: Range<Int>, _ score: Double) -> RuleMatch {
    RuleMatch(range: range, kind: .date, score: score, value: nil)
  }

  @Test func rulesWinOverNames() {
    let merged = EntityMerge.merged(rules: [rule(5..<10, 0.6)], names: [name(0..<3), name(8..<12), name(20..<22)])
    #expect(merged.map(\.span.range) == [0..<3, 5..<10, 20..<22])
    #expect(merged.map(\.kind) == [.person, .date, .person])
  }

  @Test func unsureRulesInsideNamesLose() {
    #expect(EntityMerge.merged(rules: [rule(8..<11, 0.65)], names: [name(0..<11)]).map(\.kind) == [.person])
    #expect(EntityMerge.merged(rules: [rule(8..<11, 0.9)], names: [name(0..<11)]).map(\.kind) == [.date])
  }

  @Test func sameSpanIsTheRules() {
    #expect(EntityMerge.merged(rules: [rule(0..<11, 0.6)], names: [name(0..<11)]).map(\.kind) == [.date])
  }
}
