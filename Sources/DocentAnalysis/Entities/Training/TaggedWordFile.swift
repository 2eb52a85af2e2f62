import DocentText

/// Reads files of part-of-speech data: `form TAB tag TAB lemma TAB contraction` on each line, an empty line after each
/// sentence. The parts of a word written together (`B:surface`, then `I`) become that one word.
package enum TaggedWordFile {
  /// The tag of a contraction whose parts have several.
  package static let mixed = "X"

  /// The sentences of a file's content, tagged with universal parts of speech. O(n).
  package static func sentences(_ content: [UInt8]) -> [TaggedSentence] {
    var sentences: [TaggedSentence] = []
    var current = TaggedSentence()
    for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !current.tokens.isEmpty { sentences.append(current) }
        current = TaggedSentence()
        continue
      }
      let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[0].isEmpty else { continue }
      let contraction = fields.count > 3 ? fields[3] : "_"
      if contraction == "I" { continue }
      if contraction.hasPrefix("B:") {
        current.append(contraction.dropFirst(2), tag: fields[1] == "ADP" ? "ADP" : mixed)
      } else {
        current.append(fields[0], tag: fields[1])
      }
    }
    if !current.tokens.isEmpty { sentences.append(current) }
    return sentences
  }
}
