import DocentDocument

/// Archives and compressed files told by their bytes, self-extracting ones included.
enum ArchiveSignatures {
  /// How far into a program its archive is looked for.
  private static let programBytes = 1 << 20
  /// Where the first volume descriptor of an ISO 9660 image has its identifier (ECMA-119, 6.2.1 and 8.1).
  private static let isoIdentifier = 16 * 2048 + 1

  static func detect(_ bytes: UnsafeRawBufferPointer) -> MediaType? {
    if let type = table.type(of: bytes) { return type }
    if isLZMA(bytes) { return .lzma }
    if isCPIO(bytes) { return .cpio }
    if bytes.count > isoIdentifier + 5, bytes[isoIdentifier..<(isoIdentifier + 5)].elementsEqual("CD001".utf8) {
      return .iso9660
    }
    if bytes.starts(with: "MZ".utf8) || bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) { return inProgram(bytes) }
    return nil
  }

  private static let table = SignatureTable(signatures)

  private static let signatures: [([UInt8], MediaType)] = [
    (Array("Rar!\u{1A}\u{7}".utf8), .rar), (Array("PK00PK\u{3}\u{4}".utf8), .zip),
    (Array("MSCF\0\0\0\0".utf8), .cabinet), (Array("xar!\0\u{1C}".utf8), .xar), (Array("LZIP\u{1}".utf8), .lzip),
    ([0x04, 0x22, 0x4D, 0x18], .lz4), ([0x02, 0x21, 0x4C, 0x18], .lz4), ([0x1F, 0x9D], .compress),
    (Array("!<arch>\n".utf8), .ar), ([0xED, 0xAB, 0xEE, 0xDB], .rpm),
  ]

  /// The old header without a signature: properties, a dictionary size that is a power of two, and a size that is left
  /// open or below a terabyte.
  private static func isLZMA(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 14, bytes[0] == 0x5D, let dictionary = bytes.uint32(at: 1), dictionary >= 4096,
      dictionary.nonzeroBitCount <= 2
    else { return false }
    let size = bytes[5..<13]
    return bytes[13] == 0 && (size.allSatisfy { $0 == 0xFF } || size.suffix(3).allSatisfy { $0 == 0 })
  }

  /// The header is digits in the portable forms, and begins with a number in the old one.
  private static func isCPIO(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = bytes.prefix(6)
    if head.elementsEqual("070701".utf8) || head.elementsEqual("070702".utf8) {
      return bytes.count >= 110 && bytes[..<110].allSatisfy { $0.hexadecimalValue != nil }
    }
    if head.elementsEqual("070707".utf8) {
      return bytes.count >= 76 && bytes[..<76].allSatisfy { $0 >= 0x30 && $0 <= 0x37 }
    }
    guard bytes.count > 26, bytes.uint16(at: 0) == 0o070707, let name = bytes.uint16(at: 20) else { return false }
    return name > 0 && name < 1024 && 26 + Int(name) <= bytes.count && bytes[26 + Int(name) - 1] == 0
  }

  /// A program with an archive behind it.
  private static func inProgram(_ bytes: UnsafeRawBufferPointer) -> MediaType? {
    if ZipDirectory.isPresent(in: bytes) { return .zip }
    let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(programBytes))
    let archives: [([UInt8], MediaType)] = [
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), (Array("Rar!\u{1A}\u{7}".utf8), .rar),
    ]
    for (signature, type) in archives {
      var position = 0
      while let found = head.firstIndex(ofByte: signature[0], from: position) {
        if head[found...].starts(with: signature) { return type }
        position = found + 1
      }
    }
    return nil
  }
}
