import DocentLearning
import DocentText

/// Writes the character table of a model from ICU's and the standard library's properties.
struct CharacterTableBuilder {
  /// Names of the script classes, by number.
  private(set) var scripts = ScriptClass.fixedNames
  private var entries: [UInt32] = []
  private var blocks: [UInt16] = []

  init() {
    var known: [[UInt32]: UInt16] = [:]
    let size: UInt32 = 1 << CharacterTable.blockShift
    let variants = HanVariants()
    for block in 0..<UInt32(CharacterTable.blockCount) {
      let properties = (block * size..<(block + 1) * size).map { property(of: $0, variants).bits }
      if let number = known[properties] {
        blocks.append(number)
      } else {
        let number = UInt16(known.count)
        known[properties] = number
        blocks.append(number)
        entries += properties
      }
    }
  }

  func write(to file: inout ModelFileWriter) {
    file.add("characters.blocks", array: blocks)
    file.add("characters.entries", array: entries)
    file.add("scripts", text: scripts.joined(separator: "\n"))
  }

  private mutating func property(of codePoint: UInt32, _ variants: HanVariants) -> CharacterProperty {
    guard let scalar = Unicode.Scalar(codePoint) else {
      return CharacterProperty(
        codePoint, folded: codePoint, kind: CharacterProperty.Kind.separator, needsComposition: false,
        script: ScriptClass.none)
    }
    let kind = kind(of: scalar)
    guard kind != CharacterProperty.Kind.separator, kind != CharacterProperty.Kind.ignorable else {
      return CharacterProperty(
        codePoint, folded: codePoint, kind: kind, needsComposition: false, script: ScriptClass.none)
    }
    let script = scriptClass(of: scalar, variants)
    let folded = Self.folded(scalar)
    return CharacterProperty(
      codePoint, folded: folded.value, kind: script == ScriptClass.none ? CharacterProperty.Kind.mark : kind,
      needsComposition: kind == CharacterProperty.Kind.mark || !Self.isComposed(scalar), script: script)
  }

  private func kind(of scalar: Unicode.Scalar) -> UInt32 {
    // Tatweel stretches a word; it is a letter by its category only.
    if scalar.value == 0x640 || scalar.properties.isDefaultIgnorableCodePoint {
      return CharacterProperty.Kind.ignorable
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      CharacterProperty.Kind.letter
    case .nonspacingMark, .spacingMark: CharacterProperty.Kind.mark
    default: CharacterProperty.Kind.separator
    }
  }

  private mutating func scriptClass(of scalar: Unicode.Scalar, _ variants: HanVariants) -> UInt8 {
    let code = Script(of: scalar).code
    switch code {
    case "Zyyy", "Zinh", "Zzzz": return ScriptClass.none
    case "Hani": return variants.scriptClass(of: scalar)
    case "Bopo": return ScriptClass.hanTraditional
    case "Hira", "Kana": return ScriptClass.kana
    default:
      if let number = scripts.firstIndex(of: code) { return UInt8(number) }
      // More scripts than a byte can number do not exist; if they ever do, the last ones share a class.
      guard scripts.count < ScriptClass.capacity else { return UInt8(ScriptClass.capacity - 1) }
      scripts.append(code)
      return UInt8(scripts.count - 1)
    }
  }

  /// Lower case and, for full-width forms and final sigma, the plain letter.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x3C2: return "\u{3C3}"
    case 0xFF21...0xFF3A: return Unicode.Scalar(scalar.value - 0xFF21 + 0x61) ?? scalar
    case 0xFF41...0xFF5A: return Unicode.Scalar(scalar.value - 0xFF41 + 0x61) ?? scalar
    // Dotted capital I: its lower case has a combining dot, which no text writes.
    case 0x130: return "i"
    default:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? scalar : scalar
    }
  }

  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    // Vowels and final consonants of Korean in pieces.
    if (0x1160...0x11FF).contains(scalar.value) { return false }
    let bytes = Array(String(Character(scalar)).utf8)
    return bytes.withUnsafeBufferPointer { UnicodeNormalization.isNormalized($0, to: .nfc) }
  }
}
