import FoundationEssentials

/// One JSON object a line, keys in alphabetical order, so that the same values give the same bytes.
package struct JSONLinesEncoder {
  private let encoder: JSONEncoder

  package init() {
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// The value as one line with its line end.
  package func line(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// A row of a table as an object of its columns; empty cells are left out.
  package func line(_ cells: [ReportCell], columns: [String]) throws -> String {
    try line(Row(cells: cells, columns: columns))
  }

  private struct Row: Encodable {
    let cells: [ReportCell]
    let columns: [String]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Column.self)
      for (column, cell) in zip(columns, cells) {
        let key = Column(stringValue: column)
        switch cell {
        case .empty: continue
        case .text(let text): try container.encode(text, forKey: key)
        case .integer(let value): try container.encode(value, forKey: key)
        case .number(let value): try container.encode((value * 10_000).rounded() / 10_000, forKey: key)
        }
      }
    }
  }

  private struct Column: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
