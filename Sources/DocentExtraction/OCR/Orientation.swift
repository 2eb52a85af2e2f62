/// Tesseract's answer to `--psm 0`: how a page lies and in which script it is written.
struct Orientation {
  /// Degrees by which the page has to be turned clockwise.
  private(set) var rotation = 0
  private(set) var confidence = 0.0
  /// As the model names it: `Latin`, `Cyrillic` …; empty when it could not be told.
  private(set) var script = ""

  /// Lines of `name: value`; others are passed over.
  init(_ output: String) {
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = String(parts[1]).trimmed
      switch parts[0] {
      case "Rotate": rotation = Int(value).flatMap { [90, 180, 270].contains($0) ? $0 : nil } ?? 0
      case "Orientation confidence": confidence = Double(value) ?? 0
      case "Script": script = value
      default: break
      }
    }
  }
}
