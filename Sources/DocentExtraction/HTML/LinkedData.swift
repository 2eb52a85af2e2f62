/// What the linked data of a page (schema.org in JSON-LD) says about its article.
struct LinkedData {
  private static let maximumBytes = 1 << 20
  private static let maximumValue = 4096

  private(set) var headline: String?
  private(set) var authors: [String] = []
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var summary: String?
  private(set) var publisher: String?
  private(set) var language: String?

  /// An object or list that is open, with the key it stands under and what its `@type` was.
  private struct Level {
    var key: String
    var name: String?
    var isArticle = false
    var fields: [String: String] = [:]
    var authors: [String] = []
    var publisher: String?
  }

  /// Reads a script; what is no JSON ends it.
  mutating func read(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count <= Self.maximumBytes else { return }
    var scanner = JSONScanner()
    var levels: [Level] = []
    var key = ""
    while let event = scanner.next(bytes) {
      switch event {
      case .objectStart, .arrayStart:
        // A list stands for its elements: they are under its key.
        levels.append(Level(key: key.isEmpty && event == .objectStart ? levels.last?.key ?? "" : key))
        if levels.count > 64 { return }
        key = ""
      case .objectEnd, .arrayEnd:
        if let level = levels.popLast() { close(level, in: &levels) }
        key = ""
      case .key(let range): key = value(range, bytes)
      case .string(let range):
        take(key.isEmpty ? levels.last?.key ?? "" : key, value(range, bytes), isInList: key.isEmpty, &levels)
        key = ""
      case .literal: key = ""
      case .error: return
      }
    }
  }

  private func value(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> String {
    guard range.count <= Self.maximumValue else { return "" }
    let unescaped = JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range]))
    return unescaped.withUnsafeBytes { HTMLReferences.resolved($0) }
  }

  private func take(_ key: String, _ value: String, isInList: Bool, _ levels: inout [Level]) {
    guard let text = cleaned(value), !levels.isEmpty else { return }
    // The strings of a list belong to the object around it.
    let last = isInList && levels.count > 1 ? levels.count - 2 : levels.count - 1
    switch key {
    case "@type": if Self.isArticle(text) { levels[last].isArticle = true }
    case "name": levels[last].name = levels[last].name ?? text
    case "author", "creator": levels[last].authors.append(text)
    case "headline", "datePublished", "dateModified", "dateCreated", "description", "inLanguage":
      if levels[last].fields[key] == nil { levels[last].fields[key] = text }
    default: break
    }
  }

  private mutating func close(_ level: Level, in levels: inout [Level]) {
    if level.isArticle || (headline == nil && level.fields["headline"] != nil) {
      headline = headline ?? level.fields["headline"] ?? (level.isArticle ? level.name : nil)
      published = published ?? level.fields["datePublished"] ?? level.fields["dateCreated"]
      modified = modified ?? level.fields["dateModified"]
      summary = summary ?? level.fields["description"]
      language = language ?? level.fields["inLanguage"]
      publisher = publisher ?? level.publisher
      if authors.isEmpty { authors = level.authors }
    } else if published == nil {
      published = level.fields["datePublished"]
    }
    guard let last = levels.indices.last else { return }
    switch level.key {
    case "author", "creator":
      if let name = level.name { levels[last].authors.append(name) }
      // Of a list of authors.
      levels[last].authors += level.authors
    case "publisher": levels[last].publisher = level.name ?? level.publisher
    default: break
    }
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("Posting") || ["WebPage", "Report", "Recipe", "Review"].contains(type)
  }
}
