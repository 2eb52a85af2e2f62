import DocentDocument
import Glibc

/// A program Docent runs as a child process, with the Debian package that brings it.
package struct Tool: Sendable, Hashable {
  package let name: String
  package let package: String

  package init(name: String, package: String) {
    self.name = name
    self.package = package
  }

  /// Its path, looked for in `PATH` and the usual folders; nil when it is not installed.
  package var path: String? {
    let folders = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").map(String.init)
    for folder in folders + ["/usr/bin", "/bin"] where folder.hasPrefix("/") {
      let candidate = "\(folder)/\(name)"
      if access(candidate, X_OK) == 0 { return candidate }
    }
    return nil
  }

  /// `path`, or `unsupported` with the line that installs it.
  package func located() throws(ExtractionError) -> String {
    if let path { return path }
    throw ExtractionError(
      .unsupported, "\(name) is needed and not installed; install it with: sudo apt-get install \(package)")
  }
}
