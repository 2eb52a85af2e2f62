import FoundationEssentials
import Glibc

/// What is said to the person at the terminal. Everything here goes to stderr; results go to `ResultOutput`.
struct Console: Sendable {
  enum Verbosity: Int, Sendable { case quiet, normal, verbose }

  let verbosity: Verbosity

  /// Whether stderr is a terminal that can redraw a line.
  static let isTerminal = isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"

  /// Whether stdout shows colours: a terminal, and nobody asked for none (no-color.org).
  static let usesColor =
    isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"

  /// Something worth knowing, unless the user asked for quiet.
  func note(_ message: String) {
    if verbosity != .quiet { Self.write(message + "\n") }
  }

  /// Something only a curious user wants to know.
  func detail(_ message: String) {
    if verbosity == .verbose { Self.write(message + "\n") }
  }

  /// Something that went wrong; always said.
  static func complain(_ message: String) { write("docent: " + message + "\n") }

  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  private static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
