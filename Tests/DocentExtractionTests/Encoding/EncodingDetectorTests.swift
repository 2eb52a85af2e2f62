import DocentDocument
import Glibc
import Testing

@testable import DocentExtraction

@Suite struct EncodingDetectorTests {
  static let russian =
    "Каждый человек имеет право на свободу убеждений и на свободное выражение их; это право включает свободу."
  static let polish =
    "Każdy człowiek ma prawo wolności opinii i wyrażania jej; prawo to obejmuje swobodę posiadania poglądów."
  static let czech =
    "Každý má právo na svobodu přesvědčení a projevu; toto právo nepřipouští, aby někdo trpěl újmu, šířit žádné."
  static let thai = "ทุกคนมีสิทธิในเสรีภาพแห่งความเห็นและการแสดงออก ทั้งนี้ สิทธินี้รวมถึงเสรีภาพที่จะยึดมั่นในความเห็น"
  static let japanese = "すべて人は、意見及び表現の自由に対する権利を有する。この権利は、干渉を受けることなく自己の意見をもつ自由を含む。"
  static let chinese = "人人有权享有主张和发表意见的自由；此项权利包括持有主张而不受干涉的自由，和通过任何媒介寻求消息的自由。"
  static let korean = "모든 사람은 의견의 자유와 표현의 자유에 대한 권리를 가진다. 이러한 권리는 간섭없이 의견을 가질 자유를 포함한다."
  static let greek =
    "Καθένας έχει το δικαίωμα της ελευθερίας της γνώμης και της έκφρασης, που σημαίνει το δικαίωμα να μην υφίσταται."
  static let hebrew = "כל אדם זכאי לחירות הדעה והביטוי, לרבות החירות להחזיק בדעות ללא כל הפרעה, ולבקש ידיעות ורעיונות."
  static let german =
    "Jeder hat das Recht auf Meinungsfreiheit und freie Meinungsäußerung; dieses Recht schließt die Freiheit über Grenzen ein."

  /// Bytes of `text` in an encoding of the C library.
  private func encode(_ text: String, _ name: String) -> [UInt8] {
    let handle = iconv_open(name, "UTF-8")
    defer { iconv_close(handle) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    let capacity = output.count
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var left = source.count
        var to = target.baseAddress
        var room = capacity
        _ = iconv(handle, &from, &left, &to, &room)
        return capacity - room
      }
    }
    return output[..<written].map { UInt8(bitPattern: $0) }
  }

  @Test(arguments: [
    (russian, "KOI8-R"), (russian, "CP1251"), (russian, "ISO-8859-5"), (polish, "ISO-8859-2"), (polish, "CP1250"),
    (czech, "CP1250"), (czech, "ISO-8859-2"), (thai, "CP874"), (japanese, "CP932"), (japanese, "EUC-JP"),
    (japanese, "ISO-2022-JP"), (chinese, "GB18030"), (korean, "EUC-KR"), (greek, "CP1253"), (hebrew, "CP1255"),
    (german, "ISO-8859-1"), (german, "UTF-16LE"), (german, "UTF-16BE"), (russian, "UTF-16LE"), (german, "UTF-32LE"),
    (german, "UTF-8"), (chinese, "UTF-8"),
  ])
  func decodesUndeclaredText(_ text: String, _ encoding: String) {
    let whole = text + "\n" + text + "\n"
    let decoded = encode(whole, encoding).withUnsafeBytes { TextDecoder.decode($0, declared: nil) }
    #expect(String(decoding: decoded, as: UTF8.self) == whole)
  }

  @Test(arguments: ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"]) func obeysByteOrderMarks(_ name: String) {
    let bytes = encode("\u{FEFF}ab", name)
    let found = bytes.withUnsafeBytes { EncodingDetector.detect($0, declared: "windows-1251") }
    #expect(found.name == name)
    #expect(bytes.withUnsafeBytes { TextDecoder.decode($0, as: found) } == Array("ab".utf8))
  }

  @Test func declarationsWinOverStatisticsButNotOverUTF8() {
    let cyrillic = encode("Да", "CP1251")
    #expect(cyrillic.withUnsafeBytes { EncodingDetector.detect($0, declared: "windows-1251") }.name == "windows-1251")
    #expect(Array("Да".utf8).withUnsafeBytes { EncodingDetector.detect($0, declared: "windows-1251") }.isUTF8)
    #expect(
      cyrillic.withUnsafeBytes { EncodingDetector.detect($0, declared: "no-such-charset") }.name != "no-such-charset")
  }

  @Test func repairsTextThatIsMostlyUTF8() {
    var bytes = Array("Größe über alles, schön früh".utf8)
    bytes.insert(0xFF, at: 20)
    let decoded = bytes.withUnsafeBytes { TextDecoder.decode($0, declared: nil) }
    let text = String(decoding: decoded, as: UTF8.self)
    #expect(text.contains("Größe über"))
    #expect(text.contains("\u{FFFD}"))
  }

  @Test func keepsSequencesWholeAcrossPieces() {
    let text = String(repeating: "aä€😀", count: 200_000)
    #expect(Array(text.utf8).withUnsafeBytes { TextDecoder.decode($0, declared: nil) } == Array(text.utf8))
    let japanese = String(repeating: "日本語のテキスト。\n", count: 60_000)
    let decoded = encode(japanese, "CP932").withUnsafeBytes { TextDecoder.decode($0, declared: "shift_jis") }
    #expect(decoded == Array(japanese.utf8))
  }

  @Test func survivesRunsOfContinuationBytes() {
    let bytes = [UInt8](repeating: 0xA0, count: 600_000)
    _ = bytes.withUnsafeBytes { TextDecoder.decode($0, as: .utf8) }
  }
}
