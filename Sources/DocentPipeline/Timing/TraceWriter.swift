import DocentDocument
package import DocentStore
import Glibc
import Synchronization

/// Writes what every worker does and when as trace events, for Perfetto and chrome://tracing: JSON, an array of complete
/// events (`"ph":"X"`), times in microseconds, one row a worker.
///
/// Events are collected and written a block at a time, each block ending in the bracket that the next one overwrites:
/// after an interrupt the file is valid JSON, whatever ended the process. Memory is one block.
package final class TraceWriter: Sendable {
  private static let blockSize = 1 << 16
  private static let end = Array("\n]\n".utf8)

  private struct State {
    var block: [UInt8] = []
    /// Where the closing bracket stands.
    var position: off_t = 0
    var namedRows: Set<Int> = []
    var failure: StoreError?
  }

  private let descriptor: Int32
  private let path: String
  private let origin = Moment.now
  private let state = Mutex(State())

  /// Makes the file, in place of one that is there.
  package init(path: String) throws(StoreError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StoreError(.unusable, "cannot write the trace \(path): \(String(cString: strerror(errno)))")
    }
    state.withLock { state in
      state.block = Array(
        #"[\#n{"name":"process_name","ph":"M","pid":1,"tid":0,"args":{"name":"docent"}}"#.utf8)
      write(&state)
    }
  }

  deinit { close(descriptor) }

  /// Adds a stretch of work that ends now.
  ///
  /// - Parameters:
  ///   - row: 0 for the scanner and writer, from 1 the workers.
  ///   - category: `document` or `stage`.
  func add(_ name: String, category: StaticString, row: Int, start: Moment) {
    let now = Moment.now
    var event = ",\n{\"name\":" + JSONText.quoted(name)
    event += ",\"cat\":\"\(category)\",\"ph\":\"X\",\"pid\":1,\"tid\":\(row)"
    event += ",\"ts\":" + Self.microseconds(start.nanoseconds(since: origin))
    event += ",\"dur\":" + Self.microseconds(now.nanoseconds(since: start)) + "}"
    state.withLock { state in
      if state.namedRows.insert(row).inserted {
        let title = row == 0 ? "scanner and writer" : "worker \(row)"
        state.block += Array(
          ",\n{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":\(row),\"args\":{\"name\":\"\(title)\"}}".utf8)
      }
      state.block += Array(event.utf8)
      if state.block.count >= Self.blockSize { write(&state) }
    }
  }

  /// Writes what is still in memory. Throws what went wrong on the way: a trace never ends a run.
  package func finish() throws(StoreError) {
    let failure = state.withLock { state in
      write(&state)
      return state.failure
    }
    if let failure { throw failure }
  }

  private func write(_ state: inout State) {
    defer { state.block.removeAll(keepingCapacity: true) }
    guard state.failure == nil, !state.block.isEmpty else { return }
    let bytes = state.block + Self.end
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, state.position + done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason = String(cString: strerror(errno))
        // What is complete so far gets its end back.
        ftruncate(descriptor, state.position)
        Self.end.withUnsafeBytes { _ = pwrite(descriptor, $0.baseAddress, $0.count, state.position) }
        state.failure = StoreError(.unusable, "the trace \(path) is incomplete: \(reason)")
        return
      }
      done += count
    }
    state.position += state.block.count
  }

  private static func microseconds(_ nanoseconds: UInt64) -> String {
    let rest = nanoseconds % 1000
    return "\(nanoseconds / 1000).\(rest < 10 ? "00" : rest < 100 ? "0" : "")\(rest)"
  }
}

/// One row of a trace.
struct TraceRow: SpanSink {
  let trace: TraceWriter
  let row: Int

  func stageEnded(_ stage: Stage, start: Moment) {
    trace.add(stage.rawValue, category: "stage", row: row, start: start)
  }

  func documentEnded(_ key: SourceKey, start: Moment) {
    trace.add(key.rawValue, category: "document", row: row, start: start)
  }
}
