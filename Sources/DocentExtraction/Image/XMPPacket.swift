/// Title, creators, description and dates of an XMP packet (ISO 16684-1): RDF in XML, each property an attribute or an
/// element, alone or in a list.
struct XMPPacket {
  static let jpegSignature = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
  private static let maximumBytes = 1 << 20

  private let values: [String: [String]]

  /// What is damaged is passed over.
  init(_ bytes: UnsafeRawBufferPointer) {
    let handler = Handler()
    let packet = UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.maximumBytes))
    do throws(ExtractionError) {
      _ = try XMLEvents.parse(packet, handler: handler)
    } catch {
      // What was read before is what there is.
    }
    values = handler.values
  }

  func write(into metadata: inout ImageMetadata) {
    metadata.set(\.title, values["title"]?.first)
    for author in values["creator"] ?? [] { metadata.add(author: author) }
    metadata.set(\.description, values["description"]?.first)
    metadata.set(\.created, (values["DateCreated"] ?? values["CreateDate"])?.first.flatMap(DateFormats.iso8601))
    metadata.set(\.modified, values["ModifyDate"]?.first.flatMap(DateFormats.iso8601))
    metadata.set(\.producer, values["CreatorTool"]?.first)
    metadata.set("Keywords", values["subject"]?.joined(separator: ", "))
    metadata.set("Copyright", values["rights"]?.first)
  }

  private final class Handler: XMLEventHandler {
    private static let properties: Set<String> = [
      "title", "creator", "description", "DateCreated", "CreateDate", "ModifyDate", "CreatorTool", "subject", "rights",
    ]
    private static let simple = ["DateCreated", "CreateDate", "ModifyDate", "CreatorTool"]

    var values: [String: [String]] = [:]
    private var property: String?
    private var text: [UInt8] = []

    func startElement(_ name: String, attributes: XMLAttributes) throws(ExtractionError) {
      if name == "Description" {
        for simple in Self.simple {
          if let value = attributes[simple] { values[simple, default: []].append(value) }
        }
      }
      if Self.properties.contains(name) { property = name }
      text = []
    }

    func endElement(_ name: String) throws(ExtractionError) {
      guard let property, name == property || name == "li" else { return }
      let value = String(decoding: text, as: UTF8.self).trimmed
      if !value.isEmpty, values[property, default: []].count < 50 { values[property, default: []].append(value) }
      text = []
      if name == property { self.property = nil }
    }

    func characters(_ bytes: UnsafeRawBufferPointer) throws(ExtractionError) {
      if property != nil, text.count < XMPPacket.maximumBytes { text.append(contentsOf: bytes) }
    }
  }
}
