import ArgumentParser
import Dispatch
import Foundation

/// Ctrl-C cancels the work and lets it end in order; pressed again, it ends the process at once.
enum Interruption {
  static func withCancellation<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let work = Task { try await body() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if work.isCancelled { exit(ExitStatus.interrupted.rawValue) }
        work.cancel()
        Console.write("\nstopping after what is at work; press Ctrl-C again to stop at once\n")
      }
      source.resume()
      return source
    }
    defer { sources.forEach { $0.cancel() } }
    return try await work.value
  }
}
