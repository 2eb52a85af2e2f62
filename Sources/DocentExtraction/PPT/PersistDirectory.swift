import DocentDocument

/// Where the objects of a presentation stand in its stream ([MS-PPT] 2.3.4): each edit adds a list of the objects it wrote
/// anew, and the newest place of each object counts.
struct PersistDirectory {
  private static let maximumEdits = 10_000
  private(set) var offsets: [Int: Int] = [:]
  /// Of the document itself.
  private(set) var document: Int?

  /// `lastEdit` is where the newest edit stands. Throws `encrypted`.
  init(_ bytes: UnsafeRawBufferPointer, lastEdit: Int?) throws(ExtractionError) {
    var next = lastEdit
    // Edits may name the same list again and again: no more entries are read than the file has room for.
    var left = bytes.count
    var visited = Set<Int>()
    while let offset = next, visited.count < Self.maximumEdits, visited.insert(offset).inserted {
      guard let edit = PresentationRecords.record(bytes, at: offset, type: PresentationRecords.RecordType.userEdit)
      else {
        return
      }
      let list = edit.body.readUInt32(at: 12)
      if document == nil { document = edit.body.readUInt32(at: 16) }
      read(
        PresentationRecords.record(bytes, at: list, type: PresentationRecords.RecordType.persistDirectory)?.body,
        &left)
      if let key = edit.body.readUInt32(at: 28), let object = offsets[key],
        PresentationRecords.record(bytes, at: object, type: PresentationRecords.RecordType.encryption) != nil
      {
        throw .encryptedOffice
      }
      next = edit.body.readUInt32(at: 8).flatMap { $0 == 0 ? nil : $0 }
    }
  }

  private mutating func read(_ body: UnsafeRawBufferPointer?, _ left: inout Int) {
    guard let body else { return }
    var position = 0
    while let head = body.readUInt32(at: position) {
      position += 4
      for index in 0..<(head >> 20) {
        guard let offset = body.readUInt32(at: position), left > 0 else { return }
        left -= 1
        position += 4
        let number = (head & 0xF_FFFF) + index
        if offsets[number] == nil { offsets[number] = offset }
      }
    }
  }
}
