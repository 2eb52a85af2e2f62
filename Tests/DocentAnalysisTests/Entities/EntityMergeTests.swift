import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct EntityMergeTests {
  private func name(_ range: Range<Int>) -> Entity { Entity(kind: .person, span: TextSpan(range), score: 0.8) }
  private func rule(_ range: Range<Int>, _ rule: Rule) -> RuleMatch {
    RuleMatch(range: range, rule: rule, value: nil)
  }

  @Test func rulesWinOverNames() {
    let merged = EntityMerge.merged(rules: [rule(5..<10, .month)], names: [name(0..<3), name(8..<12), name(20..<22)])
    #expect(merged.map(\.span.range) == [0..<3, 5..<10, 20..<22])
    #expect(merged.map(\.kind) == [.person, .date, .person])
  }

  @Test func unsureRulesInsideNamesLose() {
    #expect(EntityMerge.merged(rules: [rule(8..<11, .year)], names: [name(0..<11)]).map(\.kind) == [.person])
    #expect(EntityMerge.merged(rules: [rule(8..<11, .fullDate)], names: [name(0..<11)]).map(\.kind) == [.date])
  }

  @Test func sameSpanIsTheRules() {
    #expect(EntityMerge.merged(rules: [rule(0..<11, .month)], names: [name(0..<11)]).map(\.kind) == [.date])
  }
}
