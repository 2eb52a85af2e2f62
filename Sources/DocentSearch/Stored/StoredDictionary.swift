/// The pieces that codes of stored texts stand for.
struct StoredDictionary: Sendable {
  private let bytes: [UInt8]
  /// Where each piece starts in `bytes`, and the end.
  private let starts: [UInt32]

  /// Nil for what is no dictionary. O(bytes of all pieces).
  init?(_ dictionary: [UInt8]) {
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    let isWhole = dictionary.withUnsafeBytes { dictionary in
      var reader = ByteReader(dictionary)
      // A piece takes two bytes at least.
      let count = reader.count(atMost: min(StoredFieldsFormat.dictionaryLimit, dictionary.count))
      starts.reserveCapacity(count + 1)
      var previous = 0
      for _ in 0..<count {
        let shared = reader.count(atMost: StoredFieldsFormat.longestPiece)
        let suffix = reader.take(reader.count(atMost: StoredFieldsFormat.longestPiece))
        guard !reader.overran, shared <= bytes.count - previous else { return false }
        let start = bytes.count
        for index in previous..<previous + shared { bytes.append(bytes[index]) }
        bytes.append(contentsOf: suffix)
        previous = start
        starts.append(UInt32(bytes.count))
      }
      return !reader.overran
    }
    guard isWhole else { return nil }
    self.bytes = bytes
    self.starts = starts
  }

  /// Reads the texts of one record; nil if it is damaged. O(length).
  func text(of record: UnsafeRawBufferPointer) -> StoredText? {
    var reader = ByteReader(record)
    // No code stands for more than one piece and a space.
    let limit = record.count * (StoredFieldsFormat.longestPiece + 1)
    let titleLength = reader.count(atMost: limit)
    let textLength = reader.count(atMost: limit)
    guard let title = text(&reader, length: titleLength), let text = text(&reader, length: textLength), reader.isAtEnd,
      !reader.overran
    else { return nil }
    return StoredText(title: title, text: text)
  }

  private func text(_ reader: inout ByteReader, length: Int) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(length)
    var wasWord = false
    return bytes.withUnsafeBytes { bytes in
      while text.count < length {
        guard let piece = piece(&reader, bytes) else { return nil }
        let isWord = StoredPieces.isWord(piece)
        if isWord, wasWord { text.append(0x20) }
        wasWord = isWord
        text.append(contentsOf: piece)
      }
      return text.count == length ? text : nil
    }
  }

  private func piece(_ reader: inout ByteReader, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let first = Int(reader.byte())
    var number = first - 1
    if first == 0 {
      let piece = reader.take(reader.count(atMost: StoredFieldsFormat.longestPiece))
      return reader.overran ? nil : piece
    }
    if first >= 240 {
      number = (first - 240) << 16 | Int(reader.byte()) << 8 | Int(reader.byte())
      number += StoredFieldsFormat.shortCodes + StoredFieldsFormat.mediumCodes
    } else if first >= 192 {
      number = (first - 192) << 8 | Int(reader.byte()) + StoredFieldsFormat.shortCodes
    }
    guard !reader.overran, number + 1 < starts.count else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[Int(starts[number])..<Int(starts[number + 1])])
  }
}
