import DocentDocument
import Glibc
import Subprocess
import SystemPackage

/// Runs untrusted native decoders at arm's length: under `prlimit` (address space, CPU seconds, no core files) and
/// `timeout` (wall seconds), in a session of their own, in a private temporary directory, with an empty standard
/// input, a bare environment and no other descriptor of ours; in a sandbox where there is one.
package struct ChildProcess: Sendable {
  /// Where private directories are made.
  package let temporary: TemporaryRoot
  package let sandbox: Sandbox
  /// Told whenever the work goes on after a child.
  private var suspensions: Suspensions?

  package init(temporary: TemporaryRoot = .system, sandbox: Sandbox = .system) {
    self.temporary = temporary
    self.sandbox = sandbox
  }

  /// The same for one source, whose CPU time is counted.
  func reporting(to suspensions: Suspensions) -> ChildProcess {
    var copy = self
    copy.suspensions = suspensions
    return copy
  }

  /// What one run may cost.
  package struct Limits: Sendable, Hashable {
    package var memoryBytes: Int
    package var cpuSeconds: Int
    package var wallSeconds: Double
    /// Bytes of standard output; the child is ended when it writes more.
    package var outputBytes: Int

    package init(_ limits: ExtractionLimits = ExtractionLimits()) {
      memoryBytes = limits.memoryBytes
      cpuSeconds = max(1, Int(limits.cpuSeconds.rounded(.up)))
      wallSeconds = limits.wallSeconds
      outputBytes = limits.toolOutputBytes
    }
  }

  /// What a run that ended by itself gave.
  package struct Result: Sendable {
    package var exitCode: Int32
    /// Empty when the output was streamed.
    package var output: [UInt8]
    /// The first 16 KB of standard error.
    package var errors: String
  }

  /// Runs a tool to its end and collects its standard output. A non-zero exit code is a result, not an error. Files it
  /// is to read are named by absolute paths, each an argument of its own: it sees no others.
  ///
  /// Throws `unsupported` when the tool is missing, `timedOut`, `outOfMemory` and `crashed` when it was ended so,
  /// `tooLarge` when it wrote more than allowed, `cancelled` with the task.
  package func run(
    _ tool: Tool, _ arguments: [String], in directory: TemporaryDirectory, environment: [String: String] = [:],
    limits: Limits
  ) async throws(ExtractionError) -> Result {
    var collected: [UInt8] = []
    var result = try await stream(tool, arguments, in: directory, environment: environment, limits: limits) { bytes in
      collected.append(contentsOf: bytes)
    }
    result.output = collected
    return result
  }

  /// The same, handing over the output piece by piece while the tool runs. An error thrown by `onOutput` ends the tool
  /// and is thrown on.
  package func stream(
    _ tool: Tool, _ arguments: [String], in directory: TemporaryDirectory, environment: [String: String] = [:],
    limits: Limits, onOutput: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) async throws(ExtractionError) -> Result {
    let command = try Command(
      tool, arguments, directory: directory, environment: environment, limits: limits, sandbox: sandbox)
    let clock = ContinuousClock()
    let start = clock.now
    defer { suspensions?.wokeUp(after: (clock.now - start) / .seconds(1)) }
    var failure: ExtractionError?
    var errors = ""
    do {
      let ended = try await Subprocess.run(
        .path(FilePath(command.executable)), arguments: Arguments(command.arguments),
        environment: .custom(command.environment), workingDirectory: FilePath(directory.path),
        platformOptions: Self.platformOptions, input: .none, output: .sequence, error: .sequence
      ) { execution in
        async let firstErrors = Self.head(of: execution.standardError, limit: 16 << 10)
        var received = 0
        for try await chunk in execution.standardOutput {
          received += chunk.count
          let outcome: ExtractionError? = chunk.withUnsafeBytes { bytes in
            do throws(ExtractionError) {
              if received > limits.outputBytes { throw tool.wroteTooMuch(limits.outputBytes) }
              try onOutput(bytes)
              return nil
            } catch {
              return error
            }
          }
          if let outcome {
            failure = outcome
            throw outcome
          }
        }
        errors = await firstErrors
      }
      let code: Int32 =
        switch ended.terminationStatus {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
      if Task.isCancelled { throw ExtractionError.cancelled }
      // `timeout` says so by its exit code, or is killed with the tool. The clock alone would blame a tool that ended long
      // ago while this task waited for its turn.
      let wasEnded = code == 124 || code == 128 + SIGKILL
      let ending = Ending(
        code: code, errors: errors,
        reachedWallLimit: wasEnded && clock.now - start >= .seconds(limits.wallSeconds))
      if let error = tool.error(for: ending, limits: limits) { throw error }
      return Result(exitCode: code, output: [], errors: errors)
    } catch {
      if let failure { throw failure }
      if let error = error as? ExtractionError { throw error }
      if Task.isCancelled || error is CancellationError { throw .cancelled }
      throw ExtractionError(.crashed, "\(tool.name) could not be run", cause: String(describing: error))
    }
  }

  private static var platformOptions: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500)),
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100)),
    ]
    return options
  }

  /// Reads a stream to its end and keeps its beginning, so that a child never waits for us to read its complaints.
  private static func head(of stream: SubprocessOutputSequence, limit: Int) async -> String {
    var kept: [UInt8] = []
    do {
      for try await chunk in stream where kept.count < limit {
        chunk.withUnsafeBytes { kept.append(contentsOf: $0.prefix(limit - kept.count)) }
      }
    } catch {
      // The child is gone; what was read is what there is.
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

/// The command line: `bwrap … timeout … prlimit … TOOL …`.
private struct Command {
  let executable: String
  let arguments: [String]
  let environment: [Environment.Key: String]

  init(
    _ tool: Tool, _ arguments: [String], directory: TemporaryDirectory, environment: [String: String],
    limits: ChildProcess.Limits, sandbox: Sandbox
  ) throws(ExtractionError) {
    let timeout = try Tool(name: "timeout", package: "coreutils").located()
    let prlimit = try Tool(name: "prlimit", package: "util-linux").located()
    let run = [try tool.located()] + arguments
    let words =
      sandbox.prefix(directory: directory.path, command: run, environment: environment)
      + [timeout, "--kill-after=2", "\(limits.wallSeconds)", prlimit] + ResourceLimits(limits).options
      + ["--core=0", "--"] + run
    executable = words[0]
    self.arguments = Array(words.dropFirst())
    var merged: [Environment.Key: String] = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "HOME": directory.path,
      "TMPDIR": directory.path,
    ]
    for (key, value) in environment { merged[.init(stringLiteral: key)] = value }
    self.environment = merged
  }
}

/// Limits of a child as `prlimit` takes them, never above what this process may have itself: raising those is refused.
private struct ResourceLimits {
  let options: [String]

  init(_ limits: ChildProcess.Limits) {
    let memory = Self.allowed(limits.memoryBytes, RLIMIT_AS)
    let soft = Self.allowed(limits.cpuSeconds, RLIMIT_CPU)
    let hard = Self.allowed(limits.cpuSeconds + 1, RLIMIT_CPU)
    options = ["--as=\(memory)", "--cpu=\(soft):\(hard)"]
  }

  private static func allowed(_ wanted: Int, _ resource: __rlimit_resource) -> Int {
    var current = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &current) == 0, current.rlim_max < rlim_t(Int.max) else {
      return wanted
    }
    return min(wanted, Int(current.rlim_max))
  }
}

