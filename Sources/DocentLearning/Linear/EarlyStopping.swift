/// Remembers the best state of a training run and says when it has not improved for a while (Prechelt, 1998).
package struct EarlyStopping<State> {
  private let patience: Int
  private var smallest = Double.infinity
  private var sinceBest = 0
  /// The state with the smallest loss so far; nil before the first one.
  package private(set) var best: State?

  /// - Parameter patience: states without improvement after which to stop, at least 1.
  package init(patience: Int) { self.patience = max(patience, 1) }

  /// Takes note of a state and its loss; a loss that is no number never counts as better.
  package mutating func shouldStop(after state: @autoclosure () -> State, loss: Double) -> Bool {
    if loss < smallest {
      smallest = loss
      best = state()
      sinceBest = 0
    } else {
      sinceBest += 1
    }
    return sinceBest >= patience
  }
}
