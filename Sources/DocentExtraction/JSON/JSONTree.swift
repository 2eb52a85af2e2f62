/// A JSON document in memory, with strings left where they stand: for formats whose keys come in any order.
enum JSONTree {
  case string(Range<Int>)
  case literal(Range<Int>)
  case array([JSONTree])
  case object([(key: String, value: JSONTree)])

  /// What is deeper is left out.
  private static let maximumDepth = 64

  private struct Open {
    var isObject: Bool
    var key: String
    var members: [(key: String, value: JSONTree)] = []
    var elements: [JSONTree] = []

    var tree: JSONTree { isObject ? .object(members) : .array(elements) }
  }

  /// Reads the first value. `isComplete`: false when the bytes are damaged or cut; what was read of them is kept then.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> (tree: JSONTree?, isComplete: Bool) {
    var scanner = JSONScanner()
    var stack: [Open] = []
    var key = ""
    var hidden = 0
    func close(_ open: Open, _ tree: JSONTree) -> JSONTree? {
      guard var parent = stack.popLast() else { return tree }
      if parent.isObject { parent.members.append((open.key, tree)) } else { parent.elements.append(tree) }
      stack.append(parent)
      return nil
    }
    func add(_ value: JSONTree) -> JSONTree? {
      guard hidden == 0 else { return nil }
      return close(Open(isObject: false, key: key), value)
    }
    while let event = scanner.next(bytes) {
      switch event {
      case .objectStart, .arrayStart:
        if stack.count < maximumDepth {
          stack.append(Open(isObject: event == .objectStart, key: key))
        } else {
          hidden += 1
        }
        key = ""
      case .objectEnd, .arrayEnd:
        if hidden > 0 {
          hidden -= 1
        } else if let open = stack.popLast(), let whole = close(open, open.tree) {
          return (whole, true)
        }
      case .key(let range):
        key = String(decoding: JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range])), as: UTF8.self)
      case .string(let range): if let whole = add(.string(range)) { return (whole, true) }
      case .literal(let range): if let whole = add(.literal(range)) { return (whole, true) }
      case .error: return (unwound(&stack), false)
      }
    }
    return (unwound(&stack), false)
  }

  private static func unwound(_ stack: inout [Open]) -> JSONTree? {
    while let open = stack.popLast() {
      guard var parent = stack.popLast() else { return open.tree }
      if parent.isObject { parent.members.append((open.key, open.tree)) } else { parent.elements.append(open.tree) }
      stack.append(parent)
    }
    return nil
  }

  subscript(key: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var elements: [JSONTree] {
    if case .array(let elements) = self { return elements }
    return []
  }

  var members: [(key: String, value: JSONTree)] {
    if case .object(let members) = self { return members }
    return []
  }

  /// The text of a string, or of the strings of an array joined; empty for anything else.
  func text(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    switch self {
    case .string(let range): return JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range]))
    case .array(let elements):
      var result: [UInt8] = []
      for case .string(let range) in elements {
        result.append(contentsOf: JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range])))
      }
      return result
    case .literal(let range): return Array(bytes[range])
    case .object: return []
    }
  }
}
