import DocentDocument
package import DocentStore

/// Reads what a group of duplicates is shown with: its sources, and in what their texts differ.
package struct DuplicateReader: Sendable {
  private let store: InsightStore

  package init(_ store: InsightStore) { self.store = store }

  /// The key of a document.
  package func source(_ document: Int64) throws -> String { try store.key(ofDocument: document)?.rawValue ?? "" }

  /// In what a member differs from the representative of its group; nil for those with the same bytes.
  package func difference(of member: DuplicateGroup.Member, in group: DuplicateGroup) throws -> TextDifference? {
    guard member.relation != .bytes else { return nil }
    return TextDifference(from: try text(group.representative), to: try text(member.document))
  }

  /// The first part: differences are looked for at the beginning of very long texts only.
  private func text(_ document: Int64) throws -> DocumentText {
    guard let analysis = try store.document(id: document)?.analysisID,
      let part = try store.part(0, ofAnalysis: analysis)
    else { return DocumentText("") }
    return part.part.text
  }
}
