extension ArraySlice<UInt8> {
  var string: String { String(decoding: self, as: UTF8.self) }

  var isBlank: Bool { allSatisfy(\.isASCIISpace) }

  /// Columns of white space at the start; a tab goes on to the next multiple of eight.
  var indentation: Int {
    var columns = 0
    for byte in self {
      if byte == 0x20 {
        columns += 1
      } else if byte == 0x09 {
        columns += 8 - columns % 8
      } else {
        break
      }
    }
    return columns
  }

  /// Without so many columns of white space at the start.
  func dropping(columns: Int) -> ArraySlice<UInt8> {
    var rest = self
    var column = 0
    while column < columns, let byte = rest.first, byte == 0x20 || byte == 0x09 {
      column += byte == 0x20 ? 1 : 8 - column % 8
      rest = rest.dropFirst()
    }
    return rest
  }

  var trimmingEnd: ArraySlice<UInt8> {
    var upper = endIndex
    while upper > startIndex, self[upper - 1].isASCIISpace { upper -= 1 }
    return self[startIndex..<upper]
  }

  func hasPrefix(_ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { prefix in
      for offset in 0..<prefix.count where self[startIndex + offset] != prefix[offset] { return false }
      return true
    }
  }

  /// `text` is given in lower case.
  func hasPrefix(ignoringCase text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { prefix in
      for offset in 0..<prefix.count where self[startIndex + offset].asciiLowercased != prefix[offset] { return false }
      return true
    }
  }

  func hasSuffix(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && self[(endIndex - text.utf8CodeUnitCount)...].hasPrefix(text)
  }

  /// What stands behind a prefix; nil when it does not start so.
  func after(_ text: StaticString) -> ArraySlice<UInt8>? {
    hasPrefix(text) ? dropFirst(text.utf8CodeUnitCount) : nil
  }

  /// Where `text` first stands.
  func range(of text: StaticString) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    guard length > 0, count >= length else { return nil }
    return text.withUTF8Buffer { needle in
      var index = startIndex
      while index <= endIndex - length {
        if self[index] == needle[0], self[index...].hasPrefix(text) { return index..<(index + length) }
        index += 1
      }
      return nil
    }
  }

  /// The byte the whole of it repeats.
  var repeated: UInt8? {
    guard let first, allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// The beginning that fulfils a condition, and the rest.
  func split(while condition: (UInt8) -> Bool) -> (head: ArraySlice<UInt8>, tail: ArraySlice<UInt8>) {
    let head = prefix(while: condition)
    return (head, self[head.endIndex...])
  }

  /// The words between white space.
  var words: [ArraySlice<UInt8>] { split(whereSeparator: \.isASCIISpace) }
}

extension UInt8 {
  /// Part of a word: a letter, digit or any byte of a character outside ASCII.
  var isWordByte: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
}
