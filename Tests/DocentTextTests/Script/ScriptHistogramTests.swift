import DocentText
import Testing

@Suite struct ScriptHistogramTests {
  @Test(arguments: [
    ("Hello, 123", Script.latin, 5), ("Привет мир!", .cyrillic, 9), ("日本語のテキスト", .katakana, 4),
    ("مرحبا", .arabic, 5), ("ภาษา", .thai, 4), ("한국어", .hangul, 3),
  ])
  func findsTheDominantScript(_ text: String, _ script: Script, _ count: Int) {
    let histogram = histogram(of: text)
    #expect(histogram.dominant == script)
    #expect(histogram[script] == count)
    #expect(histogram.total == text.unicodeScalars.count)
  }

  @Test func ranksMixedScripts() {
    let histogram = histogram(of: "日本語のテキスト and Latin letters")
    #expect(histogram.ranked.map(\.script.code) == ["Latn", "Kana", "Hani", "Hira"])
  }

  @Test(arguments: ["", "123 !?", "\u{301}"]) func findsNoScriptWithoutLetters(_ text: String) {
    #expect(histogram(of: text).dominant == nil)
  }

  @Test func namesScripts() {
    #expect(Script(code: "Cyrl") == .cyrillic)
    #expect(Script(code: "Qqqq") == nil)
    #expect(Script(of: "я").code == "Cyrl")
    #expect(Script.common.code == "Zyyy")
  }

  private func histogram(of text: String) -> ScriptHistogram {
    Array(text.utf8).withUnsafeBufferPointer { ScriptHistogram($0) }
  }
}
