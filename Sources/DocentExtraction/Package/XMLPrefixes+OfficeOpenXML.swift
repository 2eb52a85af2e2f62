extension XMLPrefixes {
  /// Namespaces of Office Open XML, in the transitional dialect (ECMA-376 part 4) and the strict one (part 1).
  static let officeOpenXML = XMLPrefixes(
    both([
      "w": "wordprocessingml/main", "x": "spreadsheetml/main", "p": "presentationml/main", "a": "drawingml/main",
      "c": "drawingml/chart", "dgm": "drawingml/diagram", "xdr": "drawingml/spreadsheetDrawing",
      "wp": "drawingml/wordprocessingDrawing", "r": "officeDocument/relationships",
      "m": "officeDocument/math", "cup": "officeDocument/custom-properties", "ep": "officeDocument/extended-properties",
    ]).merging([
      "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
      "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
      "http://purl.org/dc/elements/1.1/": "dc",
      "http://purl.org/dc/terms/": "dcterms",
      "urn:schemas-microsoft-com:vml": "v",
      "urn:schemas-microsoft-com:office:office": "o",
      "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "pc",
      // Word 2003 XML.
      "http://schemas.microsoft.com/office/word/2003/wordml": "w",
      "http://schemas.microsoft.com/office/word/2003/auxHint": "wx",
      "http://schemas.microsoft.com/aml/2001/core": "aml",
      "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "xtc",
    ]) { first, _ in first })

  private static let strictNames = [
    "extendedproperties": "extendedProperties", "customproperties": "customProperties",
  ]

  private static func both(_ names: [String: String]) -> [String: String] {
    var table: [String: String] = [:]
    for (prefix, path) in names {
      let parts = path.split(separator: "/")
      table["http://schemas.openxmlformats.org/\(parts[0])/2006/\(parts[1])"] = prefix
      let strict = parts[1].unicodeScalars.reduce(into: "") { name, scalar in
        if scalar == "-" { return }
        name.unicodeScalars.append(scalar)
      }
      table[
        "http://purl.oclc.org/ooxml/\(parts[0])/\(strictNames[strict] ?? strict)"] =
        prefix
    }
    return table
  }
}
