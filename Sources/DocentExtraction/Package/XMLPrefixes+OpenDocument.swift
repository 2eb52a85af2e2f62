extension XMLPrefixes {
  /// Namespaces of OpenDocument 1.3 (ISO/IEC 26300) and of its forerunner in StarOffice 6 and OpenOffice.org 1.
  static let openDocument: XMLPrefixes = {
    var table = [
      "http://purl.org/dc/elements/1.1/": "dc",
      "http://www.w3.org/2000/09/xmldsig#": "dsig",
      "http://www.w3.org/1999/xlink": "xlink",
      "http://www.w3.org/1998/Math/MathML": "math",
      "http://www.w3.org/2000/svg": "svg",
    ]
    for prefix in ["office", "text", "table", "meta", "presentation", "form", "style", "manifest", "chart"] {
      table["urn:oasis:names:tc:opendocument:xmlns:\(prefix):1.0"] = prefix
      table["http://openoffice.org/2000/\(prefix)"] = prefix
    }
    table["http://openoffice.org/2000/drawing"] = "draw"
    table["http://openoffice.org/2001/manifest"] = "manifest"
    table["urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"] = "draw"
    table["urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"] = "svg"
    return XMLPrefixes(table)
  }()
}
