import DocentReports

/// JSON Lines in, JSON Lines out, in the order of the input; stretches of lines are answered at once.
struct LineBatch: Sendable {
  private static let linesAtOnce = 1024

  let jobs: Int

  /// Answers every line of `input` (`-` for stdin) and returns how many could not be read; each has its error in its
  /// place.
  ///
  /// - Parameters:
  ///   - makeWorker: makes what one worker needs for many lines.
  ///   - answer: writes the answer to a line, with its line end, and says whether the line could be read.
  func run<Worker>(
    input: String, output: ResultOutput, makeWorker: @escaping @Sendable () -> Worker,
    answer: @escaping @Sendable (_ line: [UInt8], Worker) throws -> (line: String, isFailure: Bool)
  ) async throws -> Int {
    let reader = try LineReader(path: input)
    var failures = 0
    while true {
      let lines = try reader.next(Self.linesAtOnce)
      if lines.isEmpty { break }
      let size = (lines.count + jobs - 1) / jobs
      let answers = try await withThrowingTaskGroup(of: (Int, [(line: String, isFailure: Bool)]).self) { group in
        for start in stride(from: 0, to: lines.count, by: size) {
          let stretch = lines[start..<min(start + size, lines.count)]
          group.addTask {
            let worker = makeWorker()
            return (start, try stretch.map { try answer($0, worker) })
          }
        }
        var answers: [Int: [(line: String, isFailure: Bool)]] = [:]
        for try await (start, stretch) in group { answers[start] = stretch }
        return answers.keys.sorted().flatMap { answers[$0] ?? [] }
      }
      for answer in answers {
        try output.write(answer.line)
        if answer.isFailure { failures += 1 }
      }
      try output.flush()
    }
    try output.finish()
    return failures
  }
}
