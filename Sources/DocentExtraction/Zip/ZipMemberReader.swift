import DocentDocument

/// Reads one member of a ZIP archive from its start to its end.
package final class ZipMemberReader {
  private let data: SourceContent
  private let entry: ZipEntry
  private let isComplete: Bool
  private let budget: ContainerBudget
  private var inflater = Inflater()
  private var position = 0
  private var isFinished = false

  init(_ data: SourceContent, entry: ZipEntry, isComplete: Bool, budget: ContainerBudget) {
    self.data = data
    self.entry = entry
    self.isComplete = isComplete
    self.budget = budget
  }

  /// The next bytes, at most as many as fit; 0 at the end. Throws `corrupted` where the bytes end early or are damaged
  /// (what was read before is good), `tooLarge` when the budget is used up, `cancelled`.
  package func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ExtractionError) -> Int {
    if isFinished { return 0 }
    if Task.isCancelled { throw .cancelled }
    let count = try entry.method == 0 ? copy(into: buffer) : inflate(into: buffer)
    try budget.charge(expandedBytes: count)
    return count
  }

  private func copy(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ExtractionError) -> Int {
    let count = min(buffer.count, data.count - position)
    guard count > 0 else {
      isFinished = true
      if !isComplete { throw .cutShort(entry.name) }
      return 0
    }
    data.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    return count
  }

  private func inflate(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ExtractionError) -> Int {
    while true {
      let (step, read, written) = data.withUnsafeBytes { bytes in
        inflater.inflate(UnsafeRawBufferPointer(rebasing: bytes[position...]), into: buffer)
      }
      position += read
      if step == .finished { isFinished = true }
      if written > 0 { return written }
      if step == .finished { return 0 }
      if step == .damaged {
        isFinished = true
        throw .cutShort(entry.name)
      }
    }
  }
}
