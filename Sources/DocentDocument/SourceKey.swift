/// The name of what outcomes count: a path, a member of a container (`mail.eml!/invoice.pdf`), a row of a table
/// (`tickets.csv#1842`) or an id given by a client. Results are ordered by it.
package struct SourceKey: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }

  /// A member of this container.
  package func member(_ name: String) -> SourceKey { SourceKey("\(rawValue)!/\(name)") }
  /// A row of this table: its number counted from 1, or the value of its id column.
  package func row(_ id: String) -> SourceKey { SourceKey("\(rawValue)#\(id)") }

  package var description: String { rawValue }

  /// By UTF-8 bytes, the same on every machine and in every locale.
  package static func < (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}
