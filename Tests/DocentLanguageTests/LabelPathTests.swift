import DocentLearning
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
        path.add(likelihoods, bytes: 10, lowest: lowest, end: end)
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

  /// 30,000 pieces, so that nodes are dropped many times on the way.
  @Test func longTextsKeepTheirRunsAndMeans() {
    var random = SeededGenerator(seed: 7)
    var path = LabelPath(labelCount: 40)
    var pieces: [(bytes: Int, probabilities: [Float])] = []
    var planted: [UInt8] = []
    for piece in 0..<30_000 {
      let label = UInt8(piece / 1000 % 3)
      var probabilities = (0..<40).map { _ in Float.random(in: 0.001...0.02, using: &random) }
      probabilities[Int(label)] = Float.random(in: 0.2...0.6, using: &random)
      let bytes = Int.random(in: 1...200, using: &random)
      let likelihoods = probabilities.enumerated().map {
        LabelPath.Likelihood(label: UInt8($0.offset), probability: $0.element)
      }
      path.add(likelihoods, bytes: bytes, lowest: 1e-3, end: .line)
      pieces.append((bytes, probabilities))
      planted.append(label)
    }
    let runs = path.runs()
    #expect(runs.map(\.firstPiece) == Array(stride(from: 0, to: 30_000, by: 1000)))
    for (number, run) in runs.enumerated() {
      #expect(run.label == planted[run.firstPiece])
      let end = number + 1 < runs.count ? runs[number + 1].firstPiece : pieces.count
      let all = pieces[run.firstPiece..<end]
      let sum = all.reduce(0) { $0 + Double($1.probabilities[Int(run.label)]) * Double($1.bytes) }
      #expect(abs(run.probability - sum / Double(all.reduce(0) { $0 + $1.bytes })) < 1e-9)
    }
  }
}
