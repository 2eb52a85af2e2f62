/// The names documents use for encodings, as they are meant.
enum CharsetNames {
  /// Lower case, trimmed, with the aliases resolved that the web and mail use (WHATWG Encoding, section 4.2: ISO-8859-1
  /// and ASCII mean Windows-1252). Nil for an empty or absurd name.
  static func canonical(_ name: String) -> String? {
    let trimmed = name.utf8.filter { !$0.isASCIISpace && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    guard !trimmed.isEmpty, trimmed.count <= 40, trimmed.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    let lower = String(decoding: trimmed.map(\.asciiLowercased), as: UTF8.self)
    return aliases[lower] ?? lower
  }

  private static let aliases: [String: String] = [
    "utf8": "utf-8", "utf-8-sig": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8",
    "us-ascii": "windows-1252", "ascii": "windows-1252", "ansi_x3.4-1968": "windows-1252", "latin1": "windows-1252",
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252", "l1": "windows-1252",
    "cp1252": "windows-1252", "x-user-defined": "windows-1252", "unknown-8bit": "", "x-unknown": "", "binary": "",
    "8bit": "", "default": "", "none": "", "default_charset": "", "_iso-2022-jp$esc": "iso-2022-jp",
    "cp1250": "windows-1250", "cp1251": "windows-1251", "cp1253": "windows-1253", "cp1254": "windows-1254",
    "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257", "cp1258": "windows-1258",
    "x-sjis": "windows-31j", "shift_jis": "windows-31j", "shift-jis": "windows-31j", "sjis": "windows-31j",
    "ms_kanji": "windows-31j", "cp932": "windows-31j", "x-ms-cp932": "windows-31j",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "gb_2312-80": "gb18030",
    "ks_c_5601-1987": "windows-949", "euc-kr": "windows-949", "ksc5601": "windows-949", "cp949": "windows-949",
    "big5-hkscs": "big5-hkscs", "cp950": "big5", "x-x-big5": "big5", "iso-8859-9": "windows-1254",
    "tis-620": "windows-874", "iso-8859-11": "windows-874", "cp874": "windows-874", "dos-874": "windows-874",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "x-mac-roman": "macintosh", "mac": "macintosh",
    "utf-16": "utf-16le", "unicode": "utf-16le", "ucs-2": "utf-16le", "utf-32": "utf-32le", "ucs-4": "utf-32le",
  ].filter { !$0.value.isEmpty }
}
