extension XMLPrefixes {
  /// Namespaces of OpenDocument 1.3 (ISO/IEC 26300).
  static let openDocument: XMLPrefixes = {
    var table = [
      "http://purl.org/dc/elements/1.1/": "dc",
      "http://www.w3.org/2000/09/xmldsig#": "dsig",
    ]
    for prefix in ["office", "text", "table", "meta", "presentation", "form", "style", "manifest"] {
      table["urn:oasis:names:tc:opendocument:xmlns:\(prefix):1.0"] = prefix
    }
    table["urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"] = "draw"
    table["urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"] = "svg"
    return XMLPrefixes(table)
  }()
}
