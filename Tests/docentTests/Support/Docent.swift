import Foundation
import Glibc

/// Runs the command line as users run it: the built binary, real arguments, a directory of its own.
struct Docent {
  /// What a run left behind.
  struct Result {
    var stdout: String
    var stderr: String
    var code: Int32

    /// The lines of stdout without their ends.
    var lines: [String] { stdout.split(separator: "\n").map(String.init) }
  }

  /// Working directory.
  let directory: String
  var environment: [String: String] = [:]

  /// The binary under test: `DOCENT_TEST_BINARY`, else the one built beside the tests.
  static let binary: String = {
    if let path = ProcessInfo.processInfo.environment["DOCENT_TEST_BINARY"] { return path }
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appendingPathComponent("docent").path
  }()

  /// Runs to the end. `input` goes to stdin.
  func run(_ arguments: [String], input: String? = nil) throws -> Result {
    let outputPath = directory + "/.stdout-\(UUID().uuidString)"
    let errorPath = directory + "/.stderr-\(UUID().uuidString)"
    defer {
      unlink(outputPath)
      unlink(errorPath)
    }
    let process = try start(arguments, input: input, stdout: outputPath, stderr: errorPath)
    process.waitUntilExit()
    return Result(
      stdout: String(decoding: try Data(contentsOf: URL(fileURLWithPath: outputPath)), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: URL(fileURLWithPath: errorPath)), as: UTF8.self),
      code: process.terminationStatus)
  }

  /// Starts and returns at once.
  func start(
    _ arguments: [String], input: String? = nil, stdout: String = "/dev/null", stderr: String = "/dev/null"
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.binary)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DOCENT_") }
    variables.merge(environment) { $1 }
    process.environment = variables
    process.standardOutput = try Self.file(stdout)
    process.standardError = try Self.file(stderr)
    if let input {
      let path = directory + "/.stdin-\(UUID().uuidString)"
      try Data(input.utf8).write(to: URL(fileURLWithPath: path))
      process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      unlink(path)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    return process
  }

  private static func file(_ path: String) throws -> FileHandle {
    if path == "/dev/null" { return .nullDevice }
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }
}

/// A directory that is removed with this value.
final class Workspace: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "docent-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var docent: Docent { Docent(directory: path) }

  /// Writes a file, with its folders, and gives it a fixed age.
  func write(_ name: String, _ content: String) throws { try write(name, Data(content.utf8)) }

  func write(_ name: String, _ content: Data) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file)
    try setAge(name, Date(timeIntervalSince1970: 1_700_000_000))
  }

  func setAge(_ name: String, _ date: Date) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path + "/" + name)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  func move(_ name: String, to target: String) throws {
    let file = path + "/" + target
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: path + "/" + name, toPath: file)
  }

  /// Everything that can be exported, as one text.
  func exports(collection: String = ".docent") throws -> String {
    try [
      ["sentiment"], ["sentiment", "--by", "language,folder"], ["entities"], ["keyphrases"],
      ["documents", "--format", "jsonl"],
    ]
    .map { arguments in
      let result = try docent.run(["export"] + arguments + ["--collection", collection])
      guard result.code == 0 else { throw CommandFailure(result: result) }
      return result.stdout
    }.joined(separator: "\n")
  }
}

/// A command that should have worked.
struct CommandFailure: Error, CustomStringConvertible {
  let result: Docent.Result

  var description: String { "exit code \(result.code): \(result.stderr)" }
}

/// The top of the repository.
let repository: URL = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
