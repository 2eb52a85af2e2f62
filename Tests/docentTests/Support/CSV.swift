/// Reads CSV after RFC 4180, strictly: what does not keep to it is an error, so that tests notice.
struct CSV {
  struct Malformed: Error {
    let message: String
  }

  let header: [String]
  let rows: [[String]]

  /// Rows as dictionaries by the header.
  var records: [[String: String]] { rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) } }

  init(_ text: String, delimiter: Unicode.Scalar = ",") throws {
    var table: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if scalars.first == "\"" {
          field.append(scalars.removeFirst())
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"":
        guard field.isEmpty else { throw Malformed(message: "a quote inside an unquoted cell") }
        isQuoted = true
      case delimiter:
        row.append(String(field))
        field = String.UnicodeScalarView()
      case "\r":
        guard scalars.popFirst() == "\n" else { throw Malformed(message: "a carriage return alone") }
        table.append(row + [String(field)])
        row = []
        field = String.UnicodeScalarView()
      case "\n": throw Malformed(message: "a line feed without a carriage return")
      default: field.append(scalar)
      }
    }
    guard !isQuoted, row.isEmpty, field.isEmpty else { throw Malformed(message: "the last line has no end") }
    guard let first = table.first else { throw Malformed(message: "no header") }
    header = first
    rows = Array(table.dropFirst())
    guard rows.allSatisfy({ $0.count == first.count }) else { throw Malformed(message: "rows of unequal length") }
  }
}
