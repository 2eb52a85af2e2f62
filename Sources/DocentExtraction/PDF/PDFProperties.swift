import DocentDocument

/// What a PDF file says about itself: its information dictionary, and where that is silent its XMP packet
/// ([ISO 32000-1] 14.3, ISO 16684-1).
enum PDFProperties {
  private static let maximumPacket = 4 << 20

  static func write(_ objects: PDFObjects, into metadata: inout Metadata) {
    let info = objects.information
    let stored = objects.stream(objects.catalog["Metadata"], limit: maximumPacket) ?? []
    let packet = stored.withUnsafeBytes { XMPPacket($0) }
    metadata.title = objects.text(info["Title"]) ?? packet.first("title")
    metadata.authors = objects.text(info["Author"]).map { [$0] } ?? packet.all("creator")
    metadata.subject = objects.text(info["Subject"]) ?? packet.first("description")
    metadata.created = date(objects.text(info["CreationDate"])) ?? packet.first("CreateDate")
    metadata.modified = date(objects.text(info["ModDate"])) ?? packet.first("ModifyDate")
    metadata.producer = objects.text(info["Producer"]) ?? packet.first("Producer")
    metadata.extra["keywords"] = objects.text(info["Keywords"]) ?? packet.first("Keywords")
    metadata.extra["creator"] = objects.text(info["Creator"]) ?? packet.first("CreatorTool")
    if let language = objects.text(objects.catalog["Lang"]) ?? packet.first("language") {
      metadata.language = LanguageTag(language)
    }
  }

  /// `D:20240305100000+01'00'` ([ISO 32000-1] 7.9.4) as ISO 8601; what is no date is left out.
  static func date(_ text: String?) -> String? {
    guard let text else { return nil }
    var rest = Substring(text.hasPrefix("D:") ? String(text.dropFirst(2)) : text).utf8
    func digits(_ count: Int) -> String? {
      guard rest.count >= count, rest.prefix(count).allSatisfy(\.isASCIIDigit) else { return nil }
      defer { rest = rest.dropFirst(count) }
      return String(Substring(rest.prefix(count)))
    }
    guard let year = digits(4), year > "0000" else { return DateFormats.iso8601(text) ?? DateFormats.rfc5322(text) }
    guard let month = digits(2) else { return DateFormats.iso8601(text) ?? year }
    guard ("01"..."12").contains(month) else { return nil }
    guard let day = digits(2) else { return "\(year)-\(month)" }
    guard ("01"..."31").contains(day) else { return nil }
    guard let hour = digits(2), let minute = digits(2), hour < "24", minute < "60" else {
      return "\(year)-\(month)-\(day)"
    }
    let second = digits(2) ?? "00"
    var result = "\(year)-\(month)-\(day)T\(hour):\(minute):\(second)"
    guard let sign = rest.first else { return result }
    rest = rest.dropFirst()
    if sign == UInt8(ascii: "Z") { return result + "Z" }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let offset = digits(2) else { return result }
    if rest.first == UInt8(ascii: "'") || rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
    result += (sign == UInt8(ascii: "+") ? "+" : "-") + offset + ":" + (digits(2) ?? "00")
    return result
  }
}
