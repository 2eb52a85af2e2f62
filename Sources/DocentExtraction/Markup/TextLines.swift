import DocentDocument

/// Part of a text in UTF-8.
typealias ByteSlice = ArraySlice<UInt8>

/// A text in memory with its lines, cut at LF, CRLF and CR: what readers of markup that look ahead work on.
struct TextLines {
  let bytes: [UInt8]
  private var ranges: [Range<Int>] = []

  /// Decodes a source. Throws `tooLarge` when the text would take too much memory.
  init(_ source: SourceContent, limits: ExtractionLimits) throws(ExtractionError) {
    let text = try source.decodedToUTF8(limits: limits)
    if text.count > limits.memoryBytes / 4 {
      throw ExtractionError(.tooLarge, "the file is too large to read its markup; split it, or name it .txt")
    }
    self.init(text.bytes())
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        guard byte == 0x0A || byte == 0x0D else {
          index += 1
          continue
        }
        ranges.append(start..<index)
        index += byte == 0x0D && index + 1 < buffer.count && buffer[index + 1] == 0x0A ? 2 : 1
        start = index
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  }

  var count: Int { ranges.count }

  /// A line without its end; an empty one where there is none.
  subscript(index: Int) -> ByteSlice { ranges.indices.contains(index) ? bytes[ranges[index]] : [] }

  /// The first line from `start` on, before `end`, that fulfils a condition.
  func first(from start: Int, where condition: (ByteSlice) -> Bool) -> Int? {
    var index = start
    while index < count {
      if condition(self[index]) { return index }
      index += 1
    }
    return nil
  }

  /// Lines joined by line feeds, without the blank columns they share, nor blank lines at both ends.
  func block(_ lines: Range<Int>) -> [UInt8] {
    var lower = lines.lowerBound
    var upper = min(lines.upperBound, count)
    while lower < upper, self[lower].isBlank { lower += 1 }
    while lower < upper, self[upper - 1].isBlank { upper -= 1 }
    guard lower < upper else { return [] }
    var indent = Int.max
    for index in lower..<upper where !self[index].isBlank { indent = min(indent, self[index].indentation) }
    var result: [UInt8] = []
    for index in lower..<upper {
      if index > lower { result.append(0x0A) }
      result.append(contentsOf: self[index].dropping(columns: indent).trimmingEnd)
    }
    return result
  }
}
