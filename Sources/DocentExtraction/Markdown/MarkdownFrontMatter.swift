import DocentDocument

/// What stands before the text: YAML between lines of `---`, TOML between lines of `+++`, or Pandoc's `% title`.
enum MarkdownFrontMatter {
  private static let maximumLines = 2000

  /// Reads it into the metadata and returns the line on which the text begins; 0 without front matter.
  static func read(_ lines: TextLines, into metadata: inout Metadata) -> Int {
    let first = lines[0].trimmingEnd
    if first.elementsEqual("---".utf8) { return readFields(lines, isTOML: false, into: &metadata) }
    if first.elementsEqual("+++".utf8) { return readFields(lines, isTOML: true, into: &metadata) }
    return first.hasPrefix("% ") ? readTitleBlock(lines, into: &metadata) : 0
  }

  private static func readFields(_ lines: TextLines, isTOML: Bool, into metadata: inout Metadata) -> Int {
    let separator: Character = isTOML ? "=" : ":"
    var fields: [(name: String, values: [String])] = []
    for index in 1..<max(1, min(lines.count, maximumLines)) {
      let line = lines[index]
      let content = line.string.trimmed
      if content == (isTOML ? "+++" : "---") || (!isTOML && content == "...") {
        for (name, values) in fields { set(name, values, in: &metadata) }
        return index + 1
      }
      if content.isEmpty || content.hasPrefix("#") { continue }
      let isNested = line.first == 0x20 || line.first == 0x09
      if content.hasPrefix("- "), let last = fields.indices.last {
        fields[last].values.append(listed(String(content.dropFirst(2))))
      } else if let position = content.firstIndex(of: separator), !isNested {
        let name = content[..<position].trimmingCharacters(\.isWhitespace).lowercased()
        fields.append((name, values(String(content[content.index(after: position)...]))))
      } else if isNested, let last = fields.indices.last {
        // The lines of a block of text, or of values within values.
        if fields[last].values.isEmpty {
          fields[last].values = [listed(content)]
        } else {
          fields[last].values[0] += " " + content
        }
      } else if fields.isEmpty {
        return 0
      }
    }
    return 0
  }

  /// `name: Ada` of a list of authors, or the plain value.
  private static func listed(_ text: String) -> String {
    for key in ["name:", "text:"] where text.lowercased().hasPrefix(key) { return unquoted(String(text.dropFirst(5))) }
    return unquoted(text)
  }

  private static func readTitleBlock(_ lines: TextLines, into metadata: inout Metadata) -> Int {
    var index = 0
    var field = -1
    while index < min(lines.count, 20), !lines[index].isBlank {
      let line = lines[index]
      if line.first == UInt8(ascii: "%") { field += 1 } else if line.first != 0x20 { break }
      let text = line.dropFirst().string.trimmed
      switch field {
      case 0: metadata.title = metadata.title.map { "\($0) \(text)" } ?? text
      case 1: metadata.authors += text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
      case 2: metadata.created = DateFormats.iso8601(text) ?? DateFormats.rfc5322(text)
      default: break
      }
      index += 1
    }
    return index
  }

  private static func values(_ text: String) -> [String] {
    let value = text.trimmed
    if value.hasPrefix("["), value.hasSuffix("]") {
      return value.dropFirst().dropLast().split(separator: ",").map { unquoted(String($0)) }.filter { !$0.isEmpty }
    }
    let single = unquoted(value)
    return single.isEmpty || ["|", ">", "|-", ">-", "|+", ">+"].contains(single) ? [] : [single]
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
    case "description", "subject", "summary", "abstract": metadata.subject = first
    default: if metadata.extra.count < 100 { metadata.extra[name] = values.joined(separator: ", ") }
    }
  }
}

extension Substring {
  /// Without the characters at both ends that fulfil a condition.
  fileprivate func trimmingCharacters(_ condition: (Character) -> Bool) -> Substring {
    var result = drop(while: condition)
    while let last = result.last, condition(last) { result = result.dropLast() }
    return result
  }
}
