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

  static let french =
    "Les élèves français ont reçu les résultats dès février, où la fête a été très réussie malgré l’été."
  static let slovak =
    "Žiaci sa tešia na prázdniny, ktoré začnú už o týždeň; učiteľ však ešte skúša z dejepisu a ľudia čakajú."
  static let slovene =
    "Učenci želijo več počitnic, vendar šola še ni končana; učitelji pravijo, da bo konec šele čez mesec."
  static let latvian =
    "Bērni agri no rīta devās uz skolu, bet vecāki palika mājās un gaidīja viņus līdz vakaram; šķūnis bija tukšs."
  static let lithuanian =
    "Vaikai anksti rytą išėjo į mokyklą, o tėvai liko namuose ir laukė jų iki vakaro; šią žiemą buvo šalta."
  static let turkish =
    "Çocuklar sabah erkenden okula gittiler, anne ve babaları ise evde kalıp beklediler; ışık söndü, güneş doğdu."
  static let ukrainian =
    "Діти пішли до школи рано вранці, а батьки залишилися вдома і чекали їхнього повернення; її ґанок був зачинений."
  static let arabic = "ذهب الأطفال إلى المدرسة في الصباح الباكر، وبقي الوالدان في البيت ينتظران عودتهم حتى المساء."
  static let english = "The survey of the harbour – it’s “finished” – cost €450; naïve readers met in a café."

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
    (german, "UTF-8"), (chinese, "UTF-8"), (german, "CP850"), (german, "CP437"), (german, "MACINTOSH"),
    (french, "CP1252"), (french, "MACINTOSH"), (polish, "CP852"), (czech, "CP852"), (slovak, "CP1250"),
    (slovak, "ISO-8859-2"), (slovene, "CP1250"), (slovene, "ISO-8859-2"), (latvian, "CP1257"), (latvian, "ISO-8859-13"),
    (latvian, "ISO-8859-4"), (lithuanian, "CP1257"), (lithuanian, "ISO-8859-4"), (turkish, "CP1254"),
    (turkish, "CP857"), (ukrainian, "KOI8-U"), (ukrainian, "CP1251"), (russian, "CP866"), (russian, "MAC-CYRILLIC"),
    (arabic, "CP1256"), (arabic, "ISO-8859-6"), (hebrew, "CP862"), (hebrew, "ISO-8859-8"), (greek, "ISO-8859-7"),
    (english, "CP1252"), (english, "MACINTOSH"), (chinese, "UTF-16LE"), (chinese, "UTF-16BE"), (japanese, "UTF-16LE"),
    (korean, "UTF-16BE"), (thai, "UTF-16LE"), ("人人都有受教育的權利。孩子們一大早就去上學，父母留在家裡等他們回來，一直等到晚上。", "BIG5"), (thai, "TIS-620"),
    (russian.uppercased(), "CP1251"),
    (russian.uppercased(), "KOI8-R"),
  ])
  func decodesUndeclaredText(_ text: String, _ encoding: String) {
    let whole = text + "\n" + text + "\n"
    let decoded = encode(whole, encoding).withUnsafeBytes { TextDecoder.decode($0, declared: nil) }
    #expect(String(decoding: decoded, as: UTF8.self) == whole)
  }

  /// A line is enough.
  @Test(arguments: [
    (russian, "CP1251"), (russian, "KOI8-R"), (polish, "CP1250"), (czech, "ISO-8859-2"), (slovene, "CP1250"),
    (greek, "CP1253"), (turkish, "CP1254"), (japanese, "CP932"), (japanese, "EUC-JP"), (chinese, "GB18030"),
    (korean, "EUC-KR"), (thai, "CP874"), (chinese, "UTF-16LE"), (french, "CP1252"),
  ])
  func decodesShortText(_ text: String, _ encoding: String) {
    let line = String(text.prefix(40))
    let decoded = encode(line, encoding).withUnsafeBytes { TextDecoder.decode($0, declared: nil) }
    #expect(String(decoding: decoded, as: UTF8.self) == line)
  }

  @Test func doubtsAWesternDeclarationOfATextThatIsNot() {
    let decoded = encode(Self.russian, "CP1251").withUnsafeBytes { TextDecoder.decode($0, declared: "iso-8859-1") }
    #expect(String(decoding: decoded, as: UTF8.self) == Self.russian)
    let german = encode(Self.german, "CP1252").withUnsafeBytes { EncodingDetector.detect($0, declared: "iso-8859-1") }
    #expect(german.name == "windows-1252")
    #expect(german.origin == .declared)
  }

  @Test func readsHZ() {
    let decoded = Array("~{HKHKSPH(~} ok".utf8).withUnsafeBytes { TextDecoder.decode($0, declared: nil) }
    #expect(String(decoding: decoded, as: UTF8.self) == "人人有权 ok")
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
