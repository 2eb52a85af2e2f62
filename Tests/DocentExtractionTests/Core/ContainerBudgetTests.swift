import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct ContainerBudgetTests {
  @Test func allowsTheRatioAndNoMore() throws {
    var limits = ExtractionLimits()
    limits.expansionAllowance = 0
    limits.expansionRatio = 10
    let budget = ContainerBudget(sourceBytes: 100, limits: limits)
    try budget.charge(expandedBytes: 1000)
    let error = #expect(throws: ExtractionError.self) { try budget.charge(expandedBytes: 1) }
    #expect(error?.code == .tooLarge)
  }

  @Test func alwaysAllowsTheAllowance() throws {
    var limits = ExtractionLimits()
    limits.expansionAllowance = 5000
    try ContainerBudget(sourceBytes: 1, limits: limits).charge(expandedBytes: 5000)
  }

  @Test func countsMembersOverAllDepths() throws {
    var limits = ExtractionLimits()
    limits.members = 2
    let budget = ContainerBudget(sourceBytes: 1, limits: limits)
    try budget.chargeMember()
    try budget.chargeMember()
    #expect(throws: ExtractionError.self) { try budget.chargeMember() }
  }

  @Test func survivesAbsurdNumbers() {
    let budget = ContainerBudget(sourceBytes: .max, limits: ExtractionLimits())
    #expect(throws: ExtractionError.self) {
      try budget.charge(expandedBytes: .max)
      try budget.charge(expandedBytes: .max)
    }
  }
}
