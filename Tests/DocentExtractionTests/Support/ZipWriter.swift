import CZlib

/// Makes small ZIP archives for tests.
struct ZipWriter {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0
  /// Where each member's data begins.
  private(set) var dataOffsets: [Int] = []

  /// A package of parts, deflated.
  static func package(_ parts: [(String, String)]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, text) in parts { writer.add(name, Array(text.utf8)) }
    return writer.finished()
  }

  mutating func add(_ name: String, _ data: [UInt8], deflated: Bool = true, encrypted: Bool = false) {
    let stored = deflated ? Self.deflate(data) : data
    let offset = UInt32(bytes.count)
    var common: [UInt8] = []
    common +=
      little(UInt16(20)) + little(UInt16(encrypted ? 1 : 0)) + little(UInt16(deflated ? 8 : 0)) + little(UInt32(0))
    common += little(Self.crc(data)) + little(UInt32(stored.count)) + little(UInt32(data.count))
    common += little(UInt16(name.utf8.count)) + little(UInt16(0))
    bytes += little(UInt32(0x0403_4b50)) + common + Array(name.utf8)
    dataOffsets.append(bytes.count)
    bytes += stored
    directory += little(UInt32(0x0201_4b50)) + little(UInt16(20)) + common
    directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(offset)
    directory += Array(name.utf8)
    count += 1
  }

  func finished() -> [UInt8] {
    let end =
      little(UInt32(0x0605_4b50)) + little(UInt32(0)) + little(count) + little(count) + little(UInt32(directory.count))
      + little(UInt32(bytes.count)) + little(UInt16(0))
    return bytes + directory + end
  }

  /// A raw deflate stream: zlib's without its header and checksum.
  static func deflate(_ data: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(data.count))
    var result = [UInt8](repeating: 0, count: Int(length))
    compress2(&result, &length, data, UInt(data.count), 9)
    return Array(result[2..<Int(length) - 4])
  }

  static func crc(_ data: [UInt8]) -> UInt32 { UInt32(crc32(0, data, UInt32(data.count))) }
}

/// A gzip file.
func gzip(_ data: [UInt8]) -> [UInt8] {
  [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + ZipWriter.deflate(data) + little(ZipWriter.crc(data))
    + little(UInt32(data.count))
}

/// A tar archive (POSIX ustar).
func tar(_ files: [(name: String, data: [UInt8])]) -> [UInt8] {
  var result: [UInt8] = []
  for file in files {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    func octal(_ value: Int, _ width: Int) -> String {
      let digits = String(value, radix: 8)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    put(file.name, at: 0)
    put(octal(0o644, 7), at: 100)
    put(octal(file.data.count, 11), at: 124)
    put(octal(0, 11), at: 136)
    put("        ", at: 148)
    put("0ustar", at: 156)
    put("00", at: 263)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(octal(sum, 6), at: 148)
    header[154] = 0
    result += header + file.data + [UInt8](repeating: 0, count: (512 - file.data.count % 512) % 512)
  }
  return result + [UInt8](repeating: 0, count: 1024)
}

/// The header of a symbolic link in a tar archive (POSIX.1-1988, ustar).
func tarLink(_ name: String, to target: String) -> [UInt8] {
  var header = Array(tar([(name, [])]).prefix(512))
  header[156] = UInt8(ascii: "2")
  header.replaceSubrange(157..<(157 + target.utf8.count), with: target.utf8)
  header.replaceSubrange(148..<156, with: [UInt8](repeating: 0x20, count: 8))
  let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
  header.replaceSubrange(148..<(148 + sum.utf8.count), with: sum.utf8)
  header[148 + sum.utf8.count] = 0
  return header
}

func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
