import DocentDocument
import Glibc
import Testing

@testable import DocentExtraction

@Suite struct ChildProcessTests {
  private let shell = Tool(name: "sh", package: "dash")
  private let process = ChildProcess()

  private func run(
    _ script: String, limits change: (inout ChildProcess.Limits) -> Void = { _ in }
  ) async throws -> ChildProcess.Result {
    var limits = ChildProcess.Limits()
    change(&limits)
    let directory = try process.temporary.makeDirectory()
    return try await process.run(shell, ["-c", script], in: directory, limits: limits)
  }

  private func failure(
    _ script: String, limits change: (inout ChildProcess.Limits) -> Void = { _ in }
  ) async -> ExtractionError? {
    do {
      _ = try await run(script, limits: change)
      return nil
    } catch {
      return error as? ExtractionError
    }
  }

  @Test func collectsOutputErrorsAndExitCode() async throws {
    let result = try await run("echo out; echo err >&2; exit 3")
    #expect(String(decoding: result.output, as: UTF8.self) == "out\n")
    #expect(result.errors == "err\n")
    #expect(result.exitCode == 3)
  }

  @Test func readsOutputOfAnyLength() async throws {
    let result = try await run("head -c 3000000 /dev/zero; head -c 300000 /dev/zero >&2")
    #expect(result.output.count == 3_000_000)
    #expect(result.errors.utf8.count == 16 << 10)
  }

  @Test func namesAMissingTool() async throws {
    let directory = try process.temporary.makeDirectory()
    let error = await #expect(throws: ExtractionError.self) {
      try await process.run(
        Tool(name: "no-such-tool", package: "no-such-package"), [], in: directory, limits: ChildProcess.Limits())
    }
    #expect(error?.code == .unsupported)
    #expect(error?.message.contains("sudo apt-get install no-such-package") == true)
  }

  @Test func endsAChildThatHangs() async {
    let error = await failure("sleep 600") { $0.wallSeconds = 0.2 }
    #expect(error?.code == .timedOut)
  }

  @Test func endsAChildThatWorksTooLong() async {
    let error = await failure("while :; do :; done") { $0.cpuSeconds = 1 }
    #expect(error?.code == .timedOut)
  }

  @Test func tellsMemoryFromCrashes() async {
    let hungry = await failure("tail /dev/zero") { $0.memoryBytes = 64 << 20 }
    #expect(hungry?.code == .outOfMemory)
    let crashed = await failure("kill -SEGV $$")
    #expect(crashed?.code == .crashed)
  }

  @Test func endsAChildThatWritesTooMuch() async {
    let error = await failure("yes") { $0.outputBytes = 100_000 }
    #expect(error?.code == .tooLarge)
  }

  @Test func passesOnWhatTheReceiverThrows() async throws {
    let directory = try process.temporary.makeDirectory()
    let error = await #expect(throws: ExtractionError.self) {
      _ = try await process.stream(shell, ["-c", "yes"], in: directory, limits: ChildProcess.Limits()) {
        (_) throws(ExtractionError) in throw ExtractionError(.corrupted, "enough")
      }
    }
    #expect(error?.code == .corrupted)
  }

  @Test func endsWithItsTask() async throws {
    let task = Task { await failure("sleep 600") }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    #expect(await task.value?.code == .cancelled)
  }

  @Test func seesNothingOfOurs() async throws {
    setenv("DOCENT_SECRET_OF_THE_TEST", "1", 1)
    let descriptor = open("/etc/hostname", O_RDONLY)
    defer { close(descriptor) }
    for sandbox in [Sandbox.system, .none(reason: "by this test")] {
      let process = ChildProcess(sandbox: sandbox)
      let result = try await process.run(
        shell, ["-c", "env; for n in 3 4 5 6 7 8 9; do { true <&$n; } 2>/dev/null && echo open $n; done; cat"],
        in: try process.temporary.makeDirectory(), limits: ChildProcess.Limits())
      let output = String(decoding: result.output, as: UTF8.self)
      #expect(!output.contains("DOCENT_SECRET"))
      #expect(output.contains("LC_ALL=C.UTF-8"))
      #expect(!output.contains("open"))
    }
  }
}
