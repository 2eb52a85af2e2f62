package import DocentDocument
package import DocentLearning

/// What is known of the words of each language from plain text: whether they are written small, how common they are,
/// their part of speech, and whether names ever have them. A hashed table inside a model file.
///
/// ```
/// words.traits  u32[]: open-addressed; upper 20 bits a fingerprint, lower 12 bits the traits; 0: empty
/// ```
/// Only words that are (also) written in lower case are kept, so that names of the training texts are as unknown as those
/// of any other text.
package struct WordTraits: Sendable {
  /// The traits of one word; 0 for an unknown one.
  package struct Traits: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// `lowerCase` and `frequency` are 0 to 3, `wordClass` 0 to 15.
    package init(lowerCase: Int, frequency: Int, wordClass: Int, beginsNames: Bool, continuesNames: Bool) {
      rawValue =
        UInt16(lowerCase & 3 | (frequency & 3) << 2 | (wordClass & 15) << 4)
        | (beginsNames ? 0 : Self.neverBegins) | (continuesNames ? 0 : Self.neverContinues)
    }

    private static let neverBegins: UInt16 = 1 << 8
    private static let neverContinues: UInt16 = 1 << 9

    /// How the word is written within sentences: 0 unknown, 1 small and with a capital, 2 nearly always small, by few
    /// examples, 3 nearly always small.
    var lowerCase: UInt64 { UInt64(rawValue & 3) }
    /// 0 (rare) to 3.
    var frequency: UInt64 { UInt64(rawValue >> 2 & 3) }
    /// Most frequent part of speech (`WordClass`); 0 unknown.
    var wordClass: UInt64 { UInt64(rawValue >> 4 & 15) }
    /// All that features look into.
    var visible: UInt64 { UInt64(rawValue & 0xFF) }
    /// Written small, it was never the first word of a name.
    var neverBegins: Bool { rawValue & Self.neverBegins != 0 }
    /// Written small, it was never inside a name.
    var neverContinues: Bool { rawValue & Self.neverContinues != 0 }
  }

  // Safe to share: the bytes are never written, and `file` keeps them alive.
  private nonisolated(unsafe) let table: UnsafeBufferPointer<UInt32>
  private let file: ModelFile

  package init(_ file: ModelFile) throws(ModelError) {
    table = try file.array("words.traits", of: UInt32.self)
    guard !table.isEmpty else { throw ModelError(.damaged, "the word table of the entity model is empty") }
    self.file = file
  }

  /// Mixed into the hashes of a language's words.
  package static func salt(of language: LanguageTag) -> UInt64 { StableHash.bytes(language.language.utf8) }

  /// The traits of a word by the hash of its folded form.
  func traits(of wordHash: UInt64, salt: UInt64) -> Traits {
    let hash = StableHash.mix(salt, wordHash)
    let wanted = Self.fingerprint(hash)
    var slot = Self.slot(hash, capacity: table.count)
    for _ in 0..<min(table.count, 1024) {
      let entry = table[slot]
      if entry == 0 { break }
      if entry & ~0xFFF == wanted { return Traits(rawValue: UInt16(entry & 0xFFF)) }
      slot += 1
      if slot == table.count { slot = 0 }
    }
    return Traits(rawValue: 0)
  }

  private static func fingerprint(_ hash: UInt64) -> UInt32 {
    let value = UInt32(truncatingIfNeeded: hash) & ~0xFFF
    return value == 0 ? 0x1000 : value
  }

  private static func slot(_ hash: UInt64, capacity: Int) -> Int {
    Int(((hash >> 32) &* UInt64(capacity)) >> 32)
  }

  /// Writes the table of words given by salted hash; the same words give the same bytes, in whatever order they came.
  package static func add(_ words: [UInt64: Traits], to file: inout ModelFileWriter) {
    let capacity = max(words.count * 4 / 3, 16)
    var table = [UInt32](repeating: 0, count: capacity)
    for (hash, traits) in words.sorted(by: { $0.key < $1.key }) where traits.rawValue != 0 {
      var slot = Self.slot(hash, capacity: capacity)
      while table[slot] != 0 { slot = (slot + 1) % capacity }
      table[slot] = fingerprint(hash) | UInt32(traits.rawValue & 0xFFF)
    }
    file.add("words.traits", array: table)
  }
}
