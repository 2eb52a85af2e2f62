import DocentDocument

/// Tells text-like formats apart. What shows in the text wins; where texts look alike the expected format does.
enum TextFormatDetector {
  /// The format of a text of which `text` is the beginning, in UTF-8, or all of it (`isWhole`). `expected` is the format
  /// the name or the container speaks for.
  static func detect(_ text: [UInt8], isWhole: Bool, expected: MediaFormat?) -> MediaType {
    let start = text.firstIndex { !$0.isASCIISpace } ?? text.count
    let body = text[start...]
    guard let first = body.first else { return .plainText }
    let name = expected?.name
    if first == UInt8(ascii: "<"), let office = OfficeXMLDetector.detect(body) { return office }
    // A name that says which of the formats it is that look like nothing else is believed before a guess.
    let followsName = name.map(TextSignatures.followsName.contains) == true
    if first == UInt8(ascii: "<"), let markup = MarkupDetector.detect(body, expected: name) { return markup }
    if let type = TextSignatures.detect(body, expected: name) { return type }
    let mayBeJSON =
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "/") && name == "json"
    if mayBeJSON, !followsName, let json = json(text, isWhole: isWhole, expected: name) {
      return json
    }
    // A single message saved with the line that separates messages in mailboxes is still a mail.
    if name != "eml", body.starts(with: "From ".utf8),
      text.withUnsafeBytes({ MboxExtractor.isSeparator($0, at: start, needsDate: name != "mbox") })
    {
      return .mailbox
    }
    if !followsName, MailHeaderDetector.isMail(body, isExpected: name == "eml" || name == "mbox") { return .mail }
    if let type = TextHints.detect(text, start: start, expected: name) { return type }
    if name == "html", body.contains(UInt8(ascii: "<")) { return .html }
    switch name {
    case "csv", "tsv": if let table = table(text, leastRecords: 1) { return table }
    case "markdown": return .markdown
    case "man": return TextHints.isRoff(body) ? .roff : .plainText
    case _ where followsName: return expected?.mediaTypes.first ?? .plainText
    case "text", "json", "jsonl", "xml", "eml", "mbox": break
    // Without a name that says otherwise a table must be a very even one.
    default: if let table = table(text, leastRecords: 4) { return table }
    }
    return .plainText
  }

  private static func json(_ text: [UInt8], isWhole: Bool, expected: String?) -> MediaType? {
    text.withUnsafeBytes { bytes in
      var scanner = JSONScanner()
      scanner.isLenient = expected == "json" || expected == "jsonl"
      var values = 0
      var firstValueEnd = 0
      while let event = scanner.next(bytes) {
        if event == .error {
          // Cut in the middle of a string is no error, nor is damage where JSON is expected.
          let isCut = !isWhole && bytes.count - scanner.position < 32 << 10
          let isExpected = expected == "json" || expected == "jsonl"
          guard isCut || isExpected || values > 1 else { return nil }
          break
        }
        if scanner.depth == 0 {
          values += 1
          if values == 1 { firstValueEnd = scanner.position }
          if values > 20 { break }
        }
      }
      if values == 0, isWhole, expected != "json", expected != "jsonl" { return nil }
      if expected == "jsonl", values > 0 || bytes.contains(0x0A) { return .jsonLines }
      return values > 1 && bytes[firstValueEnd...].contains(0x0A) ? .jsonLines : .json
    }
  }

  private static func table(_ text: [UInt8], leastRecords: Int) -> MediaType? {
    let dialect = text.withUnsafeBytes { CSVDialect.detect($0) }
    guard dialect.columns > 1, dialect.records >= leastRecords || dialect.preamble > 0 else {
      return leastRecords == 1 ? .csv : nil
    }
    if leastRecords > 1, dialect.consistency < 0.99 || dialect.columns < 3 { return nil }
    return dialect.delimiter == 0x09 ? .tsv : .csv
  }
}

/// Tells HTML from XML.
enum MarkupDetector {
  static func detect(_ body: ArraySlice<UInt8>, expected: String?) -> MediaType? {
    let head = body.prefix(16 << 10).map(\.asciiLowercased)
    if head.starts(with: "<?xml".utf8) {
      return root(head)?.starts(with: "html".utf8) == true ? .html : .xml
    }
    if head.starts(with: "<!doctype html".utf8) { return .html }
    guard let root = root(head) else { return nil }
    // Short names of HTML are names in other vocabularies too: a namespace of their own says so.
    let tag = Array(root.prefix { $0 != UInt8(ascii: ">") })
    if tag.contains(bytes: "xmlns"), !tag.contains(bytes: "xhtml") { return .xml }
    let name = String(decoding: root.prefix { $0.isASCIILetter || $0.isASCIIDigit }, as: UTF8.self)
    if expected == "xml", !["html", "head", "body"].contains(name) { return .xml }
    if htmlNames.contains(name) {
      return isOtherText(expected) && !["html", "head", "body"].contains(name) ? nil : .html
    }
    switch expected {
    case "html": return .html
    case _ where isOtherText(expected): return nil
    default: break
    }
    if head.starts(with: "<!doctype".utf8) || head.contains(bytes: "xmlns") { return .xml }
    // A document that opens and closes with the same element.
    let end = Array(body.suffix(256)).map(\.asciiLowercased)
    return end.contains(bytes: "</") && !name.isEmpty ? .xml : nil
  }

  /// Whether the name speaks for a format that may begin with a tag without being markup.
  private static func isOtherText(_ name: String?) -> Bool {
    guard let name else { return false }
    return ["markdown", "csv", "tsv", "json", "jsonl"].contains(name) || TextSignatures.followsName.contains(name)
  }

  /// What stands behind the `<` of the first element.
  private static func root(_ head: [UInt8]) -> ArraySlice<UInt8>? {
    var index = 0
    while let start = head[index...].firstIndex(of: UInt8(ascii: "<")), start + 1 < head.count {
      let next = head[start + 1]
      if next.isASCIILetter { return head[(start + 1)...] }
      if head[start...].starts(with: "<!--".utf8) {
        index = start + 4
        while index + 2 < head.count, !head[index...].starts(with: "-->".utf8) { index += 1 }
      } else {
        index = start + 1
      }
    }
    return nil
  }

  private static let htmlNames: Set<String> = [
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "span", "p", "a", "b", "i", "br",
    "table",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "font", "img", "form", "iframe", "center", "pre", "hr", "td",
    "tr", "section", "article", "header", "main", "nav", "base", "noscript",
  ]
}

/// Tells mail by the header fields it starts with.
enum MailHeaderDetector {
  static func isMail(_ body: ArraySlice<UInt8>, isExpected: Bool) -> Bool {
    let head = Array(body.prefix(32 << 10))
    let names = head.withUnsafeBytes { MIMEHeaders($0, in: 0..<$0.count).fields.map(\.name) }
    let known = Set(names).intersection(fields)
    if isExpected { return !known.isEmpty }
    let strong = known.intersection(["from", "received", "message-id", "return-path", "mime-version", "delivered-to"])
    return known.count >= 3 && !strong.isEmpty
  }

  private static let fields: Set<String> = [
    "from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path", "delivered-to",
    "content-type", "content-transfer-encoding", "cc", "reply-to", "sender", "in-reply-to", "references",
    "x-mailer", "dkim-signature", "user-agent", "list-id", "bcc",
  ]
}
