import CLibXML2
import DocentDocument

/// Receives the events of an XML document in order. Names are local names; namespaces are left out.
protocol XMLEventHandler: AnyObject {
  func startElement(_ name: String, attributes: XMLAttributes) throws(ExtractionError)
  func endElement(_ name: String) throws(ExtractionError)
  func characters(_ bytes: UnsafeRawBufferPointer) throws(ExtractionError)
}

/// The attributes of a start tag, valid during the event only.
struct XMLAttributes {
  fileprivate let base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  fileprivate let count: Int

  /// The value of the attribute with that local name.
  subscript(name: String) -> String? {
    guard let base else { return nil }
    for index in 0..<count {
      // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
      guard let local = base[index * 5], let start = base[index * 5 + 3], let end = base[index * 5 + 4] else {
        continue
      }
      if strcmpEqual(local, name) {
        return String(decoding: UnsafeBufferPointer(start: start, count: max(0, end - start)), as: UTF8.self)
      }
    }
    return nil
  }

  private func strcmpEqual(_ pointer: UnsafePointer<xmlChar>, _ name: String) -> Bool {
    xmlStrEqual(pointer, name) == 1
  }
}

/// Runs libxml2's SAX2 parser over UTF-8 bytes. No network, no external entities, no DTD loading, no entity
/// substitution; libxml2's own bounds (depth 256, 10 MB a name or attribute) stay in force.
enum XMLEvents {
  /// Why a document could not be read to its end.
  struct Problem: Sendable {
    var message: String
    var line: Int
    var isTooDeep: Bool
  }

  /// More attributes than this in one tag are refused: libxml2 compares each with all others.
  private static let maximumAttributes = 10_000

  /// Reads a document; what is not well-formed is survived as far as possible.
  ///
  /// The result is the first fatal problem; nil for a well-formed document.
  static func parse(
    _ bytes: UnsafeRawBufferPointer, handler: some XMLEventHandler
  ) throws(ExtractionError) -> Problem? {
    XMLLibrary.prepare()
    guard bytes.count <= Int(Int32.max) - 16 else {
      throw ExtractionError(.tooLarge, "the XML document has more than 2 GB; split it")
    }
    if let line = lineWithManyAttributes(bytes) {
      throw ExtractionError(
        .corrupted, "a tag has more than \(maximumAttributes) attributes, as only crafted files have",
        location: "line \(line)")
    }
    let characters = bytes.bindMemory(to: CChar.self)
    guard !bytes.isEmpty, let parser = xmlCreateMemoryParserCtxt(characters.baseAddress, Int32(bytes.count)) else {
      return Problem(message: "there is no XML in it", line: 0, isTooDeep: false)
    }
    defer { xmlFreeParserCtxt(parser) }
    let state = ParseState(handler, parser)
    parser.pointee.userData = Unmanaged.passUnretained(state).toOpaque()
    if let sax = parser.pointee.sax { install(in: &sax.pointee) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(parser, Int32(options))
    // The options install the library's own callbacks for some events.
    if let sax = parser.pointee.sax { install(in: &sax.pointee) }
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
    _ = withExtendedLifetime(state) { xmlParseDocument(parser) }
    if let failure = state.failure { throw failure }
    return state.problem
  }

  private static func install(in handler: inout xmlSAXHandler) {
    handler = xmlSAXHandler()
    handler.initialized = 0xDEED_BEAF
    handler.startElementNs = { user, name, _, _, _, _, attributeCount, _, attributes in
      ParseState.of(user)?.forward { (handler) throws(ExtractionError) in
        let list = XMLAttributes(base: attributes, count: Int(attributeCount))
        try handler.startElement(name.map { String(cString: $0) } ?? "", attributes: list)
      }
    }
    handler.endElementNs = { user, name, _, _ in
      ParseState.of(user)?.forward { (handler) throws(ExtractionError) in
        try handler.endElement(name.map { String(cString: $0) } ?? "")
      }
    }
    handler.characters = { user, characters, length in
      ParseState.of(user)?.forward { (handler) throws(ExtractionError) in
        try handler.characters(UnsafeRawBufferPointer(start: characters, count: Int(length)))
      }
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { user, error in
      guard let error, error.pointee.level == XML_ERR_FATAL else { return }
      ParseState.of(user)?.note(error.pointee)
    }
  }

  private static func lineWithManyAttributes(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard index < bytes.count, bytes[index].isASCIILetter || bytes[index] >= 0x80 || bytes[index] == 0x5F else {
        continue
      }
      var quote: UInt8 = 0
      var count = 0
      while index < bytes.count {
        let byte = bytes[index]
        if quote != 0 {
          // Values hold no `<` in well-formed XML: the tag is broken, and libxml2 gives up on it here.
          if byte == UInt8(ascii: "<") { break }
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
          count += 1
        } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
          break
        }
        index += 1
      }
      if count > maximumAttributes {
        return bytes[..<start].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      }
    }
    return nil
  }
}

/// What the callbacks share.
private final class ParseState {
  private let handler: any XMLEventHandler
  private let parser: xmlParserCtxtPtr
  private(set) var failure: ExtractionError?
  private(set) var problem: XMLEvents.Problem?

  init(_ handler: some XMLEventHandler, _ parser: xmlParserCtxtPtr) {
    self.handler = handler
    self.parser = parser
  }

  static func of(_ user: UnsafeMutableRawPointer?) -> ParseState? {
    user.map { Unmanaged<ParseState>.fromOpaque($0).takeUnretainedValue() }
  }

  func forward(_ event: (any XMLEventHandler) throws(ExtractionError) -> Void) {
    guard failure == nil else { return }
    do throws(ExtractionError) {
      try event(handler)
    } catch {
      failure = error
      xmlStopParser(parser)
    }
  }

  func note(_ error: xmlError) {
    guard problem == nil, failure == nil else { return }
    let message = error.message.map { String(cString: $0) } ?? "not well-formed"
    problem = XMLEvents.Problem(
      message: cleaned(message) ?? "not well-formed", line: Int(error.line),
      isTooDeep: message.contains("depth"))
  }
}
