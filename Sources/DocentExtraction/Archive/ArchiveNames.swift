import DocentText

/// The names of members, whose encoding hardly any archive states.
enum ArchiveNames {
  /// UTF-8 where it is, else the code page of the system the name most likely comes from.
  static func decode(_ bytes: some Collection<UInt8>) -> String {
    if let name = String(validating: bytes, as: UTF8.self) { return name }
    let name = Array(bytes)
    guard let converter = try? CharsetConverter(name: codePage(name)) else {
      return String(decoding: name, as: UTF8.self)
    }
    return String(decoding: converter.convert(name), as: UTF8.self)
  }

  /// Single letters outside ASCII are Western; runs of them Cyrillic where all of them are its letters, else East Asian.
  private static func codePage(_ name: [UInt8]) -> String {
    let high = name.filter { $0 >= 0x80 }
    let runs = name.split { $0 < 0x80 }
    let stem = name[..<(name.lastIndex(of: UInt8(ascii: ".")) ?? name.count)]
    let letters = stem.count(where: \.isASCIILetter)
    if runs.allSatisfy({ $0.count <= 2 }), letters >= high.count || high.count == runs.count { return western(high) }
    if high.allSatisfy({ (0x80...0xAF).contains($0) || (0xE0...0xF1).contains($0) }) { return "ibm-866" }
    if isShiftJIS(name) { return "windows-31j" }
    if high.allSatisfy({ $0 >= 0xC0 || $0 == 0xA8 || $0 == 0xB8 }), high.count % 2 == 1 || runs.count > 1,
      !isPaired(name)
    {
      return "windows-1251"
    }
    if isPaired(name) { return "gb18030" }
    return western(high)
  }

  /// The code page of DOS has its letters below A6, that of Windows above C0.
  private static func western(_ high: [UInt8]) -> String {
    let dos = high.count { (0x80...0xA5).contains($0) || $0 == 0xE1 }
    return dos * 2 >= high.count ? "ibm-437" : "windows-1252"
  }

  /// Pairs of Shift_JIS with at least one in the rows of kana and common characters.
  private static func isShiftJIS(_ name: [UInt8]) -> Bool {
    var index = 0
    var common = 0
    while index < name.count {
      let lead = name[index]
      if lead < 0x80 || (0xA1...0xDF).contains(lead) {
        index += 1
        continue
      }
      guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead), index + 1 < name.count else { return false }
      let trail = name[index + 1]
      guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else { return false }
      if (0x82...0x97).contains(lead) { common += 1 }
      index += 2
    }
    return common > 0
  }

  /// Whether all bytes outside ASCII come in pairs of the rows that GB 2312 fills.
  private static func isPaired(_ name: [UInt8]) -> Bool {
    var index = 0
    while index < name.count {
      if name[index] < 0x80 {
        index += 1
        continue
      }
      guard (0xB0...0xF7).contains(name[index]) || (0xA1...0xA9).contains(name[index]), index + 1 < name.count,
        name[index + 1] >= 0xA1
      else { return false }
      index += 2
    }
    return true
  }
}
