import Glibc

/// The most likely sequence of languages of the pieces of a text: each piece says how likely it is in each language,
/// and every change has a price (Viterbi, 1967).
///
/// Only the languages that a piece speaks for are touched: all others fall behind alike, so their common loss is left
/// out, and what a change to them would give is remembered once for all. O(pieces × likely languages).
struct LabelPath {
  /// A likely language of a piece.
  struct Likelihood {
    var label: UInt8
    var probability: Float
  }

  /// Pieces in one language, up to the next run.
  struct Run: Equatable {
    var firstPiece: Int
    var label: UInt8
  }

  /// Price of a change, in natural logarithms, after each kind of boundary.
  private static let prices: [Float] = [7, 4, 4.5, 3.5]

  /// A run and the one before it; -1 for none.
  private struct Node {
    var run: Run
    var parent: Int32
  }

  private struct State {
    var score: Float
    var node: Int32
  }

  private var states: [State]
  private var nodes: [Node] = []
  private var best = 0
  /// The best that a label can have without a state of its own: by a change at this piece.
  private var change = (score: Float(0), firstPiece: 0, parent: Int32(-1))
  private var boundary = TextPieces.Boundary.line
  private(set) var count = 0

  init(labelCount: Int) {
    states = [State](repeating: State(score: -.infinity, node: -1), count: labelCount)
  }

  /// Adds a piece that says nothing of its language; it goes with the piece before it.
  mutating func addSilence(end: TextPieces.Boundary) {
    boundary = max(boundary, end)
    count += 1
  }

  /// Adds a piece. Languages less likely than `lowest` are held to be as likely as that: what a piece says against a
  /// language has a limit.
  mutating func add(_ likelihoods: ArraySlice<Likelihood>, lowest: Float, end: TextPieces.Boundary) {
    if !nodes.isEmpty {
      let score = states[best].score - Self.prices[Int(boundary.rawValue)]
      if score >= change.score { change = (score, count, states[best].node) }
    }
    let floor = log(lowest)
    for likelihood in likelihoods where likelihood.probability > lowest {
      let label = Int(likelihood.label)
      if states[label].score < change.score {
        states[label] = State(score: change.score, node: Int32(nodes.count))
        nodes.append(Node(run: Run(firstPiece: change.firstPiece, label: likelihood.label), parent: change.parent))
      }
      states[label].score += log(likelihood.probability) - floor
      if states[label].score > states[best].score || states[best].node < 0 { best = label }
    }
    boundary = end
    count += 1
  }

  /// The runs of the best path, first to last; none when no piece said enough to decide.
  func runs() -> [Run] {
    var runs: [Run] = []
    var node = states[best].node
    while node >= 0 {
      runs.append(nodes[Int(node)].run)
      node = nodes[Int(node)].parent
    }
    runs.reverse()
    if !runs.isEmpty { runs[0].firstPiece = 0 }
    return runs
  }
}

extension TextPieces.Boundary: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
