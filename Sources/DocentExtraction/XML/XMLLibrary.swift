import CLibXML2

/// The state libxml2 shares over a process.
enum XMLLibrary {
  /// To be called before any parser is made: no external entity is ever loaded, whatever a document or an option says.
  static func prepare() { _ = prepared }

  private static let prepared: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}
