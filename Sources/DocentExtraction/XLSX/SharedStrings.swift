import DocentDocument

/// The table of strings of a workbook (ECMA-376 part 1, 18.4): one array of bytes and one of offsets.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init() {}

  /// Adds the next string.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  /// Bytes of memory the table takes.
  var size: Int { bytes.count + 8 * ends.count }

  /// A damaged table gives the strings before the damage. Throws `tooLarge` when it is over half of `limit` bytes.
  init(_ package: OpenPackage, part: String, limit: Int) throws(ExtractionError) {
    do throws(ExtractionError) {
      guard let reader = try package.reader(part) else { return }
      var isText = false
      while let event = try reader.next() {
        switch event {
        case .start:
          if reader.name == "x:t" { isText = true }
          // Phonetic guides repeat the text in another script.
          if reader.name == "x:rPh" { try reader.skipElement() }
        case .end:
          if reader.name == "x:t" { isText = false }
          if reader.name == "x:si" { ends.append(bytes.count) }
        case .text:
          if isText { reader.withText { bytes.append(contentsOf: $0) } }
        }
        if size > limit / 2 {
          throw ExtractionError(.tooLarge, "the strings of the workbook need too much memory; raise --memory")
        }
      }
    } catch  where error.code == .corrupted {
      // The cells that refer to what is lost stay empty.
    }
  }

  /// Nil beyond the end of the table.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
