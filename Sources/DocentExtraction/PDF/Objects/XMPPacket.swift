import DocentDocument

/// The properties of an XMP packet (ISO 16684-1) by their local names, simple values and the items of lists alike.
struct XMPPacket {
  private var values: [String: [String]] = [:]

  /// Empty when there is no packet, or none that can be read.
  init(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    let reader = Reader()
    do throws(ExtractionError) {
      _ = try bytes.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try XMLEvents.parse(bytes, handler: reader)
      }
    } catch {
      // What was read before counts.
    }
    values = reader.values
  }

  func first(_ name: String) -> String? { values[name]?.first }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  private final class Reader: XMLEventHandler {
    private static let names: Set<String> = [
      "title", "creator", "description", "language", "CreateDate", "ModifyDate", "Producer", "Keywords", "CreatorTool",
    ]
    private static let maximumValues = 64

    var values: [String: [String]] = [:]
    private var property: String?
    private var text: [UInt8] = []

    func startElement(_ name: String, attributes: XMLAttributes) {
      if name == "Description" {
        for name in Self.names {
          if let value = attributes[name] { add(value, to: name) }
        }
      } else if property == nil, Self.names.contains(name) {
        property = name
        text = []
      }
    }

    func characters(_ bytes: UnsafeRawBufferPointer) {
      if property != nil, text.count < 1 << 16 { text.append(contentsOf: bytes) }
    }

    func endElement(_ name: String) {
      guard let property, name == "li" || name == property else { return }
      add(String(decoding: text, as: UTF8.self), to: property)
      text = []
      if name == property { self.property = nil }
    }

    private func add(_ value: String, to name: String) {
      let value = value.trimmed
      if !value.isEmpty, values[name, default: []].count < Self.maximumValues {
        values[name, default: []].append(value)
      }
    }
  }
}
