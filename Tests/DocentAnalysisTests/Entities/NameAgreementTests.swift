import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct NameAgreementTests {
  private func tokens(_ text: String) -> TokenizedText {
    Tokenizer().tokenize(DocumentText(text), language: "en")
  }

  private func entity(_ kind: Entity.Kind, _ range: Range<Int>, _ score: Double) -> Entity {
    Entity(kind: kind, span: TextSpan(range), score: score)
  }

  @Test func mentionsTakeTheSurestType() {
    let found = NameAgreement(tokens("Jordan met JORDAN and Jordan.")).applied(
      to: [entity(.person, 0..<6, 0.9), entity(.location, 11..<17, 0.6), entity(.person, 22..<28, 0.5)])
    #expect(found.map(\.kind) == [.person, .person, .person])
    #expect(found[1].score < 0.6)
    #expect(found[0].score == 0.9)
  }

  @Test func agreementChangesNothing() {
    let entities = [entity(.person, 0..<6, 0.9), entity(.person, 11..<17, 0.6), entity(.person, 22..<28, 0.6)]
    #expect(NameAgreement(tokens("Jordan met JORDAN and Jordan.")).applied(to: entities) == entities)
  }

  @Test func aPartOfThePersonsNameIsThatPerson() {
    let text = tokens("Ann Lincoln spoke. Lincoln left.")
    let found = NameAgreement(text).applied(to: [entity(.person, 0..<11, 0.9), entity(.location, 19..<26, 0.5)])
    #expect(found.map(\.kind) == [.person, .person])
  }

  @Test func aSurerTypeStandsAgainstThePersonsName() {
    let text = tokens("Ann Lincoln spoke. Lincoln left.")
    let found = NameAgreement(text).applied(to: [entity(.person, 0..<11, 0.6), entity(.location, 19..<26, 0.9)])
    #expect(found.map(\.kind) == [.person, .location])
  }

  @Test func missedMentionsOfASureNameAreAdded() {
    let text = tokens("Acme Corp grew. Later Acme Corp fell, and acme corp too.")
    let found = NameAgreement(text).applied(to: [entity(.organization, 0..<9, 0.9)])
    #expect(found.map(\.span) == [TextSpan(0..<9), TextSpan(22..<31)])
    #expect(found.allSatisfy { $0.kind == .organization })
    #expect(found[1].score < found[0].score)
  }

  @Test func unsureNamesAreNotLookedForElsewhere() {
    let text = tokens("Acme Corp grew. Later Acme Corp fell.")
    #expect(NameAgreement(text).applied(to: [entity(.organization, 0..<9, 0.4)]).count == 1)
  }

  @Test func addedMentionsOverlapNothing() {
    let text = tokens("Acme grew. Acme Corp fell.")
    let entities = [entity(.organization, 0..<4, 0.9), entity(.organization, 11..<20, 0.8)]
    #expect(NameAgreement(text).applied(to: entities) == entities)
  }
}
