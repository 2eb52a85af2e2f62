/// What stands between `BEGIN:X` and `END:X`: its lines, and the components inside it.
struct ContentComponent {
  /// Upper case.
  var name: String
  var lines: [ContentLine] = []
  var children: [ContentComponent] = []

  func line(_ name: String) -> ContentLine? { lines.first { $0.name == name } }

  func text(_ name: String) -> String? {
    guard let text = line(name)?.text.trimmed, !text.isEmpty else { return nil }
    return text
  }
}

/// Gathers components from lines, however deep and whether or not they end.
struct ContentComponents {
  /// What is deeper is read flat.
  private static let maximumDepth = 8

  private(set) var stack: [ContentComponent] = []
  private var flattened = 0

  /// Takes a line. Returns the component that is complete with it.
  mutating func add(_ line: ContentLine) -> ContentComponent? {
    switch line.name {
    case "BEGIN":
      if stack.count >= Self.maximumDepth {
        flattened += 1
      } else {
        stack.append(ContentComponent(name: line.text.trimmed.uppercased()))
      }
      return nil
    case "END":
      if flattened > 0 {
        flattened -= 1
        return nil
      }
      return pop()
    default:
      if stack.isEmpty { stack.append(ContentComponent(name: "")) }
      stack[stack.count - 1].lines.append(line)
      return nil
    }
  }

  /// The innermost component that is still open.
  mutating func pop() -> ContentComponent? { stack.popLast() }

  /// Puts a component into the one around it.
  mutating func keep(_ component: ContentComponent) {
    guard !stack.isEmpty else { return }
    stack[stack.count - 1].children.append(component)
  }
}
