/// Unpacks the compressed form in which messages keep Rich Text ([MS-OXRTFCP]).
enum CompressedRTF {
  private static let compressed = 0x7546_5A4C
  private static let stored = 0x414C_454D
  private static let windowSize = 4096
  /// What the window holds at the start (3.1.1.1.1 of the description).
  private static let dictionary = Array(
    (#"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "#
      + #"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"#
      + "\r\n" + #"\par \pard\plain\f0\fs20\b\i\u\tab\tx"#).utf8)

  /// Nil for what is not in this form; damage gives what stands before it. At most 18 bytes for each byte stored.
  static func unpacked(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let size = bytes.readUInt32(at: 4), let kind = bytes.readUInt32(at: 8) else { return nil }
    if kind == stored { return Array(bytes.part(at: 16, length: size)) }
    guard kind == compressed else { return nil }
    var window = dictionary + [UInt8](repeating: 0x20, count: windowSize - dictionary.count)
    var writing = dictionary.count
    var result: [UInt8] = []
    var position = 16
    func put(_ byte: UInt8) {
      result.append(byte)
      window[writing] = byte
      writing = (writing + 1) % windowSize
    }
    while let control = bytes.readUInt8(at: position) {
      position += 1
      for bit in 0..<8 {
        if control >> bit & 1 == 0 {
          guard let byte = bytes.readUInt8(at: position) else { return result }
          put(UInt8(byte))
          position += 1
          continue
        }
        guard let high = bytes.readUInt8(at: position), let low = bytes.readUInt8(at: position + 1) else {
          return result
        }
        position += 2
        let offset = high << 4 | low >> 4
        // A reference to the place where writing goes on ends the text.
        if offset == writing { return result }
        for step in 0..<(low & 0xF) + 2 { put(window[(offset + step) % windowSize]) }
      }
    }
    return result
  }
}
