/// What was typed, as it was understood.
package struct ParsedQuery: Sendable, Hashable {
  package var query: Query
  /// Sentences about what was not taken as it may have been meant, in the order of the text.
  package var notes: [String]
}

/// The fields that queries can name.
package struct QueryFields: Sendable {
  /// Number columns by the names that queries use, lower case.
  private let numbers: Set<String>

  /// `numbers` are columns beside those that every collection has: see `Searcher.numberFields`.
  package init(numbers: some Sequence<NumberField> = []) {
    self.numbers = Set(NumberField.named.keys).union(numbers.map(\.rawValue))
  }

  enum Kind: Equatable {
    case text, title, date, source
    case keyword(KeywordField)
    case number(NumberField)
  }

  /// What a name in lower case stands for; nil for names of no field.
  func kind(of name: String) -> Kind? {
    switch name {
    case "text": .text
    case "title": .title
    case "date": .date
    case "source": .source
    default:
      if let field = KeywordField.named[name] {
        .keyword(field)
      } else if numbers.contains(name) {
        .number(NumberField(queryName: name))
      } else {
        nil
      }
    }
  }
}
