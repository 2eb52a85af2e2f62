import Testing

@testable import DocentLanguage

@Suite struct LabelPathTests {
  /// The label of each piece.
  private func labels(
    _ pieces: [[Float]?], end: TextPieces.Boundary = .sentence, lowest: Float = 1e-4
  ) -> [UInt8] {
    var path = LabelPath(labelCount: 3)
    for piece in pieces {
      if let piece {
        let likelihoods = piece.enumerated().map {
          LabelPath.Likelihood(label: UInt8($0.offset), probability: $0.element)
        }
        path.add(likelihoods[...], lowest: lowest, end: end)
      } else {
        path.addSilence(end: end)
      }
    }
    let runs = path.runs()
    return runs.indices.flatMap { index in
      let end = index + 1 < runs.count ? runs[index + 1].firstPiece : path.count
      return [UInt8](repeating: runs[index].label, count: end - runs[index].firstPiece)
    }
  }

  @Test func doubtfulPiecesFollowTheirNeighbours() {
    let sure: [Float] = [0.99, 0.005, 0.005]
    #expect(labels([sure, [0.2, 0.7, 0.1], sure]) == [0, 0, 0])
  }

  @Test func strongEvidenceChangesTheLabel() {
    let first: [Float] = [0.99, 0.00001, 0.00999]
    let second: [Float] = [0.00001, 0.99, 0.00999]
    #expect(labels([first, first, second, second]) == [0, 0, 1, 1])
  }

  @Test func silentPiecesKeepTheLabelBeforeThem() {
    #expect(labels([nil, [0.0001, 0.0001, 0.9998], nil], end: .line) == [2, 2, 2])
    #expect(labels([[1, 0, 0], nil, nil, [0, 1, 0]], end: .line, lowest: 1e-5) == [0, 0, 0, 1])
  }

  @Test func piecesThatMayDecideLittleDoNotChangeTheLabel() {
    let pieces: [[Float]?] = [[1, 0, 0], [0, 1, 0], [1, 0, 0]]
    #expect(labels(pieces, lowest: 0.01) == [0, 0, 0])
    #expect(labels(pieces, lowest: 1e-5) == [0, 1, 0])
  }

  @Test func manyDoubtfulPiecesDecideTogether() {
    let sure: [Float] = [0.999, 0, 0]
    let doubtful: [Float] = [0.05, 0.9, 0.05]
    #expect(labels([sure] + Array(repeating: doubtful, count: 8), lowest: 1e-3) == [0] + Array(repeating: 1, count: 8))
  }

  @Test func withoutEvidenceThereAreNoRuns() {
    #expect(labels([nil, nil]).isEmpty)
  }

  @Test func languagesThatReturnAreRunsOfTheirOwn() {
    let first: [Float] = [1, 0, 0]
    let second: [Float] = [0, 1, 0]
    #expect(labels([first, first, second, second, first, first], lowest: 1e-5) == [0, 0, 1, 1, 0, 0])
  }
}
