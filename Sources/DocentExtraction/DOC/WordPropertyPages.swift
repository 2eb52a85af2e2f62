/// Finds the properties of runs of characters or of paragraphs: pages of 512 bytes, each with the runs it describes
/// ([MS-DOC] 2.9.33, 2.9.174).
struct WordPropertyPages {
  struct Run {
    /// Bytes of the document's stream.
    var bytes: Range<Int>
    /// Where its properties are described; nil where it has none of its own.
    var description: Int?
  }

  private static let pageSize = 512

  /// The runs of all pages in the order of their bytes. `entry` is the size of what stands beside each run: 1 for
  /// characters, 13 or 7 for paragraphs.
  static func runs(
    _ document: UnsafeRawBufferPointer, table: UnsafeRawBufferPointer, isNew: Bool, oldPages: Range<Int>, entry: Int
  ) -> [Run] {
    var result: [Run] = []
    var seen = Set<Int>()
    for page in pages(table, isNew: isNew, oldPages: oldPages) where seen.insert(page).inserted {
      read(document.part(at: page * pageSize, length: pageSize), at: page * pageSize, entry: entry, into: &result)
    }
    let isSorted = zip(result, result.dropFirst()).allSatisfy { $0.bytes.lowerBound <= $1.bytes.lowerBound }
    return isSorted ? result : result.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }

  private static func pages(_ table: UnsafeRawBufferPointer, isNew: Bool, oldPages: Range<Int>) -> [Int] {
    let size = isNew ? 4 : 2
    let count = max(0, (table.count - 4) / (4 + size))
    // Word 6 may leave the table unfinished; its pages stand side by side.
    if !isNew, oldPages.count > count { return Array(oldPages) }
    let first = 4 * (count + 1)
    return (0..<count).compactMap {
      isNew ? table.readUInt32(at: first + 4 * $0).map { $0 & 0x3F_FFFF } : table.readUInt16(at: first + 2 * $0)
    }
  }

  private static func read(_ page: UnsafeRawBufferPointer, at offset: Int, entry: Int, into result: inout [Run]) {
    guard page.count == pageSize, let count = page.readUInt8(at: pageSize - 1), count > 0, 4 * (count + 1) < pageSize
    else {
      return
    }
    for index in 0..<count {
      guard let start = page.readUInt32(at: 4 * index), let end = page.readUInt32(at: 4 * index + 4), start < end,
        let word = page.readUInt8(at: 4 * (count + 1) + entry * index)
      else { continue }
      result.append(Run(bytes: start..<end, description: word == 0 ? nil : offset + 2 * word))
    }
  }
}

extension [WordPropertyPages.Run] {
  /// The run that holds a byte.
  func run(at byte: Int) -> WordPropertyPages.Run? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].bytes.lowerBound <= byte { low = middle + 1 } else { high = middle }
    }
    guard low > 0, self[low - 1].bytes.contains(byte) else { return nil }
    return self[low - 1]
  }
}
