/// The fields of an Exif block (CIPA DC-008, 4.6), which has the structure of a TIFF file. The directory with the place of
/// the camera (tag 34853) is not followed.
struct ExifBlock {
  private let reader: TIFFReader
  private let main: TIFFReader.Directory
  private let exif: TIFFReader.Directory

  init(_ reader: TIFFReader) {
    self.reader = reader
    main = reader.chain(limit: 1).first?.directory ?? [:]
    exif = reader.directory(main[0x8769]) ?? [:]
  }

  func write(into metadata: inout ImageMetadata) {
    if let orientation = reader.integer(main[0x0112]), (1...8).contains(orientation) {
      metadata.orientation = orientation
    }
    metadata.set(\.title, wide(main[0x9C9B]) ?? text(main[0x010D]))
    metadata.set(\.description, text(main[0x010E]) ?? wide(main[0x9C9F]))
    for author in (text(main[0x013B]) ?? wide(main[0x9C9D]) ?? "").split(separator: ";") {
      metadata.add(author: String(author))
    }
    metadata.set(\.created, date(exif[0x9003], zone: exif[0x9011]) ?? date(exif[0x9004], zone: exif[0x9012]))
    metadata.set(\.modified, date(main[0x0132], zone: exif[0x9010]))
    metadata.set(\.producer, text(main[0x0131]))
    metadata.set("Make", text(main[0x010F]))
    metadata.set("Model", text(main[0x0110]))
    metadata.set("Copyright", text(main[0x8298]))
    metadata.set("Comment", wide(main[0x9C9C]) ?? comment(exif[0x9286]))
    metadata.set("Keywords", wide(main[0x9C9E]))
  }

  /// ASCII by the standard, UTF-8 in practice; ends at the first NUL.
  private func text(_ field: TIFFReader.Field?) -> String? {
    guard let field, [1, 2, 7].contains(field.type), let data = reader.data(field) else { return nil }
    return String(decoding: data.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// UTF-16, little-endian, as Windows writes it.
  private func wide(_ field: TIFFReader.Field?) -> String? {
    guard let field, field.type == 1 || field.type == 7, let data = reader.data(field) else { return nil }
    let units = stride(from: 0, to: data.count - 1, by: 2).map { UInt16(data[$0]) | UInt16(data[$0 + 1]) << 8 }
    return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
  }

  /// Eight bytes naming the encoding, then the text; only ASCII is taken, the others are rare and often wrong.
  private func comment(_ field: TIFFReader.Field?) -> String? {
    guard let data = reader.data(field), data.count > 8, data.starts(with: "ASCII".utf8) else { return nil }
    return String(decoding: data[8...].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// `2024:03:05 10:00:00` to ISO 8601, with the offset of another field where there is one.
  private func date(_ field: TIFFReader.Field?, zone: TIFFReader.Field?) -> String? {
    guard let value = text(field), value.utf8.count >= 10 else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard let day = parts.first?.replacing(":", with: "-") else { return nil }
    let time = parts.count == 2 ? "T" + String(parts[1]).trimmed + (text(zone)?.trimmed ?? "") : ""
    return DateFormats.iso8601(day + time)
  }
}
