import DocentDocument

/// The block between two lines of `---` at the start of a file: `title: …`, `author: …`, `date: …`, `tags: [a, b]`.
enum MarkdownFrontMatter {
  private static let maximumBytes = 64 << 10

  /// Reads it into the metadata and returns where the text begins; 0 without front matter.
  static func read(_ bytes: UnsafeRawBufferPointer, into metadata: inout Metadata) -> Int {
    let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(maximumBytes))
    guard head.starts(with: "---".utf8), let first = head.firstIndex(of: 0x0A) else { return 0 }
    guard head[3..<first].allSatisfy(\.isASCIISpace) else { return 0 }
    var position = first + 1
    var fields: [(String, [String])] = []
    while position < head.count {
      let end = head[position...].firstIndex(of: 0x0A) ?? head.count
      let line = String(decoding: head[position..<end], as: UTF8.self)
      position = min(head.count, end + 1)
      let content = line.trimmed
      if content == "---" || content == "..." {
        for (name, values) in fields { set(name, values, in: &metadata) }
        return position
      }
      if content.hasPrefix("- "), let last = fields.indices.last {
        fields[last].1.append(unquoted(String(content.dropFirst(2))))
      } else if let colon = line.firstIndex(of: ":"), line.first?.isWhitespace == false {
        fields.append((line[..<colon].lowercased(), values(String(line[line.index(after: colon)...]))))
      } else if !content.isEmpty, fields.isEmpty {
        return 0
      }
    }
    return 0
  }

  private static func values(_ text: String) -> [String] {
    let value = text.trimmed
    if value.hasPrefix("["), value.hasSuffix("]") {
      return value.dropFirst().dropLast().split(separator: ",").map { unquoted(String($0)) }.filter { !$0.isEmpty }
    }
    let single = unquoted(value)
    return single.isEmpty || single == "|" || single == ">" ? [] : [single]
  }

  private static func unquoted(_ text: String) -> String {
    let value = text.trimmed
    guard value.count >= 2, let first = value.first, first == value.last, first == "\"" || first == "'" else {
      return value
    }
    return String(value.dropFirst().dropLast())
  }

  private static func set(_ name: String, _ values: [String], in metadata: inout Metadata) {
    guard let first = values.first else { return }
    switch name {
    case "title": metadata.title = first
    case "author", "authors", "creator": metadata.authors = values
    case "date", "created", "published": metadata.created = DateFormats.iso8601(first) ?? DateFormats.rfc5322(first)
    case "updated", "modified", "lastmod": metadata.modified = DateFormats.iso8601(first) ?? DateFormats.rfc5322(first)
    case "lang", "language": metadata.language = LanguageTag.declared(first)
    case "description", "subject", "summary": metadata.subject = first
    default: if metadata.extra.count < 100 { metadata.extra[name] = values.joined(separator: ", ") }
    }
  }
}
