/// `duplicates --csv`: one row a document of a group; the first of a group stands for it.
package struct DuplicateTable: ReportTable {
  private let groups: [DuplicateGroup]
  private let reader: DuplicateReader

  package init(_ groups: [DuplicateGroup], reader: DuplicateReader) {
    self.groups = groups
    self.reader = reader
  }

  package let columns = ["group", "source", "relation", "similarity", "difference", "places"]

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    for (number, group) in zip(1..., groups) {
      try body([
        .integer(number), .text(try reader.source(group.representative)), .text("first"), .number(1), .empty, .empty,
      ])
      for member in group.others {
        let difference = try reader.difference(of: member, in: group)
        try body([
          .integer(number), .text(try reader.source(member.document)), .text(member.relation.name),
          .number(member.similarity), ReportCell(difference?.text), difference.map { .integer($0.places) } ?? .empty,
        ])
      }
    }
  }
}
