import DocentText
import Testing

@Suite struct CaseFoldingTests {
  @Test(arguments: [
    ("Hello, World 42", "hello, world 42"),
    ("Straße", "strasse"),
    ("STRASSE", "strasse"),
    ("ｆｕｌｌ　ＷＩＤＴＨ", "full width"),
    ("ΌΣΟΣ", "όσοσ"),
    ("soft\u{AD}hyphen", "softhyphen"),
    ("e\u{301}", "é"),
    ("ﬁn", "fin"),
    ("", ""),
  ])
  func foldsForComparison(_ text: String, _ expected: String) {
    #expect(String(decoding: CaseFolding.folded(text.utf8), as: UTF8.self) == expected)
  }

  @Test func appendsToTheOutput() {
    var output = Array("a".utf8)
    Array("BÄ".utf8).withUnsafeBufferPointer { CaseFolding.fold($0, into: &output) }
    #expect(String(decoding: output, as: UTF8.self) == "abä")
  }

  @Test func growsWithLongExpansions() {
    // U+FDFA folds to 18 code points.
    let text = Array(String(repeating: "\u{FDFA}", count: 1000).utf8)
    let one = CaseFolding.folded(Array("\u{FDFA}".utf8))
    #expect(CaseFolding.folded(text).count == one.count * 1000)
    #expect(one.count > 30)
  }
}
