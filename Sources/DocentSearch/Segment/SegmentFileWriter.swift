import DocentDocument

/// Writes the frame of a segment file: header, sections one after the other, table and trailer.
final class SegmentFileWriter {
  let output: OutputFile
  private var table: [UInt8] = []
  private var sectionCount: UInt32 = 0
  private var open: (section: SegmentFormat.Section, start: Int)?

  init(_ path: String) throws(IndexError) {
    output = try OutputFile(path)
    var header = SegmentFormat.magic
    header.append(contentsOf: repeatElement(0, count: SegmentFormat.headerSize - header.count))
    try output.append(header)
  }

  /// Starts a section; the one before it ends here.
  func begin(_ section: SegmentFormat.Section) throws(IndexError) {
    endSection()
    try output.align(to: SegmentFormat.alignment)
    open = (section, output.count)
  }

  /// Bytes written to the current section.
  var sectionLength: Int { output.count - (open?.start ?? 0) }

  /// Writes table and trailer and gives the file its name. Returns length and fingerprint.
  func finish() throws(IndexError) -> (length: Int, fingerprint: UInt32) {
    endSection()
    let tableOffset = output.count
    try output.closePages()
    var table: [UInt8] = []
    table.appendLittleEndian(sectionCount)
    table.appendLittleEndian(UInt32(output.pageChecksums.count))
    table.append(contentsOf: self.table)
    for checksum in output.pageChecksums { table.appendLittleEndian(checksum) }
    let tableChecksum = table.withUnsafeBytes { CRC32C.checksum($0) }
    let length = tableOffset + table.count + SegmentFormat.trailerSize
    var trailer: [UInt8] = []
    trailer.appendLittleEndian(UInt64(tableOffset))
    trailer.appendLittleEndian(UInt64(length))
    trailer.appendLittleEndian(SegmentFormat.version)
    trailer.appendLittleEndian(tableChecksum)
    trailer.appendLittleEndian(trailer.withUnsafeBytes { CRC32C.checksum($0) })
    trailer.append(contentsOf: SegmentFormat.magic)
    try output.append(table)
    try output.append(trailer)
    try output.finish()
    return (length, tableChecksum)
  }

  private func endSection() {
    guard let open else { return }
    table.appendLittleEndian(open.section.rawValue)
    table.appendLittleEndian(UInt32(0))
    table.appendLittleEndian(UInt64(open.start))
    table.appendLittleEndian(UInt64(output.count - open.start))
    sectionCount += 1
    self.open = nil
  }
}

extension SegmentFileWriter: PostingsOutput {
  var length: Int { sectionLength }
  func append(_ bytes: [UInt8]) throws(IndexError) { try output.append(bytes) }
}
