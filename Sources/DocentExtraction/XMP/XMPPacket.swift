import DocentDocument

/// The properties of an XMP packet (ISO 16684-1) by their local names: RDF in XML, each an attribute or an element, alone
/// or in a list.
struct XMPPacket {
  private static let maximumBytes = 1 << 20
  private static let maximumValues = 64

  private let values: [String: [String]]

  /// What is damaged is passed over; without a packet there are no properties.
  init(_ bytes: UnsafeRawBufferPointer) {
    let reader = Reader()
    do throws(ExtractionError) {
      _ = try XMLEvents.parse(UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.maximumBytes)), handler: reader)
    } catch {
      // What was read before is what there is.
    }
    values = reader.values
  }

  func first(_ name: String) -> String? { values[name]?.first }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  private final class Reader: XMLEventHandler {
    private static let names: Set<String> = [
      "title", "creator", "description", "subject", "rights", "language", "DateCreated", "CreateDate", "ModifyDate",
      "CreatorTool", "Producer", "Keywords",
    ]

    var values: [String: [String]] = [:]
    private var property: String?
    private var text: [UInt8] = []

    func startElement(_ name: String, attributes: XMLAttributes) throws(ExtractionError) {
      if name == "Description" {
        for name in Self.names {
          if let value = attributes[name] { add(value, to: name) }
        }
      } else if property == nil, Self.names.contains(name) {
        property = name
      }
      text = []
    }

    func characters(_ bytes: UnsafeRawBufferPointer) throws(ExtractionError) {
      if property != nil, text.count < XMPPacket.maximumBytes { text.append(contentsOf: bytes) }
    }

    func endElement(_ name: String) throws(ExtractionError) {
      guard let property, name == "li" || name == property else { return }
      add(String(decoding: text, as: UTF8.self), to: property)
      text = []
      if name == property { self.property = nil }
    }

    private func add(_ value: String, to name: String) {
      let value = value.trimmed
      if !value.isEmpty, values[name, default: []].count < XMPPacket.maximumValues {
        values[name, default: []].append(value)
      }
    }
  }
}
