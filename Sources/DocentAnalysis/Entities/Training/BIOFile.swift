package import DocentDocument

/// A sentence of a BIO file: its text, the tokens joined with single spaces, and a tag for each token.
package struct TaggedSentence: Sendable {
  package var text: [UInt8] = []
  package var tokens: [TextSpan] = []
  package var tags: [String] = []

  package init() {}

  /// Adds a token at the end.
  package mutating func append(_ token: some StringProtocol, tag: some StringProtocol) {
    if !text.isEmpty { text.append(0x20) }
    let start = text.count
    text.append(contentsOf: token.utf8)
    tokens.append(TextSpan(start..<text.count))
    tags.append(String(tag))
  }
}

/// Reads files with a token and its tag on each line, apart by a tab (or the last space), and an empty line after each
/// sentence.
package enum BIOFile {
  /// The sentences of a file's content. O(n). Lines without a tag are taken as untagged tokens.
  package static func sentences(_ content: [UInt8]) -> [TaggedSentence] {
    var sentences: [TaggedSentence] = []
    var current = TaggedSentence()
    for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty {
        if !current.tokens.isEmpty { sentences.append(current) }
        current = TaggedSentence()
        continue
      }
      let border = line.firstIndex(of: 0x09) ?? line.lastIndex(of: 0x20) ?? line.endIndex
      let token = String(decoding: line[..<border], as: UTF8.self)
      let tag = border == line.endIndex ? "O" : String(decoding: line[(border + 1)...], as: UTF8.self)
      if !token.isEmpty { current.append(token, tag: tag) }
    }
    if !current.tokens.isEmpty { sentences.append(current) }
    return sentences
  }
}
