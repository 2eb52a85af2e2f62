import DocentDocument
import DocentPipeline
import Foundation
import Synchronization

/// Shows a run on stderr: one line that redraws itself on a terminal, a plain line now and then elsewhere.
final class ProgressDisplay: Sendable {
  private struct State {
    /// All there are; nil until they are counted.
    var files: Int?
    var bytes: Int64 = 0
    var doneFiles = 0
    var doneBytes: Int64 = 0
    /// Of these, what had not changed.
    var unchanged = 0
    var unchangedBytes: Int64 = 0
    var sources = 0
    var outcomes: [Outcome.Status: Int] = [:]
    var estimate = ProgressEstimate()
    var atWork: [SourceKey: ContinuousClock.Instant] = [:]
    var started = ContinuousClock.now
    var lastShown: ContinuousClock.Instant?
    var isDrawn = false
  }

  private static let terminalInterval: Duration = .milliseconds(150)
  private static let plainInterval: Duration = .seconds(10)

  private let console: Console
  private let state = Mutex(State())

  init(_ console: Console) { self.console = console }

  func show(_ event: ProgressEvent) {
    let text: String? = state.withLock { state in
      switch event {
      case .counted(let files, let bytes):
        state.files = files
        state.bytes = bytes
      case .started(let key, _): state.atWork[key] = .now
      case .unchanged(_, let size):
        state.unchanged += 1
        state.unchangedBytes += size
        state.doneFiles += 1
        state.doneBytes += size
      case .finished(_, let outcome, _):
        state.sources += 1
        state.outcomes[outcome.status, default: 0] += 1
      case .fileDone(let key, let size):
        state.doneFiles += 1
        state.doneBytes += size
        state.atWork[key] = nil
      case .removed, .missing: break
      }
      return due(&state)
    }
    if console.verbosity == .verbose, case .finished(let key, let outcome, _) = event {
      clear()
      Console.write("\(outcome.status.rawValue)\t\(key)\(outcome.message.map { "\t\($0)" } ?? "")\n")
    }
    if let text, console.verbosity != .quiet { Console.write(text) }
  }

  /// Takes the line away, so that what follows starts on a clean one.
  func clear() {
    let wasDrawn = state.withLock { state in
      defer { state.isDrawn = false }
      return state.isDrawn
    }
    if wasDrawn { Console.write("\r\u{1B}[K") }
  }

  private func due(_ state: inout State) -> String? {
    let now = ContinuousClock.now
    let interval = Console.isTerminal ? Self.terminalInterval : Self.plainInterval
    guard now - (state.lastShown ?? state.started) >= interval else { return nil }
    state.lastShown = now
    let line = describe(&state, now)
    if Console.isTerminal {
      state.isDrawn = true
      return "\r\u{1B}[K" + line
    }
    return line + "\n"
  }

  private func describe(_ state: inout State, _ now: ContinuousClock.Instant) -> String {
    let time = (now - state.started) / .seconds(1)
    let done = state.doneFiles - state.unchanged
    let doneBytes = state.doneBytes - state.unchangedBytes
    var line = "\(state.doneFiles)\(state.files.map { " of \($0)" } ?? "") files, \(state.sources) documents"
    for (status, name) in Self.shownOutcomes {
      if let count = state.outcomes[status] { line += ", \(count) \(name)" }
    }
    if let rate = state.estimate.rate(time: time, files: done), rate >= 0.1 {
      line += String(format: ", %.1f files/s", rate)
    }
    let left = state.files.flatMap { files in
      state.estimate.left(
        time: time, files: done, bytes: doneBytes, filesLeft: files - state.doneFiles,
        bytesLeft: max(0, state.bytes - state.doneBytes))
    }
    if let left { line += ", " + Self.text(left) }
    state.estimate.note(time: time, files: done, bytes: doneBytes)
    // A file that takes long is named, so that a stuck one can be told from a large run.
    if let slow = state.atWork.min(by: { $0.value < $1.value }), now - slow.value > .seconds(3) {
      line += " – \(slow.key) (\((now - slow.value).components.seconds) s)"
    }
    return line
  }

  private static let shownOutcomes: [(Outcome.Status, String)] = [
    (.partial, "partial"), (.skipped, "skipped"), (.failed, "failed"),
  ]

  /// `about 40 s left`, `2 to 5 min left`.
  private static func text(_ left: ClosedRange<Double>) -> String {
    let (least, most) = (DurationText.of(left.lowerBound), DurationText.of(left.upperBound))
    // Closer than that nobody knows.
    return left.upperBound < left.lowerBound * 1.2 ? "about \(most) left" : "\(least) to \(most) left"
  }
}
