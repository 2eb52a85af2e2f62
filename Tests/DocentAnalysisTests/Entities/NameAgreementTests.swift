import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct NameAgreementTests {
  private let text = Tokenizer().tokenize(DocumentText("Jordan met JORDAN and Jordan."), language: "en")

  private func entity(_ kind: Entity.Kind, _ range: Range<Int>, _ score: Double) -> Entity {
    Entity(kind: kind, span: TextSpan(range), score: score)
  }

  @Test func mentionsTakeTheSurestType() {
    let found = NameAgreement.applied(
      to: [entity(.person, 0..<6, 0.9), entity(.location, 11..<17, 0.6), entity(.person, 22..<28, 0.5)], in: text)
    #expect(found.map(\.kind) == [.person, .person, .person])
    #expect(found[1].score < 0.6)
    #expect(found[0].score == 0.9)
  }

  @Test func agreementChangesNothing() {
    let entities = [entity(.person, 0..<6, 0.9), entity(.person, 11..<17, 0.6)]
    #expect(NameAgreement.applied(to: entities, in: text) == entities)
  }
}
