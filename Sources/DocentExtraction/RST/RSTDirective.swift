/// A directive: `.. name:: argument`, options, and the lines indented below it.
struct RSTDirective {
  /// What becomes of a directive.
  enum Role {
    case skipped, code, picture, raw, csvTable, listTable, heading, definition, container
    case note(label: String)
  }

  let name: String
  private(set) var argument: ByteSlice
  private(set) var options: [String: String] = [:]
  /// The lines of the content.
  private(set) var content: Range<Int>
  private(set) var contentIndent: Int
  private let lines: TextLines

  init(name: String, argument: ByteSlice, lines: TextLines, at index: Int, indent: Int) {
    self.name = name
    self.argument = argument
    self.lines = lines
    let end = lines.first(from: index + 1) { !$0.isBlank && $0.indentation <= indent } ?? lines.count
    var start = index + 1
    while start < end, !lines[start].isBlank {
      let line = lines[start].trimmingSpace
      guard line.first == UInt8(ascii: ":"), let colon = line.dropFirst().firstIndex(of: UInt8(ascii: ":")) else {
        break
      }
      let key = line[(line.startIndex + 1)..<colon].string.lowercased()
      if options.count < 64 { options[key] = line[(colon + 1)...].trimmingSpace.string }
      start += 1
    }
    while start < end, lines[start].isBlank { start += 1 }
    content = start..<max(start, end)
    contentIndent = start < end ? lines[start].indentation : indent + 3
  }

  var role: Role {
    let last = name.split(separator: ":").last.map(String.init) ?? name
    if let label = Self.notes[last] {
      return .note(label: argument.isEmpty || !Self.titled.contains(last) ? label : "")
    }
    switch last {
    case "code", "code-block", "sourcecode", "parsed-literal", "math", "prompt", "productionlist", "ipython", "doctest",
      "testcode", "console", "graphviz", "mermaid", "uml", "highlight-code", "bnf", "command-output":
      return .code
    case "image", "figure": return .picture
    case "raw": return .raw
    case "csv-table": return .csvTable
    case "list-table": return .listTable
    case "rubric", "centered": return .heading
    case "contents", "sectnum", "include", "literalinclude", "index", "meta", "role", "default-role", "highlight",
      "toctree",
      "currentmodule", "module", "target-notes", "tabularcolumns", "class-name", "testsetup", "testcleanup":
      return .skipped
    case "container", "class", "only", "ifconfig", "compound", "table", "epigraph", "pull-quote", "highlights",
      "glossary",
      "tab-set", "grid", "hlist", "header", "footer", "date", "replace", "unicode", "line-block":
      return .container
    default: return .definition
    }
  }

  var code: [UInt8] { lines.block(content) }

  /// The rows of a table written as CSV or as a list of lists.
  var rows: [[[UInt8]]] {
    if case .listTable = role { return listRows }
    let text = lines.block(content)
    var rows: [[[UInt8]]] = []
    if let header = options["header"] {
      var reader = CSVReader(dialect: CSVDialect(delimiter: UInt8(ascii: ",")))
      if let row = Array(header.utf8).withUnsafeBytes({ reader.next($0) }) {
        rows.append(row.map { Array($0[...].trimmingSpace) })
      }
    }
    text.withUnsafeBytes { bytes in
      var reader = CSVReader(dialect: CSVDialect(delimiter: UInt8(ascii: ",")))
      while let row = reader.next(bytes) { rows.append(row.map { Array($0[...].trimmingSpace) }) }
    }
    return rows
  }

  private var listRows: [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    for index in content {
      var line = lines[index].trimmingSpace
      if line.hasPrefix("* -") {
        rows.append([])
        line = line.dropFirst(2)
      }
      guard !rows.isEmpty, !line.isEmpty else { continue }
      if line.hasPrefix("- ") || line.elementsEqual("-".utf8) {
        rows[rows.count - 1].append(Array(line.dropFirst().trimmingSpace))
      } else if let last = rows[rows.count - 1].indices.last {
        rows[rows.count - 1][last] += [0x0A] + line
      }
    }
    return rows
  }

  private static let notes = [
    "note": "Note", "warning": "Warning", "tip": "Tip", "important": "Important", "caution": "Caution",
    "danger": "Danger", "attention": "Attention", "error": "Error", "hint": "Hint", "seealso": "See also",
    "todo": "Todo", "admonition": "", "topic": "", "sidebar": "", "versionadded": "Added in version",
    "versionchanged": "Changed in version", "deprecated": "Deprecated since version", "tab-item": "", "tab": "",
    "dropdown": "", "card": "", "grid-item-card": "",
  ]

  /// Their argument is a title of their own.
  private static let titled: Set<String> = ["admonition", "topic", "sidebar"]
}
