import CLibXML2
import DocentDocument

/// Reads an XML part of a package from its start to its end: one event at a time, with flat memory.
///
/// Nothing outside the part is ever read: no network, no DTD, no entity but the five predefined ones, and libxml2's own
/// bounds (depth 256, 10 MB a text node) stay in force. Damage is survived as far as possible.
final class PackageXMLReader {
  enum Event { case start, end, text }

  private let reader: xmlTextReaderPtr
  private let input: InputState
  private let prefixes: XMLPrefixes
  private var names: [NameKey: String] = [:]
  private var owesEnd = false
  private var last: Event?
  private var isUnread = false
  /// Depths of the open elements with alternatives of which one was read already.
  private var chosen: Set<Int> = []
  /// Qualified by the prefix usual for its namespace, whatever the part itself uses: `w:p`.
  private(set) var name = ""
  /// Number of elements around the current one.
  private(set) var depth = 0

  private struct NameKey: Hashable {
    var local: UnsafePointer<xmlChar>?
    var namespace: UnsafePointer<xmlChar>?
  }

  /// Reads the bytes as they come.
  init(_ source: some ByteSource, prefixes: XMLPrefixes) throws(ExtractionError) {
    XMLLibrary.prepare()
    let input = InputState(source)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue
    guard
      let reader = xmlReaderForIO(
        { context, buffer, length in
          guard let context, let buffer, length > 0 else { return -1 }
          return Unmanaged<InputState>.fromOpaque(context).takeUnretainedValue().read(into: buffer, count: length)
        },
        { _ in 0 }, Unmanaged.passUnretained(input).toOpaque(), nil, nil, Int32(options))
    else { throw ExtractionError(.outOfMemory, "the XML reader could not be set up") }
    xmlTextReaderSetStructuredErrorHandler(reader, { _, _ in }, nil)
    self.reader = reader
    self.input = input
    self.prefixes = prefixes
  }

  deinit { xmlFreeTextReader(reader) }

  /// The next event, nil at the end of the part. Throws what reading the bytes threw, when no more can be had.
  func next() throws(ExtractionError) -> Event? {
    if isUnread {
      isUnread = false
      return last
    }
    while true {
      last = try advance()
      guard last == .start, try skipsAlternative() else { return last }
    }
  }

  /// Makes `next` return the same event once more.
  func unread() { isUnread = true }

  /// Of alternatives for readers of different age (ECMA-376 part 3, 10.2.1) the first one is read and the others are
  /// passed over, so that what is there in two dialects is there once.
  private func skipsAlternative() throws(ExtractionError) -> Bool {
    switch name {
    case "mc:AlternateContent": chosen.remove(depth)
    case "mc:Choice", "mc:Fallback":
      if !chosen.insert(depth - 1).inserted {
        try skipElement()
        return true
      }
    default: break
    }
    return false
  }

  private func advance() throws(ExtractionError) -> Event? {
    if owesEnd {
      owesEnd = false
      return .end
    }
    while xmlTextReaderRead(reader) == 1 {
      switch xmlTextReaderNodeType(reader) {
      case Self.element:
        depth = Int(xmlTextReaderDepth(reader))
        name = currentName()
        owesEnd = xmlTextReaderIsEmptyElement(reader) == 1
        return .start
      case Self.endElement:
        depth = Int(xmlTextReaderDepth(reader))
        name = currentName()
        return .end
      case Self.text, Self.characterData, Self.whitespace, Self.significantWhitespace:
        return .text
      default:
        continue
      }
    }
    if let failure = input.failure { throw failure }
    return nil
  }

  /// The bytes of a text event.
  func withText<Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
    guard let value = xmlTextReaderConstValue(reader) else { return }
    try body(UnsafeRawBufferPointer(start: value, count: Int(xmlStrlen(value))))
  }

  /// The value of an attribute of a start event; its name is qualified as element names are, or bare without namespace.
  func attribute(_ wanted: String) -> String? {
    var result: String?
    guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    repeat {
      if currentName() == wanted {
        result = xmlTextReaderConstValue(reader).map { String(cString: $0) }
        break
      }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    xmlTextReaderMoveToElement(reader)
    return result
  }

  /// Reads past the element whose start was just returned. Nothing inside it is reported.
  func skipElement() throws(ExtractionError) {
    if owesEnd {
      owesEnd = false
      return
    }
    let start = depth
    isUnread = false
    while let event = try advance() {
      if event == .end, depth <= start { return }
    }
  }

  private func currentName() -> String {
    let key = NameKey(local: xmlTextReaderConstLocalName(reader), namespace: xmlTextReaderConstNamespaceUri(reader))
    if let known = names[key] { return known }
    guard let local = key.local else { return "" }
    var result = String(cString: local)
    if let namespace = key.namespace, let prefix = prefixes[String(cString: namespace)] {
      result = "\(prefix):\(result)"
    }
    // Names come from the part: a crafted one may have any number of them.
    if names.count < 4096 { names[key] = result }
    return result
  }

  private static let element = Int32(XML_READER_TYPE_ELEMENT.rawValue)
  private static let endElement = Int32(XML_READER_TYPE_END_ELEMENT.rawValue)
  private static let text = Int32(XML_READER_TYPE_TEXT.rawValue)
  private static let characterData = Int32(XML_READER_TYPE_CDATA.rawValue)
  private static let whitespace = Int32(XML_READER_TYPE_WHITESPACE.rawValue)
  private static let significantWhitespace = Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue)
}

/// Feeds libxml2 and keeps the error that ended the bytes.
private final class InputState {
  /// libxml2 compares each attribute of an element with all others: crafted elements would take hours.
  private static let maximumAttributes = 2_000
  private let source: any ByteSource
  private var tag = TagScanner()
  private(set) var failure: ExtractionError?

  init(_ source: some ByteSource) { self.source = source }

  func read(into buffer: UnsafeMutablePointer<CChar>, count: Int32) -> Int32 {
    if failure != nil { return 0 }
    return buffer.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
      do throws(ExtractionError) {
        let buffer = UnsafeMutableBufferPointer(start: bytes, count: Int(count))
        let read = try source.read(into: buffer)
        if tag.attributes(in: UnsafeBufferPointer(rebasing: buffer[..<read])) > Self.maximumAttributes {
          throw ExtractionError(.corrupted, "an element has more than \(Self.maximumAttributes) attributes")
        }
        return Int32(read)
      } catch {
        // The end for libxml2: what was read so far is still reported.
        failure = error
        return 0
      }
    }
  }
}

/// Counts the attributes of the elements that pass by.
private struct TagScanner {
  private var isInTag = false
  private var quote: UInt8 = 0
  private var count = 0

  /// The most attributes an element in these bytes has had so far.
  mutating func attributes(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var most = 0
    for byte in bytes {
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if !isInTag {
        if byte == UInt8(ascii: "<") {
          isInTag = true
          count = 0
        }
      } else if byte == UInt8(ascii: ">") {
        isInTag = false
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if count > 0 { quote = byte }
      } else if byte == UInt8(ascii: "=") {
        count += 1
        most = max(most, count)
      }
    }
    return most
  }
}

/// The prefix usual for each namespace of a family of formats.
struct XMLPrefixes: Sendable {
  private let table: [String: String]

  init(_ table: [String: String]) { self.table = table }
  subscript(namespace: String) -> String? { table[namespace] }
}
