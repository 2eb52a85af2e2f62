import CDocentICU

/// What the tokenizer knows of a code point, taken from ICU's properties.
struct CharacterClass: OptionSet, Sendable {
  let rawValue: UInt16

  static let letter = CharacterClass(rawValue: UInt16(DX_LETTER))
  static let digit = CharacterClass(rawValue: UInt16(DX_DIGIT))
  /// Combining marks, joiners and format characters: they go with what stands before them.
  static let extend = CharacterClass(rawValue: UInt16(DX_EXTEND))
  static let space = CharacterClass(rawValue: UInt16(DX_SPACE))
  static let punctuation = CharacterClass(rawValue: UInt16(DX_PUNCTUATION))
  static let emoji = CharacterClass(rawValue: UInt16(DX_EMOJI))
  static let pictograph = CharacterClass(rawValue: UInt16(DX_PICTOGRAPH))
  static let regional = CharacterClass(rawValue: UInt16(DX_REGIONAL))
  /// Scripts written without spaces, whose words only a dictionary finds.
  static let dictionary = CharacterClass(rawValue: UInt16(DX_DICTIONARY))
  static let upper = CharacterClass(rawValue: UInt16(DX_UPPER))
  static let lower = CharacterClass(rawValue: UInt16(DX_LOWER))
  static let terminator = CharacterClass(rawValue: UInt16(DX_TERMINATOR))
  static let fullStop = CharacterClass(rawValue: UInt16(DX_FULL_STOP))
  static let close = CharacterClass(rawValue: UInt16(DX_CLOSE))
  static let newline = CharacterClass(rawValue: UInt16(DX_NEWLINE))
  /// Opening brackets and low quotes; other quotes open or close as the language likes.
  static let open = CharacterClass(rawValue: UInt16(DX_OPEN))

  static let wordPart: CharacterClass = [.letter, .digit, .extend]

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Asks ICU.
  init(scalar: UInt32) { rawValue = dx_character_class(Int32(bitPattern: scalar)) }

  func meets(_ other: CharacterClass) -> Bool { rawValue & other.rawValue != 0 }

  /// Classes of the code points below U+3000, where most text is: a table look-up instead of ICU's tries.
  static let table: [CharacterClass] = (0..<0x3000).map { CharacterClass(scalar: $0) }
}