/// How a child ended.
private struct Ending {
  /// Exit code; 128 and the signal's number when a signal ended it, as shells count.
  var code: Int32
  var errors: String
  var reachedWallLimit: Bool
}

extension Tool {
  /// The error an ending stands for; nil when the tool ended by itself.
  fileprivate func error(for ending: Ending, limits: ChildProcess.Limits) -> ExtractionError? {
    let said = ending.errors.split(separator: "\n").first.map(String.init)
    if ending.reachedWallLimit {
      return ExtractionError(
        .timedOut, "\(name) took more than \(limits.wallSeconds) seconds and was ended; raise --timeout", cause: said)
    }
    if ending.code != 0, ending.mentionsMemory {
      return ExtractionError(
        .outOfMemory, "\(name) needed more than \(limits.memoryBytes >> 20) MB; raise --memory", cause: said)
    }
    switch ending.code {
    case 128 + 9:
      return ExtractionError(
        .crashed, "\(name) was killed, by somebody or by the system for want of memory; run the command again",
        cause: said)
    case 128 + 24:
      return ExtractionError(
        .timedOut, "\(name) took more than \(limits.cpuSeconds) CPU seconds and was ended; raise --timeout", cause: said
      )
    case 125, 126, 127:
      return ExtractionError(.crashed, "\(name) could not be started", cause: said)
    case 128 + 1...128 + 64:
      return ExtractionError(
        .crashed, "\(name) crashed (signal \(ending.code - 128)) on this file; the file may be damaged", cause: said)
    default: return nil
    }
  }

  fileprivate func wroteTooMuch(_ limit: Int) -> ExtractionError {
    ExtractionError(.tooLarge, "\(name) gave more than \(limit) bytes of output; the rest was left out")
  }
}

extension Ending {
  fileprivate var mentionsMemory: Bool {
    let text = errors.lowercased()
    return ["out of memory", "bad_alloc", "cannot allocate", "memory exhausted", "malloc failed"]
      .contains { text.contains($0) }
  }
}
