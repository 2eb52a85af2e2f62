package import DocentDocument

/// SHA-256 of the bytes of a source.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// Lower-case hexadecimal.
  package var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// What an analysis depends on. Equal identities have equal results, so they are analysed once.
package struct AnalysisIdentity: Hashable, Sendable {
  package var contentHash: ContentHash
  package var mediaType: MediaType
  /// Names the options and the versions of extractor and models that can change the result.
  package var settings: String

  package init(contentHash: ContentHash, mediaType: MediaType, settings: String) {
    self.contentHash = contentHash
    self.mediaType = mediaType
    self.settings = settings
  }

  /// The content nearly always tells identities apart.
  package func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}

/// The result of one analysis, shared by all documents with the same bytes. Its parts are stored beside it.
package struct AnalysisRecord: Sendable {
  package var identity: AnalysisIdentity
  package var outcome: Outcome
  package var metadata: Metadata
  package var insights: DocumentInsights
  /// Length of the text over all parts, in UTF-8 bytes.
  package var byteCount: Int
  /// The same in code points.
  package var scalarCount: Int
  package var models: [ModelVersion]
  /// Members and rows, in the order of the container.
  package var children: [Child]

  /// A member of a container or a row of a table, by what it was analysed as.
  package struct Child: Sendable, Hashable {
    package enum Kind: Int, Sendable { case member, row }

    package var kind: Kind
    /// Unique within its container and kind.
    package var name: String
    package var identity: AnalysisIdentity

    package init(kind: Kind, name: String, identity: AnalysisIdentity) {
      self.kind = kind
      self.name = name
      self.identity = identity
    }

    /// The key of the source this child is in `container`.
    package func key(in container: SourceKey) -> SourceKey {
      switch kind {
      case .member: container.member(name)
      case .row: container.row(name)
      }
    }
  }

  package init(
    identity: AnalysisIdentity, outcome: Outcome, metadata: Metadata = Metadata(),
    insights: DocumentInsights = DocumentInsights(), byteCount: Int = 0, scalarCount: Int = 0,
    models: [ModelVersion] = [], children: [Child] = []
  ) {
    self.identity = identity
    self.outcome = outcome
    self.metadata = metadata
    self.insights = insights
    self.byteCount = byteCount
    self.scalarCount = scalarCount
    self.models = models
    self.children = children
  }
}

/// One part of a document with what was found in it.
package struct AnalyzedPart: Sendable {
  package var part: DocumentPart
  package var insights: PartInsights

  package init(part: DocumentPart, insights: PartInsights) {
    self.part = part
    self.insights = insights
  }
}
