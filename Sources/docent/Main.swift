import ArgumentParser
import DocentLearning
import DocentPipeline
import DocentReports
import DocentSearch
import DocentStore
import Foundation

/// Parses the command line, runs the command and ends the process with a documented exit code.
@main
enum Main {
  static func main() async {
    // A reader that goes away is noticed by the write that fails, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try DocentCommand.parseAsRoot()
      if var asyncCommand = command as? any AsyncParsableCommand {
        try await asyncCommand.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    switch error {
    case let error as StoreError: fail(error.description, ExitStatus.store)
    case let error as IndexError: fail(error.description, ExitStatus.store)
    case let error as ModelError: fail(error.description, ExitStatus.configuration)
    case let error as WatchError: fail(error.description, ExitStatus.configuration)
    case let error as SettingsError: fail(error.description, ExitStatus.configuration)
    case let error as ReportError: fail(error.description, ExitStatus.usage)
    case is CancellationError: exit(ExitStatus.interrupted.rawValue)
    case let code as ExitCode: exit(code.rawValue)
    default: break
    }
    let message = DocentCommand.fullMessage(for: error)
    if DocentCommand.exitCode(for: error) == .success {
      print(message)
      exit(0)
    }
    Console.write(message + "\n")
    exit(DocentCommand.exitCode(for: error) == .validationFailure ? ExitStatus.usage.rawValue : 1)
  }

  private static func fail(_ message: String, _ code: ExitCode) -> Never {
    Console.complain(message)
    exit(code.rawValue)
  }
}
