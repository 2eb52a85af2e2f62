import DocentLearning

/// What detection needs to know of a code point, in 32 bits.
///
/// ```
/// bits  0…20  what case folding adds to the code point, modulo 2^21; so blocks of letters without case are all alike
/// bits 21…22  kind
/// bit  23     the text around it has to be composed (NFC) before it is read
/// bits 24…31  script class, an index into `ScriptClasses`
/// ```
struct CharacterProperty: Sendable {
  enum Kind {
    static let separator: UInt32 = 0
    static let letter: UInt32 = 1
    /// A combining mark, or a letter that belongs to no script: goes with the word it stands in.
    static let mark: UInt32 = 2
    /// Joiners, soft hyphen, tatweel: not seen at all.
    static let ignorable: UInt32 = 3
  }

  let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  init(_ codePoint: UInt32, folded: UInt32, kind: UInt32, needsComposition: Bool, script: UInt8) {
    bits = (folded &- codePoint) & 0x1F_FFFF | kind << 21 | (needsComposition ? 1 << 23 : 0) | UInt32(script) << 24
  }

  @inline(__always)
  func folded(_ codePoint: UInt32) -> UInt32 { (codePoint &+ bits) & 0x1F_FFFF }
  var kind: UInt32 { (bits >> 21) & 3 }
  var needsComposition: Bool { bits & (1 << 23) != 0 }
  var script: UInt8 { UInt8(truncatingIfNeeded: bits >> 24) }
}

/// The properties of all code points as a two-stage table inside the model file, so that a model gives the same
/// answers whatever Unicode version the machine has.
struct CharacterTable: Sendable {
  static let blockShift: UInt32 = 7
  static let blockCount = 0x11_0000 >> 7

  /// Keeps the memory that the pointers go to.
  private let file: ModelFile
  private nonisolated(unsafe) let blocks: UnsafePointer<UInt16>
  private nonisolated(unsafe) let entries: UnsafePointer<UInt32>

  init(_ model: ModelFile) throws(ModelError) {
    let blocks = try model.array("characters.blocks", of: UInt16.self)
    let entries = try model.array("characters.entries", of: UInt32.self)
    guard blocks.count == Self.blockCount, let firstBlock = blocks.baseAddress, let firstEntry = entries.baseAddress,
      let last = blocks.max(), (Int(last) + 1) << Self.blockShift <= entries.count
    else { throw ModelError(.damaged, "the character table of the language model is damaged; install the model again") }
    file = model
    self.blocks = firstBlock
    self.entries = firstEntry
  }

  /// The property of a code point below U+110000.
  @inline(__always)
  subscript(codePoint: UInt32) -> CharacterProperty {
    let block = UInt32(blocks[Int(codePoint >> Self.blockShift)])
    return CharacterProperty(bits: entries[Int(block << Self.blockShift | codePoint & 127)])
  }
}
