/// Indexes JSON Lines with several threads. Which segments come of it and what is in them depends on the input alone.
package struct BulkBuild: Sendable {
  /// Input bytes that become one segment.
  private static let segmentInput = 72 << 20
  /// Bytes of memory that end a segment early: only for input with an extraordinary number of different words.
  private static let memoryLimit = 150 << 20

  package var threads: Int
  /// Told what is wrong with a line, by its number from 1.
  package var problem: @Sendable (_ line: Int, _ message: String) -> Void

  package init(threads: Int, problem: @escaping @Sendable (_ line: Int, _ message: String) -> Void) {
    self.threads = max(threads, 1)
    self.problem = problem
  }

  package struct Result: Sendable {
    package var documents = 0
    package var problems = 0
  }

  /// Moves between threads, used by one at a time.
  private struct Lane: @unchecked Sendable {
    let buffer: DocumentBuffer
  }

  /// Used by one task at a time.
  private struct Target: @unchecked Sendable {
    let writer: IndexWriter
  }

  private enum Finished: Sendable {
    case indexed(Lane, Result)
    case written
  }

  /// Adds all documents of the input; a commit makes them visible. One segment at a time is in memory, whatever the
  /// length of the input.
  package func run(_ input: LineChunks, into index: StandaloneIndex) async throws -> Result {
    let target = Target(writer: index.writer)
    return try await withThrowingTaskGroup(of: Finished.self) { group in
      var result = Result()
      var free: [Lane] = []
      var used: [Lane] = []
      var running = 0
      var isWriting = false
      func wait() async throws {
        switch try await group.next() {
        case .indexed(let lane, let found):
          free.append(lane)
          result.documents += found.documents
          result.problems += found.problems
        case .written: isWriting = false
        case nil: break
        }
        running -= 1
      }
      func startWriting() async throws {
        while free.count < used.count { try await wait() }
        let full = used
        (used, free) = ([], [])
        guard !full.isEmpty else { return }
        isWriting = true
        running += 1
        group.addTask { [threads] in
          try target.writer.add(full.map(\.buffer), threads: threads)
          return .written
        }
      }
      /// All threads write: two segments in memory would be twice the memory. The buffers go with the task that writes
      /// them, before segments are merged.
      func write() async throws {
        try await startWriting()
        while isWriting { try await wait() }
        try target.writer.mergeTiers()
      }
      var bytes = 0
      var chunk = 0
      var line = 1
      while let lines = try input.next() {
        try Task.checkCancellation()
        while running >= threads { try await wait() }
        if free.isEmpty {
          let lane = Lane(buffer: target.writer.emptyBuffer())
          used.append(lane)
          free.append(lane)
        }
        let lane = free.removeLast()
        let (number, firstLine) = (chunk, line)
        running += 1
        group.addTask { [problem] in
          .indexed(lane, Self.index(lines, number, firstLine, into: lane.buffer, problem))
        }
        chunk += 1
        bytes += lines.count
        lines.withUnsafeBufferPointer { for byte in $0 where byte == 0x0A { line += 1 } }
        if bytes >= Self.segmentInput
          || free.reduce(0, { $0 + $1.buffer.footprint }) > Self.memoryLimit
        {
          try await write()
          bytes = 0
        }
      }
      try await write()
      return result
    }
  }

  private static func index(
    _ lines: [UInt8], _ chunk: Int, _ firstLine: Int, into buffer: DocumentBuffer,
    _ problem: (_ line: Int, _ message: String) -> Void
  ) -> Result {
    var result = Result()
    buffer.begin(chunk: chunk)
    var arrival = UInt64(chunk) << 32
    forEachLine(lines) { number, line in
      do throws(DocumentLine.Problem) {
        buffer.add(try DocumentLine.document(line), arrival: arrival)
        arrival += 1
        result.documents += 1
      } catch {
        result.problems += 1
        problem(firstLine + number, error.message)
      }
    }
    return result
  }

  /// Calls `body` with each line that is not blank.
  package static func forEachLine(_ lines: [UInt8], _ body: (Int, UnsafeRawBufferPointer) -> Void) {
    lines.withUnsafeBytes { bytes in
      var start = 0
      var number = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if line.contains(where: { $0 > 0x20 }) { body(number, line) }
        start = end + 1
        number += 1
      }
    }
  }
}
