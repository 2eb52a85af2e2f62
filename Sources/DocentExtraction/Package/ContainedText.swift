extension PackageXMLReader {
  /// The text inside the element whose start was just read, its elements left out; reads to its end. Text beyond `limit`
  /// bytes is passed over.
  func containedText(limit: Int = 1 << 20) throws(ExtractionError) -> String {
    let start = depth
    var bytes: [UInt8] = []
    while let event = try next() {
      if event == .end, depth <= start { break }
      if event == .text, bytes.count < limit { withText { bytes.append(contentsOf: $0) } }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
