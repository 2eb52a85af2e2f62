package import DocentDocument

/// A source found inside another one, handed to the pipeline while the container is still being read.
package struct ExtractedMember: Sendable {
  package enum Kind: Sendable {
    /// A file within the container: the pipeline calls the driver again, one level deeper.
    case embedded(SourceContent, mediaTypeHint: MediaType?)
    /// A row of a table that is a document of its own; nothing is left to extract.
    case row(RowDocument)
    /// A file within the container that is not read: encrypted, damaged, of no interest. Its outcome says why.
    case leftOut(Outcome)
  }

  /// Safe to show and to use in a `SourceKey`, unique within its container.
  package var name: String
  package var kind: Kind
  /// What is known of the container when the member is met: members without a date of their own take its.
  package var containerMetadata: Metadata

  package init(name: String, kind: Kind, containerMetadata: Metadata) {
    self.name = name
    self.kind = kind
    self.containerMetadata = containerMetadata
  }

  /// The media type its name speaks for: all there is to say of a member that is not read.
  package var expectedMediaType: MediaType { MediaFormat.named(name)?.mediaTypes.first ?? .unknown }
}

/// One row of a table read as a document.
package struct RowDocument: Sendable, Hashable {
  /// Counted from 1, the header not included.
  package var number: Int
  package var text: DocumentText
  package var blocks: [Block]
  /// Title, date and tags of the row.
  package var metadata: Metadata

  package init(number: Int, text: DocumentText, blocks: [Block] = [], metadata: Metadata = Metadata()) {
    self.number = number
    self.text = text
    self.blocks = blocks
    self.metadata = metadata
  }
}
