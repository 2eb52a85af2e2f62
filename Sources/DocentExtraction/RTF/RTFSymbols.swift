import DocentDocument

/// What single control words stand for.
enum RTFSymbols {
  /// Control words and symbols that are characters.
  static let characters: [String: String] = [
    "\\": "\\", "{": "{", "}": "}", "~": "\u{A0}", "_": "\u{2011}", "tab": "\t", "emdash": "\u{2014}",
    "endash": "\u{2013}", "emspace": "\u{2003}", "enspace": "\u{2002}", "qmspace": "\u{2005}", "bullet": "\u{2022}",
    "lquote": "\u{2018}", "rquote": "\u{2019}", "ldblquote": "\u{201C}", "rdblquote": "\u{201D}", "zwj": "\u{200D}",
    "zwnj": "\u{200C}", "ltrmark": "\u{200E}", "rtlmark": "\u{200F}",
  ]

  static func isCharacter(_ name: String) -> Bool { characters[name] != nil }

  /// Whether a control word may change where text goes or how its bytes are read.
  static func changesState(_ name: String) -> Bool { stateWords.contains(name) }

  private static let stateWords: Set<String> = [
    "f", "plain", "v", "deleted", "par", "sect", "page", "line", "cell", "nestcell", "row", "nestrow", "pard", "intbl",
    "trowd", "s", "outlinelevel", "ls", "itap",
  ]

  /// Destinations that are blocks of their own.
  static let blockDestinations: [String: Block.Kind] = [
    "header": .header, "headerl": .header, "headerr": .header, "headerf": .header, "footer": .footer,
    "footerl": .footer, "footerr": .footer, "footerf": .footer,
  ]

  /// Fields of the document information beside those every format has, with the names they are kept under.
  static let extraInformation = [
    "keywords": "keywords", "company": "company", "manager": "manager", "category": "category",
    "doccomm": "description", "operator": "lastModifiedBy",
  ]

  /// Destinations without text for the reader.
  static let skippedDestinations: Set<String> = [
    "colortbl", "pict", "object", "objdata", "fldinst", "bkmkstart", "bkmkend", "nonshppict", "shppict", "themedata",
    "datastore", "xmlnstbl", "rsidtbl", "listtable", "listoverridetable", "filetbl", "revtbl", "pnseclvl", "tc", "xe",
    "rxe", "txe", "upr", "private", "template", "comment", "hlinkbase", "vern", "version", "printim", "buptim",
    "ftnsep", "ftnsepc", "aftnsep",
    "aftnsepc", "sp", "nonesttables", "atnid", "atntime", "atndate", "atnref", "atnparent", "mmathPict",
  ]

  /// Whether a destination inside a skipped one holds text all the same: text boxes, results of fields and objects,
  /// Unicode forms, runs of equations.
  static func revives(_ name: String) -> Bool { revivingDestinations.contains(name) }

  private static let revivingDestinations: Set<String> = ["shptxt", "ud", "fldrslt", "result", "dptxbxtext", "mr"]

  /// A character of a symbol font; what has no common form is a bullet.
  static func symbol(_ byte: UInt8) -> String {
    switch byte {
    case 0x20: " "
    case 0xA8, 0x6F: "\u{25A1}"
    case 0xFC: "\u{2713}"
    case 0xE0: "\u{2192}"
    default: "\u{2022}"
    }
  }
}
