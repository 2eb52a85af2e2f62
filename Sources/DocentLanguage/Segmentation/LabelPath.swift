import Glibc

/// The most likely sequence of languages of the pieces of a text: each piece says how likely it is in each language,
/// and every change has a price (Viterbi, 1967).
///
/// Only the languages that a piece speaks for are touched: all others fall behind alike, so their common loss is left
/// out, and what a change to them would give is remembered once for all. O(pieces × likely languages); memory follows the
/// changes of language that are still possible, not the pieces.
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
    /// Mean probability of the language in the pieces that say something, weighted by their bytes; 0 without any.
    var probability = 0.0
  }

  /// Price of a change, in natural logarithms, after each kind of boundary.
  private static let prices: [Float] = [7, 4, 4.5, 3.5]

  /// Where a run starts, and the one before it; -1 for none.
  private struct Node {
    var firstPiece: Int
    var label: UInt8
    var parent: Int32
    /// Sums before the first piece: of the bytes, of this label and of the label of the run before.
    var bytes: Int
    var own: Double
    var before: Double
  }

  /// What all pieces up to one add up to.
  private struct Sums {
    /// Bytes of the pieces that say something.
    var bytes = 0
    /// Probability times bytes by label.
    var labels: [Double]
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
  private var sums: Sums
  /// Those before the piece of `change`.
  private var sumsAtChange: Sums
  /// As soon as there are so many nodes, those that no path needs any more are dropped.
  private var nodeLimit = leastNodeLimit
  private static let leastNodeLimit = 1 << 12
  private var boundary = TextPieces.Boundary.line
  private(set) var count = 0

  init(labelCount: Int) {
    states = [State](repeating: State(score: -.infinity, node: -1), count: labelCount)
    sums = Sums(labels: [Double](repeating: 0, count: labelCount))
    sumsAtChange = sums
  }

  /// Adds a piece that says nothing of its language; it goes with the piece before it.
  mutating func addSilence(end: TextPieces.Boundary) {
    boundary = max(boundary, end)
    count += 1
  }

  /// Adds a piece of so many bytes. Languages less likely than `lowest` are held to be as likely as that: what a piece
  /// says against a language has a limit.
  mutating func add(_ likelihoods: [Likelihood], bytes: Int, lowest: Float, end: TextPieces.Boundary) {
    if !nodes.isEmpty {
      let score = states[best].score - Self.prices[Int(boundary.rawValue)]
      if score >= change.score {
        change = (score, count, states[best].node)
        sumsAtChange.bytes = sums.bytes
        for label in sums.labels.indices { sumsAtChange.labels[label] = sums.labels[label] }
      }
    }
    if nodes.count >= nodeLimit { dropNodes() }
    let floor = log(lowest)
    for likelihood in likelihoods where likelihood.probability > lowest {
      let label = Int(likelihood.label)
      if states[label].score < change.score {
        states[label] = State(score: change.score, node: Int32(nodes.count))
        nodes.append(newNode(likelihood.label))
      }
      states[label].score += log(likelihood.probability) - floor
      if states[label].score > states[best].score || states[best].node < 0 { best = label }
    }
    sums.bytes += bytes
    for likelihood in likelihoods {
      sums.labels[Int(likelihood.label)] += Double(likelihood.probability) * Double(bytes)
    }
    boundary = end
    count += 1
  }

  /// The runs of the best path, first to last; none when no piece said enough to decide.
  func runs() -> [Run] {
    var runs: [Run] = []
    var number = states[best].node
    var endBytes = sums.bytes
    var endSum = sums.labels[best]
    while number >= 0 {
      let node = nodes[Int(number)]
      let bytes = endBytes - node.bytes
      runs.append(
        Run(
          firstPiece: node.firstPiece, label: node.label,
          probability: bytes > 0 ? min(1, max(0, (endSum - node.own) / Double(bytes))) : 0))
      (endBytes, endSum) = (node.bytes, node.before)
      number = node.parent
    }
    runs.reverse()
    if !runs.isEmpty { runs[0].firstPiece = 0 }
    return runs
  }

  /// A run that begins with the change.
  private func newNode(_ label: UInt8) -> Node {
    let before = change.parent < 0 ? 0 : sumsAtChange.labels[Int(nodes[Int(change.parent)].label)]
    return Node(
      firstPiece: change.firstPiece, label: label, parent: change.parent, bytes: sumsAtChange.bytes,
      own: sumsAtChange.labels[Int(label)], before: before)
  }

  /// Forgets the nodes of labels that have fallen behind a change to them, with all that led to them alone.
  private mutating func dropNodes() {
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    func need(_ node: Int32) {
      var node = node
      while node >= 0, !isNeeded[Int(node)] {
        isNeeded[Int(node)] = true
        node = nodes[Int(node)].parent
      }
    }
    need(change.parent)
    for label in states.indices {
      if label != best, states[label].score < change.score { states[label] = State(score: -.infinity, node: -1) }
      need(states[label].node)
    }
    var places = [Int32](repeating: -1, count: nodes.count)
    var kept = 0
    // A node comes after the one it follows.
    for number in nodes.indices where isNeeded[number] {
      places[number] = Int32(kept)
      nodes[kept] = nodes[number]
      if nodes[kept].parent >= 0 { nodes[kept].parent = places[Int(nodes[kept].parent)] }
      kept += 1
    }
    nodes.removeSubrange(kept...)
    for label in states.indices where states[label].node >= 0 {
      states[label].node = places[Int(states[label].node)]
    }
    if change.parent >= 0 { change.parent = places[Int(change.parent)] }
    nodeLimit = max(Self.leastNodeLimit, 2 * kept)
  }
}

extension TextPieces.Boundary: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
