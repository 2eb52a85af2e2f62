import Testing

@testable import DocentLanguage

@Suite struct LabelPathTests {
  private func labels(_ pieces: [[Double]?], end: TextPieces.Boundary) -> [UInt8] {
    var path = LabelPath(labelCount: 3)
    for piece in pieces { path.add(piece, end: end) }
    return path.labels()
  }

  @Test func doubtfulPiecesFollowTheirNeighbours() {
    let sure = [0.99, 0.005, 0.005]
    #expect(labels([sure, [0.2, 0.7, 0.1], sure], end: .sentence) == [0, 0, 0])
  }

  @Test func strongEvidenceChangesTheLabel() {
    let first = [0.99, 0.00001, 0.00999]
    let second = [0.00001, 0.99, 0.00999]
    #expect(labels([first, first, second, second], end: .sentence) == [0, 0, 1, 1])
  }

  @Test func silentPiecesKeepTheLabel() {
    #expect(labels([nil, [0.0001, 0.0001, 0.9998], nil], end: .line) == [2, 2, 2])
  }
}
