/// The runs of characters that are not plain text: deleted ones, symbols, and before Word 97 the code page of the font.
struct WordCharacterRuns {
  struct Run {
    /// Bytes of the document's stream.
    var bytes: Range<Int>
    var isDeleted = false
    /// What stands for a character of a symbol font.
    var symbol: Int?
    var font: Int?
  }

  private(set) var runs: [Run] = []

  init(_ document: UnsafeRawBufferPointer, _ pages: [WordPropertyPages.Run], isNew: Bool) {
    for page in pages {
      guard let offset = page.description, let length = document.readUInt8(at: offset) else { continue }
      var run = Run(bytes: page.bytes)
      run.apply(document.part(at: offset + 1, length: length), isNew: isNew)
      if run.isDeleted || run.symbol != nil || (run.font != nil && !isNew) { runs.append(run) }
    }
  }

  /// The index of the first run that ends behind a byte.
  func index(after byte: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].bytes.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension WordCharacterRuns.Run {
  mutating func apply(_ sprms: UnsafeRawBufferPointer, isNew: Bool) {
    var reader = SprmReader(sprms, isNew: isNew)
    while let (code, operand) = reader.next() {
      switch code {
      case SprmReader.Code.isDeleted: isDeleted = operand.readUInt8(at: 0) == 1
      case SprmReader.Code.font: font = operand.readUInt16(at: 0)
      case SprmReader.Code.symbol: symbol = isNew ? operand.readUInt16(at: 2) : operand.readUInt8(at: 2)
      default: break
      }
    }
  }
}
