import Synchronization

/// Memory of one running detection.
final class DetectionScratch {
  var text = CleanedText()
  var evidence = Evidence()
  var probabilities: [Double]

  init(labelCount: Int) { probabilities = [Double](repeating: 0, count: labelCount) }
}

/// Lends scratch memory to concurrent detections.
final class ScratchPool: Sendable {
  private let free = Mutex<[Lent]>([])
  private let labelCount: Int

  /// Unchecked: a scratch is in the pool or with one borrower, never both.
  private struct Lent: @unchecked Sendable { let scratch: DetectionScratch }

  init(labelCount: Int) { self.labelCount = labelCount }

  /// Runs `body` with a scratch of its own. About 50 ns.
  func withScratch<Result>(_ body: (DetectionScratch) -> Result) -> Result {
    let lent = free.withLock { $0.popLast() } ?? Lent(scratch: DetectionScratch(labelCount: labelCount))
    defer { free.withLock { $0.append(lent) } }
    return body(lent.scratch)
  }
}
