/// Goes through the terms of one block of a dictionary; what stands behind a term is read only if it is asked for.
struct TermBlockScanner {
  private let dictionary: TermDictionary
  private var reader: ByteReader
  private var hasPositions = false
  /// Bytes that the current term shares with the one before; as the file says, which may be more than that has.
  private(set) var shared = 0
  /// What follows them.
  private(set) var suffix = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Reads entries behind `reader`, as far as they were asked for.
  private var entries: ByteReader
  private var entriesHavePositions = false
  private var region: Int

  init(_ dictionary: TermDictionary, block: Int) throws(IndexError) {
    let (bytes, start) = try dictionary.block(block)
    self.dictionary = dictionary
    reader = ByteReader(bytes)
    entries = reader
    region = start
  }

  /// Goes to the next term. False at the end.
  @inline(__always) mutating func next() throws(IndexError) -> Bool {
    if reader.isAtEnd { return false }
    Self.readTerm(&reader, &shared, &suffix, &hasPositions)
    // A term of one document names that and its frequency, others the length of their data; see `TermDictionaryFormat`.
    let numbers = reader.peek() == 1 ? 3 : 2
    reader.skipVarints(numbers + (hasPositions ? 1 : 0))
    if reader.overran { throw dictionary.damaged() }
    return true
  }

  /// What stands behind the current term. O(terms of the block) for all of them together.
  mutating func entry() throws(IndexError) -> TermEntry {
    var shared = 0
    var suffix = UnsafeRawBufferPointer(start: nil, count: 0)
    while true {
      Self.readTerm(&entries, &shared, &suffix, &entriesHavePositions)
      let entry = try dictionary.entry(&entries, hasPositions: entriesHavePositions, region: region)
      region += entry.regionLength
      if entries.offset >= reader.offset { return entry }
    }
  }

  @inline(__always) private static func readTerm(
    _ reader: inout ByteReader, _ shared: inout Int, _ suffix: inout UnsafeRawBufferPointer, _ hasPositions: inout Bool
  ) {
    shared = reader.count(atMost: TermDictionaryFormat.maximumTermLength)
    suffix = reader.take(reader.count(atMost: TermDictionaryFormat.maximumTermLength))
    if shared == 0, let first = suffix.first { hasPositions = TermKind.hasPositions(first) }
  }
}
