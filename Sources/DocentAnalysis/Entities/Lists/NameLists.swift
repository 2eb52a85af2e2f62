package import DocentLearning

/// Lists of names (first names, surnames, places …) as one hashed table inside a model file.
///
/// ```
/// names.lists  names of the lists, one a line; at most eight
/// names.table  u32[]: open-addressed; upper 24 bits a fingerprint, lower 8 bits the lists it stands in; 0: empty
/// ```
/// A name is hashed as its folded words joined with single spaces, so that `St. John's` and `st john s` are one. With
/// 24 bits of fingerprint a word that is in no list is taken for one about once in five million look-ups.
package struct NameLists: Sendable {
  package static let maximumLists = 8
  /// Names of more tokens are not looked for.
  package static let longestName = 5

  /// Names of the lists; list `i` is bit `i` of a mask.
  package let names: [String]
  // Safe to share: the bytes are never written, and `file` keeps them alive.
  private nonisolated(unsafe) let table: UnsafeBufferPointer<UInt32>
  private let file: ModelFile

  package init(_ file: ModelFile) throws(ModelError) {
    names = try file.text("names.lists").split(separator: "\n").map(String.init)
    table = try file.array("names.table", of: UInt32.self)
    guard !table.isEmpty, names.count <= Self.maximumLists else {
      throw ModelError(.damaged, "the name lists of the entity model are damaged")
    }
    self.file = file
  }

  /// The lists a name stands in, by its `NameHash`; 0 for none.
  func mask(of hash: UInt64) -> UInt8 {
    let wanted = Self.fingerprint(hash)
    var slot = Self.slot(hash, capacity: table.count)
    for _ in 0..<min(table.count, 1024) {
      let entry = table[slot]
      if entry == 0 { return 0 }
      if entry & ~0xFF == wanted { return UInt8(entry & 0xFF) }
      slot += 1
      if slot == table.count { slot = 0 }
    }
    return 0
  }

  fileprivate static func fingerprint(_ hash: UInt64) -> UInt32 {
    let value = UInt32(truncatingIfNeeded: hash) & ~0xFF
    return value == 0 ? 0x100 : value
  }

  fileprivate static func slot(_ hash: UInt64, capacity: Int) -> Int {
    Int(((hash >> 32) &* UInt64(capacity)) >> 32)
  }
}

/// Hashes a name token by token.
struct NameHash: Hashable {
  private var state = StableHash.seed
  private var needsSpace = false

  /// Adds folded bytes; whatever is neither a letter nor a digit only separates words.
  mutating func add(_ folded: UnsafeBufferPointer<UInt8>) {
    for byte in folded {
      let isWord = byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      guard isWord else {
        endWord()
        continue
      }
      if needsSpace {
        state = StableHash.adding(0x20, to: state)
        needsSpace = false
      }
      state = StableHash.adding(byte, to: state)
    }
  }

  /// The next byte starts a new word.
  mutating func endWord() { needsSpace = state != StableHash.seed }

  /// Nil while nothing but separators were added.
  var value: UInt64? { state == StableHash.seed ? nil : StableHash.mix(0, state) }
}

/// Collects names and writes the table that `NameLists` reads.
package struct NameListsWriter {
  private var lists: [String] = []
  private var masks: [UInt64: UInt32] = [:]

  package init() {}

  /// Adds a name, already folded, to a list. Lists beyond the eighth are refused.
  package mutating func add(foldedName: [UInt8], to list: String) throws(ModelError) {
    if !lists.contains(list) {
      guard lists.count < NameLists.maximumLists else {
        throw ModelError(.training, "there are more than \(NameLists.maximumLists) name lists; \(list) is one too many")
      }
      lists.append(list)
    }
    guard let index = lists.firstIndex(of: list) else { return }
    var hash = NameHash()
    foldedName.withUnsafeBufferPointer { hash.add($0) }
    guard let value = hash.value else { return }
    masks[value, default: 0] |= 1 << UInt32(index)
  }

  /// Adds the sections. The same names give the same bytes, in whatever order they came.
  package func add(to file: inout ModelFileWriter) {
    let capacity = max(masks.count * 4 / 3, 16)
    var table = [UInt32](repeating: 0, count: capacity)
    for (hash, mask) in masks.sorted(by: { $0.key < $1.key }) {
      var slot = NameLists.slot(hash, capacity: capacity)
      while table[slot] != 0 { slot = (slot + 1) % capacity }
      table[slot] = NameLists.fingerprint(hash) | mask
    }
    file.add("names.lists", text: lists.joined(separator: "\n"))
    file.add("names.table", array: table)
  }
}
