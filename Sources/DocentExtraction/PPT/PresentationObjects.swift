import DocentDocument

/// The compound files of objects embedded in a presentation ([MS-PPT] 2.10.34), unpacked.
enum PresentationObjects {
  static func read(
    _ bytes: UnsafeRawBufferPointer, _ directory: PersistDirectory, _ context: ExtractionContext
  ) throws(ExtractionError) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var left = context.limits.memoryBytes / 4
    for (_, offset) in directory.offsets.sorted(by: { $0.key < $1.key }) {
      guard
        let record = PresentationRecords.record(
          bytes, at: offset, type: PresentationRecords.RecordType.objectStorage)
      else { continue }
      let object = try unpacked(record, limit: left, context)
      left -= object.count
      if !object.isEmpty { result.append(object) }
    }
    return result
  }

  private static func unpacked(
    _ record: PresentationRecords.Record, limit: Int, _ context: ExtractionContext
  ) throws(ExtractionError) -> [UInt8] {
    guard record.instance == 1 else { return record.body.count <= limit ? Array(record.body) : [] }
    // The size, a header of two bytes, then a stream as in ZIP files.
    guard let size = record.body.readUInt32(at: 0), size <= limit, size / 1100 <= record.body.count else { return [] }
    try context.budget.charge(expandedBytes: size)
    var input = record.body.part(at: 6, length: record.body.count)
    var inflater = Inflater()
    var isDone = false
    return [UInt8](unsafeUninitializedCapacity: size) { output, count in
      while !isDone, count < size {
        let room = UnsafeMutableBufferPointer(rebasing: output[count...])
        let (step, read, written) = inflater.inflate(input, into: room)
        count += written
        input = input.part(at: read, length: input.count)
        isDone = step != .more || (read == 0 && written == 0)
      }
    }
  }
}
