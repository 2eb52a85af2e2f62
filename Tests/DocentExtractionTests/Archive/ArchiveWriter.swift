import CArchive
import Glibc

/// Makes small archives for tests, by libarchive's writers.
enum ArchiveWriter {
  static func archive(
    format: Int32, filter: Int32 = ARCHIVE_FILTER_NONE, _ files: [(name: String, text: String)]
  ) -> [UInt8] {
    guard let archive = archive_write_new() else { return [] }
    defer { archive_write_free(archive) }
    // Names are converted from the character set of the locale.
    let before = newlocale(1, "C.UTF-8", nil).map { uselocale($0) }
    defer { if let before { uselocale(before) } }
    archive_write_set_format(archive, format)
    archive_write_add_filter(archive, filter)
    var buffer = [UInt8](repeating: 0, count: 4 << 20)
    var used = 0
    let capacity = buffer.count
    buffer.withUnsafeMutableBytes { bytes in
      archive_write_open_memory(archive, bytes.baseAddress, capacity, &used)
      for (name, text) in files {
        guard let entry = archive_entry_new() else { continue }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_size(entry, Int64(text.utf8.count))
        archive_write_header(archive, entry)
        _ = Array(text.utf8).withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      }
      archive_write_close(archive)
    }
    return Array(buffer[..<used])
  }
}

/// Makes RAR archives of uncompressed members: version 4 as described by the unrar sources' TECHNOTE, version 5 by
/// "RAR 5.0 archive format".
enum RARWriter {
  static func version4(_ files: [(name: String, text: String)], encrypted: Bool = false) -> [UInt8] {
    var output = Array("Rar!\u{1A}\u{7}\0".utf8)
    output += checked([0x73] + little(UInt16(0)) + little(UInt16(13)) + [UInt8](repeating: 0, count: 6))
    for (name, text) in files {
      let data = Array(text.utf8)
      var header: [UInt8] = [0x74] + little(UInt16(encrypted ? 0x8004 : 0x8000))
      header += little(UInt16(32 + name.utf8.count)) + little(UInt32(data.count)) + little(UInt32(data.count)) + [3]
      header += little(ZipWriter.crc(data)) + little(UInt32(0x5864_2000)) + [20, 0x30]
      header += little(UInt16(name.utf8.count)) + little(UInt32(0o100644)) + Array(name.utf8)
      output += checked(header) + data
    }
    return output + checked([0x7B] + little(UInt16(0x4000)) + little(UInt16(7)))
  }

  static func version5(_ files: [(name: String, text: String)]) -> [UInt8] {
    var output = Array("Rar!\u{1A}\u{7}\u{1}\0".utf8) + block([1, 0, 0])
    for (name, text) in files {
      let data = Array(text.utf8)
      var header: [UInt8] = [2, 2, UInt8(data.count), 4, UInt8(data.count), 0xA4, 0x83, 0x02]
      header += little(ZipWriter.crc(data)) + [0, 1, UInt8(name.utf8.count)] + Array(name.utf8)
      output += block(header) + data
    }
    return output + block([5, 0, 0])
  }

  private static func checked(_ header: [UInt8]) -> [UInt8] {
    little(UInt16(truncatingIfNeeded: ZipWriter.crc(header))) + header
  }

  private static func block(_ header: [UInt8]) -> [UInt8] {
    let sized = [UInt8(header.count)] + header
    return little(ZipWriter.crc(sized)) + sized
  }
}
