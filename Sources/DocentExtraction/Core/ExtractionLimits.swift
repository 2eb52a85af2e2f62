/// What one source may cost. Limits that decide an outcome count bytes and CPU seconds, never wall time, so that the
/// same input gives the same outcome on every machine; wall time only ends children that hang.
package struct ExtractionLimits: Sendable, Hashable {
  /// Bytes of a source.
  package var sourceBytes = 16 << 30
  /// Bytes of text taken from a source.
  package var textBytes = 8 << 30
  /// Pages, sheets or slides of a source.
  package var pages = 100_000
  /// Depth of containers within containers (mail in ZIP in mail …).
  package var depth = 12
  /// Depth of elements within elements inside a document; what is deeper is read flat.
  package var nesting = 256
  /// Decompressed bytes for each byte of the outermost source.
  package var expansionRatio = 200
  /// Decompressed bytes that are always allowed, whatever the ratio.
  package var expansionAllowance = 64 << 20
  /// Members and rows of the outermost source, over all depths.
  package var members = 10_000_000
  /// CPU seconds of one source, its members not included.
  package var cpuSeconds = 60.0
  /// Address space of a child process, and the most an extractor may hold of a decompressed part.
  package var memoryBytes = 1 << 30
  /// Wall seconds of one run of a child process.
  package var wallSeconds = 300.0
  /// Bytes of output read from one run of a child process.
  package var toolOutputBytes = 512 << 20

  package init() {}
}
