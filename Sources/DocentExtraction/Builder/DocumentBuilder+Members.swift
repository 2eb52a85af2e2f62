package import DocentDocument

extension DocumentBuilder {
  /// Hands over a file found inside this one. Its name is made safe and unique; whoever decompressed it has charged
  /// the budget. Returns when the pipeline is done with it.
  package mutating func attach(
    name: String, _ content: SourceContent, mediaTypeHint: MediaType? = nil
  ) async throws(ExtractionError) {
    try tick(0)
    try budget.chargeMember()
    counts.members += 1
    var member = content
    member.name = memberNames.unique(name, fallback: "part-\(counts.members)")
    try await deliver(
      ExtractedMember(
        name: member.name, kind: .embedded(member, mediaTypeHint: mediaTypeHint), containerMetadata: self.metadata))
  }

  /// Names a file inside this one that cannot or shall not be read. Its name is made safe and unique.
  package mutating func leaveOut(name: String, _ outcome: Outcome) async throws(ExtractionError) {
    try tick(0)
    try budget.chargeMember()
    counts.leftOut += 1
    try await deliver(
      ExtractedMember(
        name: memberNames.unique(name, fallback: "left-out-\(counts.leftOut)"), kind: .leftOut(outcome),
        containerMetadata: self.metadata))
  }

  /// Hands over a row that is a document of its own. `id` names it (made unique); without one its number does.
  package mutating func row(
    id: String?, text: String, title: String? = nil, date: String? = nil, tags: [Metadata.Tag] = []
  ) async throws(ExtractionError) {
    try tick(text.utf8.count)
    try budget.chargeMember()
    counts.rows += 1
    var metadata = Metadata()
    metadata.title = title
    metadata.sent = date
    metadata.tags = tags
    let document = RowDocument(number: counts.rows, text: DocumentText(text), metadata: metadata)
    let name = memberNames.unique(id ?? "", fallback: String(counts.rows))
    try await deliver(ExtractedMember(name: name, kind: .row(document), containerMetadata: self.metadata))
  }
}
