import DocentDocument
import Glibc
import Testing

@testable import DocentExtraction

/// What the threat model says of child processes, one test a claim. Where the system offers no sandbox there is
/// nothing to test: `docent doctor` says so.
@Suite(.enabled(if: Sandbox.system.isOn)) struct SandboxTests {
  private func run(
    _ script: String, _ arguments: [String] = [], sandbox: Sandbox = .system
  ) async throws -> (output: String, exitCode: Int32) {
    let process = ChildProcess(sandbox: sandbox)
    let result = try await process.run(
      Tool(name: "bash", package: "bash"), ["-c", script, "bash"] + arguments,
      in: try process.temporary.makeDirectory(), limits: ChildProcess.Limits())
    return (String(decoding: result.output, as: UTF8.self), result.exitCode)
  }

  @Test func childrenSeeOnlyTheFilesNamedToThem() async throws {
    let folder = try TemporaryRoot.system.makeDirectory()
    let given = try Array("given".utf8).withUnsafeBytes { try folder.write($0, to: "given.txt") }
    let other = try Array("other".utf8).withUnsafeBytes { try folder.write($0, to: "other.txt") }
    let script = "cat \"$1\"; cat '\(other)' /etc/passwd /etc/hostname 2>/dev/null; ls /home /root /proc 2>/dev/null"
    let inside = try await run(script, [given])
    #expect(inside.output == "given")
    let outside = try await run(script, [given], sandbox: .none(reason: "the control of this test"))
    #expect(outside.output.hasPrefix("givenother"))
  }

  @Test func childrenCannotChangeWhatTheyRead() async throws {
    let folder = try TemporaryRoot.system.makeDirectory()
    let given = try Array("given".utf8).withUnsafeBytes { try folder.write($0, to: "given.txt") }
    let result = try await run("echo changed > \"$1\"; rm -f \"$1\"; touch /usr/bin/docent-was-here; exit 0", [given])
    #expect(result.exitCode == 0)
    #expect(try SourceContent(file: given).bytes() == Array("given".utf8))
    #expect(access("/usr/bin/docent-was-here", F_OK) != 0)
  }

  @Test func childrenWriteInTheirOwnFolder() async throws {
    let process = ChildProcess()
    let directory = try process.temporary.makeDirectory()
    _ = try await process.run(
      Tool(name: "bash", package: "bash"), ["-c", "echo page > page.txt; pwd"], in: directory,
      limits: ChildProcess.Limits())
    #expect(directory.contents == ["page.txt"])
  }

  @Test func childrenReachNoNetwork() async throws {
    let listener = try #require(LoopbackListener())
    let script = "exec 3<>/dev/tcp/127.0.0.1/\(listener.port) && echo reached"
    #expect(try await run(script).output.isEmpty)
    #expect(try await run(script, sandbox: .none(reason: "the control of this test")).output == "reached\n")
  }

  @Test func childrenSeeNoOtherProcess() async throws {
    #expect(try await run("kill -0 \(getpid()) 2>/dev/null && echo seen").output.isEmpty)
    let control = try await run("kill -0 \(getpid()) 2>/dev/null && echo seen", sandbox: .none(reason: "control"))
    #expect(control.output == "seen\n")
  }
}
