import DocentText
import Testing

@Suite struct UnicodeNormalizationTests {
  @Test(arguments: [
    (UnicodeNormalization.Form.nfc, "A\u{30A}", "\u{C5}"),
    (.nfd, "\u{C5}", "A\u{30A}"),
    (.nfkc, "ﬁ①", "fi1"),
    (.nfkd, "ﬁé", "fie\u{301}"),
    (.nfkcCaseFold, "ÅNGSTRÖM", "ångström"),
    (.nfc, "plain", "plain"),
    (.nfc, "", ""),
  ])
  func normalizes(_ form: UnicodeNormalization.Form, _ text: String, _ expected: String) {
    let result = UnicodeNormalization.normalized(Array(text.utf8), to: form)
    #expect(result == Array(expected.utf8))
    result.withUnsafeBufferPointer { #expect(UnicodeNormalization.isNormalized($0, to: form)) }
  }

  @Test func replacesWhatIsNotUTF8() {
    let result = UnicodeNormalization.normalized([0x61, 0xFF, 0x62], to: .nfc)
    #expect(String(decoding: result, as: UTF8.self) == "a\u{FFFD}b")
  }

  @Test(arguments: UnicodeNormalization.Form.allCases) func isIdempotent(_ form: UnicodeNormalization.Form) {
    for sample in SampleTexts.byLanguage {
      let once = UnicodeNormalization.normalized(Array(sample.text.utf8), to: form)
      #expect(UnicodeNormalization.normalized(once, to: form) == once)
    }
  }
}
