extension XMPPacket {
  /// What stands before a packet in a JPEG segment.
  static let jpegSignature = Array("http://ns.adobe.com/xap/1.0/\0".utf8)

  func write(into metadata: inout ImageMetadata) {
    metadata.set(\.title, first("title"))
    for author in all("creator") { metadata.add(author: author) }
    metadata.set(\.description, first("description"))
    metadata.set(\.created, (first("DateCreated") ?? first("CreateDate")).flatMap(DateFormats.iso8601))
    metadata.set(\.modified, first("ModifyDate").flatMap(DateFormats.iso8601))
    metadata.set(\.producer, first("CreatorTool"))
    metadata.set("Keywords", all("subject").isEmpty ? nil : all("subject").joined(separator: ", "))
    metadata.set("Copyright", first("rights"))
  }
}
