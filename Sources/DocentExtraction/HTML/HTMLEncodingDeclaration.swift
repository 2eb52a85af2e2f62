/// The encoding a page declares in a `meta` element near its start (WHATWG HTML 13.2.3.2).
enum HTMLEncodingDeclaration {
  static func find(_ bytes: UnsafeRawBufferPointer) -> String? {
    let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(16 << 10))
    if let declared = XMLEncodingDeclaration.find(head) { return declared }
    var tokenizer = HTMLTokenizer(head)
    while let token = tokenizer.next() {
      guard case .startTag(.meta, _) = token else { continue }
      if let charset = tokenizer.attribute("charset") { return charset }
      guard let content = tokenizer.attribute("content")?.lowercased(), let mark = content.firstRange(of: "charset=")
      else { continue }
      return String(content[mark.upperBound...].prefix { $0 != ";" && !$0.isWhitespace })
    }
    return nil
  }
}
