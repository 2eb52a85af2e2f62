import DocentDocument
import DocentReports

extension Outcome {
  /// The message about a source, in one line that names it once: `letters/broken.pdf: the PDF file is damaged`.
  ///
  /// - Parameter name: the source as the user knows it, its folder included. Messages begin with the last part of it.
  func described(as name: String) -> String {
    let message = self.message ?? self.name
    let last = name.split(separator: "/").last ?? ""
    guard name.hasSuffix(last), message.hasPrefix(last + ":") || message.hasPrefix(last + " ") else {
      return "\(name): \(message)"
    }
    return name.dropLast(last.count) + message
  }
}
