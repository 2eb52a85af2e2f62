import DocentDocument

/// Formats told by their first bytes.
enum BinarySignatures {
  static func detect(_ bytes: UnsafeRawBufferPointer) -> MediaType? {
    if let type = ArchiveSignatures.detect(bytes) { return type }
    if let type = table.type(of: bytes) { return type }
    if bytes.count > 12, bytes.starts(with: "RIFF".utf8) {
      switch String(decoding: bytes[8..<12], as: UTF8.self) {
      case "WEBP": return "image/webp"
      case "WAVE": return "audio/wav"
      case "AVI ": return "video/x-msvideo"
      default: return nil
      }
    }
    if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return isoMedia(bytes) }
    if isBitmap(bytes) { return "image/bmp" }
    if isTar(bytes) { return .tar }
    if isAnymap(bytes) { return "image/x-portable-anymap" }
    let start = bytes.prefix(64).firstIndex { !$0.isASCIISpace && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } ?? 0
    if bytes[start...].starts(with: "{\\rtf".utf8) { return .rtf }
    if let pdf = findPDF(bytes) { return pdf }
    return nil
  }

  private static let table = SignatureTable(signatures)

  private static let signatures: [([UInt8], MediaType)] = [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpeg),
    (Array("GIF87a".utf8), "image/gif"), (Array("GIF89a".utf8), "image/gif"),
    ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
    ([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20], "image/jp2"), ([0xFF, 0x4F, 0xFF, 0x51], "image/jp2"),
    (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip), (Array("PK\u{7}\u{8}".utf8), .zip),
    ([0x1F, 0x8B], .gzip), (Array("BZh".utf8), .bzip2), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
    ([0x28, 0xB5, 0x2F, 0xFD], .zstd), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
    ([0x78, 0x9F, 0x3E, 0x22], .tnef),
    // Before compound files: Excel 2 to 5 and Word 2.
    ([0x09, 0x00, 0x04, 0x00], .xls), ([0x09, 0x02, 0x06, 0x00], .xls), ([0x09, 0x04, 0x06, 0x00], .xls),
    ([0x09, 0x08, 0x08, 0x00], .xls), ([0x09, 0x08, 0x10, 0x00], .xls), ([0xDB, 0xA5, 0x2D, 0x00], .doc),
    // The GUID that starts sections and tables of contents of OneNote (MS-ONESTORE, 2.3.1).
    ([0xE4, 0x52, 0x5C, 0x7B, 0x8C, 0xD8, 0xA7, 0x4D, 0xAE, 0xB1, 0x53, 0x78, 0xD0, 0x29, 0x96, 0xD3], .oneNote),
    ([0xA1, 0x2F, 0xFF, 0x43, 0xD9, 0xEF, 0x76, 0x4C, 0x9E, 0xE2, 0x10, 0xEA, 0x57, 0x22, 0x76, 0x5F], .oneNote),
    (Array("SQLite format 3\0".utf8), "application/vnd.sqlite3"),
    ([0x7F, 0x45, 0x4C, 0x46], "application/x-executable"),
    ([0x00, 0x61, 0x73, 0x6D], "application/wasm"), (Array("OggS".utf8), "audio/ogg"),
    (Array("ID3".utf8), "audio/mpeg"),
    (Array("fLaC".utf8), "audio/flac"), ([0x1A, 0x45, 0xDF, 0xA3], "video/x-matroska"),
  ]

  private static func isoMedia(_ bytes: UnsafeRawBufferPointer) -> MediaType {
    switch String(decoding: bytes[8..<12], as: UTF8.self) {
    case "heic", "heix", "mif1": "image/heic"
    case "avif": "image/avif"
    case "M4A ": "audio/mp4"
    default: "video/mp4"
    }
  }

  private static func isBitmap(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 26, bytes.starts(with: "BM".utf8) else { return false }
    let header = bytes.loadUnaligned(fromByteOffset: 14, as: UInt32.self)
    return [12, 40, 52, 56, 64, 108, 124].contains(header) && bytes[6..<10].allSatisfy { $0 == 0 }
  }

  /// Netpbm: the signature, white space (or a comment), then the width.
  private static func isAnymap(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 8, bytes[0] == UInt8(ascii: "P"), (0x31...0x36).contains(bytes[1]), bytes[2].isASCIISpace else {
      return false
    }
    return ImageHeader(bytes) != nil
  }

  /// By its checksum, which every tar header has (POSIX.1-1988, ustar).
  private static func isTar(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 512 else { return false }
    let field = bytes[148..<156].filter { $0 >= 0x30 && $0 <= 0x37 }
    guard field.count >= 3, bytes[0] != 0 else { return false }
    let stated = field.reduce(0) { $0 * 8 + Int($1 - 0x30) }
    var sum = 0
    for index in 0..<512 { sum += (148..<156).contains(index) ? 0x20 : Int(bytes[index]) }
    return sum == stated
  }

  /// Readers accept a PDF header within the first kilobyte.
  private static func findPDF(_ bytes: UnsafeRawBufferPointer) -> MediaType? {
    let head = bytes.prefix(1024)
    var index = head.startIndex
    while let found = head[index...].firstIndex(of: UInt8(ascii: "%")) {
      if head[found...].starts(with: "%PDF-".utf8) {
        // Behind text it is a PDF only when what comes before is not the text of another format, or when the first
        // object follows, as behind the page a proxy or mail gateway put in front.
        if head[..<found].allSatisfy({ $0 != UInt8(ascii: "<") }) { return .pdf }
        var objects = ByteSearch(" 0 obj")
        let object = objects.next(in: UnsafeRawBufferPointer(rebasing: bytes.prefix(found + 1024)), from: found)
        return object == nil ? nil : .pdf
      }
      index = found + 1
    }
    return nil
  }
}
