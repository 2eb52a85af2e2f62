import DocentDocument

/// Collects sections and lays them out as a model file. The same sections give the same bytes.
package struct ModelFileWriter {
  private var sections: [(name: String, bytes: [UInt8])] = []

  package init() {}

  /// Adds a section; its name is at most 24 ASCII bytes.
  package mutating func add(_ name: String, bytes: [UInt8]) {
    precondition(name.utf8.count <= ModelFile.nameSize, "section names have at most \(ModelFile.nameSize) bytes")
    sections.append((name, bytes))
  }

  package mutating func add(_ name: String, text: String) { add(name, bytes: Array(text.utf8)) }

  package mutating func add<Element: BitwiseCopyable>(_ name: String, array: [Element]) {
    add(name, bytes: array.withUnsafeBytes { Array($0) })
  }

  /// The finished file.
  package func serialized() -> [UInt8] {
    var table: [UInt8] = []
    var body: [UInt8] = []
    let bodyStart = aligned(ModelFile.headerSize + sections.count * ModelFile.entrySize)
    for (name, bytes) in sections {
      body.append(contentsOf: repeatElement(0, count: aligned(body.count) - body.count))
      table.append(contentsOf: Array(name.utf8) + repeatElement(0, count: ModelFile.nameSize - name.utf8.count))
      append(UInt64(bodyStart + body.count), to: &table)
      append(UInt64(bytes.count), to: &table)
      append(bytes.withUnsafeBytes { CRC32C.checksum($0) }, to: &table)
      append(UInt32(0), to: &table)
      body.append(contentsOf: bytes)
    }
    var file = ModelFile.magic
    append(ModelFile.formatVersion, to: &file)
    append(UInt32(sections.count), to: &file)
    append(UInt64(bodyStart + body.count), to: &file)
    append(table.withUnsafeBytes { CRC32C.checksum($0) }, to: &file)
    append(UInt32(0), to: &file)
    file.append(contentsOf: table)
    file.append(contentsOf: repeatElement(0, count: bodyStart - file.count))
    return file + body
  }

  private func aligned(_ offset: Int) -> Int {
    (offset + ModelFile.alignment - 1) / ModelFile.alignment * ModelFile.alignment
  }

  private func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
