import DocentDocument

/// The one file format of all models: named sections, 64-byte aligned, used in place and never parsed.
///
/// ```
/// file    := header table* section*
/// header  := magic "DOCENTM1"  formatVersion:u32  sectionCount:u32  fileLength:u64  tableChecksum:u32  zero:u32  (32 bytes)
/// table   := name:24 bytes, zero padded   offset:u64  length:u64  checksum:u32  zero:u32                        (48 bytes)
/// section := bytes, starting at a multiple of 64
/// ```
/// Little endian; checksums are CRC-32C. The table is verified when the file is opened, a section on `verify()`.
package struct ModelFile: Sendable {
  static let magic: [UInt8] = Array("DOCENTM1".utf8)
  static let formatVersion: UInt32 = 1
  static let headerSize = 32
  static let entrySize = 48
  static let nameSize = 24
  static let alignment = 64

  private let bytes: ModelBytes
  private let sections: [String: Section]

  private struct Section: Sendable {
    let range: Range<Int>
    let checksum: UInt32
  }

  /// Reads the section table. O(number of sections).
  package init(_ bytes: ModelBytes) throws(ModelError) {
    let buffer = bytes.buffer
    guard buffer.count >= Self.headerSize, buffer[0..<8].elementsEqual(Self.magic) else {
      throw ModelError(.damaged, "this is not a Docent model file")
    }
    let version = buffer.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard version == Self.formatVersion else {
      throw ModelError(.unsupported, "the model file has format \(version); this build reads \(Self.formatVersion)")
    }
    let count = Int(buffer.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let length = buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    let tableEnd = Self.headerSize + count * Self.entrySize
    guard length == UInt64(buffer.count), count <= 4096, tableEnd <= buffer.count else {
      throw ModelError(.damaged, "the model file is truncated: \(buffer.count) bytes of \(length)")
    }
    let table = UnsafeRawBufferPointer(rebasing: buffer[Self.headerSize..<tableEnd])
    guard CRC32C.checksum(table) == buffer.loadUnaligned(fromByteOffset: 24, as: UInt32.self) else {
      throw ModelError(.damaged, "the section table of the model file is damaged")
    }
    var sections: [String: Section] = [:]
    for index in 0..<count {
      let base = index * Self.entrySize
      let name = String(decoding: table[base..<base + Self.nameSize].prefix { $0 != 0 }, as: UTF8.self)
      let offset = table.loadUnaligned(fromByteOffset: base + Self.nameSize, as: UInt64.self)
      let length = table.loadUnaligned(fromByteOffset: base + Self.nameSize + 8, as: UInt64.self)
      let checksum = table.loadUnaligned(fromByteOffset: base + Self.nameSize + 16, as: UInt32.self)
      guard offset <= UInt64(buffer.count), length <= UInt64(buffer.count) - offset else {
        throw ModelError(.damaged, "section \(name) of the model file lies outside it")
      }
      sections[name] = Section(range: Int(offset)..<Int(offset + length), checksum: checksum)
    }
    self.bytes = bytes
    self.sections = sections
  }

  /// The bytes of a section, valid as long as this value or a copy of it lives.
  package func section(_ name: String) throws(ModelError) -> UnsafeRawBufferPointer {
    guard let section = sections[name] else {
      throw ModelError(.missingSection, "the model file has no section \(name)")
    }
    return UnsafeRawBufferPointer(rebasing: bytes.buffer[section.range])
  }

  /// The section as UTF-8 text, for small things such as lists of labels.
  package func text(_ name: String) throws(ModelError) -> String {
    String(decoding: try section(name), as: UTF8.self)
  }

  /// The section as an array of integers or floats in place.
  package func array<Element: BitwiseCopyable>(
    _ name: String, of type: Element.Type
  ) throws(ModelError) -> UnsafeBufferPointer<Element> {
    let section = try section(name)
    guard section.count % MemoryLayout<Element>.stride == 0 else {
      throw ModelError(.damaged, "section \(name) of the model file has an odd length")
    }
    return section.bindMemory(to: Element.self)
  }

  package var sectionNames: [String] { sections.keys.sorted() }

  /// Checks every section against its checksum. O(size of the file).
  package func verify() throws(ModelError) {
    for (name, section) in sections {
      let content = UnsafeRawBufferPointer(rebasing: bytes.buffer[section.range])
      guard CRC32C.checksum(content) == section.checksum else {
        throw ModelError(.damaged, "section \(name) of the model file is damaged; install or train the model again")
      }
    }
  }

  /// Short name of the content, the same for the same model: eight hexadecimal digits of the table's checksum.
  package var fingerprint: String {
    let value = bytes.buffer.loadUnaligned(fromByteOffset: 24, as: UInt32.self)
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
