import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct XMLExtractorTests {
  private func read(_ xml: String) async throws -> Reading { try await Reading.of(xml, name: "a.xml") }

  @Test func makesBlocksByTheNamesOfCommonVocabularies() async throws {
    let reading = try await read(
      """
      <article><title>T</title><para>One <emphasis>two</emphasis>.</para><any>loose</any>
      <informaltable><tgroup><row><entry>a</entry><entry>b</entry></row></tgroup></informaltable></article>
      """)
    #expect(
      reading.blocks == ["heading: T", "paragraph: One two.", "paragraph: loose", "table: a\tb", "cell: a", "cell: b"])
    #expect(reading.metadata.title == "T")
  }

  @Test func resolvesEntitiesOfTheDocumentAndOfHTML() async throws {
    let reading = try await read(#"<!DOCTYPE r [<!ENTITY co "Lark &#38; Sons">]><r>&co; &eacute;&nbsp;&amp;</r>"#)
    #expect(reading.outcome.reason == .corrupted || reading.text.contains("é"))
    let plain = try await read(#"<!DOCTYPE r [<!ENTITY co "Lark Press">]><r>&co; &eacute;</r>"#)
    #expect(plain.text == "Lark Press é")
    #expect(plain.outcome == .extracted)
  }

  @Test func readsNoOtherFile() async throws {
    for declaration in [#"<!ENTITY x SYSTEM "file:///etc/passwd">"#, #"<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;"#]
    {
      let reading = try await read("<!DOCTYPE r [\(declaration)]><r>a&x;b</r>")
      #expect(!reading.text.contains("root:"))
    }
    let external = try await read(#"<!DOCTYPE r SYSTEM "file:///etc/passwd"><r>text</r>"#)
    #expect(external.text == "text")
  }

  @Test func doesNotMultiplyEntities() async throws {
    var subset = #"<!ENTITY a0 "lol">"#
    for level in 1...9 { subset += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">" }
    let reading = try await read("<!DOCTYPE r [\(subset)]><r>start &a9; end</r>")
    #expect(reading.text.utf8.count < 10_000)
    let many = try await read(
      "<!DOCTYPE r [<!ENTITY a \"\(String(repeating: "x", count: 1000))\">]><r>\(String(repeating: "&a;", count: 50_000))</r>"
    )
    #expect(many.text.utf8.count < 3 << 20)
  }

  @Test func readsWhatStandsBeforeAnError() async throws {
    let reading = try await read("<r><p>first</p><p>second</q></r>")
    #expect(reading.outcome.status == .partial)
    #expect(reading.outcome.reason == .corrupted)
    #expect(reading.text.hasPrefix("first\n\nsecond"))
  }

  @Test func refusesTagsWithCountlessAttributes() async throws {
    let attributes = (0..<20_000).map { " a\($0)=''" }.joined()
    let reading = try await read("<r><e\(attributes)/></r>")
    #expect(reading.outcome.status == .failed)
    #expect(reading.outcome.reason == .corrupted)
  }

  @Test func readsFeeds() async throws {
    let reading = try await read(
      """
      <rss><channel><title>Harbour</title><item><title>News</title>
      <description>&lt;p&gt;Some &lt;b&gt;bold&lt;/b&gt; news&lt;/p&gt;</description></item></channel></rss>
      """)
    #expect(reading.text == "Harbour\n\nNews\n\nSome bold news")
    #expect(reading.metadata.title == "Harbour")
  }

  @Test func obeysTheDeclaredEncoding() async throws {
    let bytes = Array("<?xml version='1.0' encoding='windows-1251'?><r>".utf8) + [0xC4, 0xE0] + Array("</r>".utf8)
    #expect(try await Reading.of(bytes, name: "a.xml").text == "Да")
    let wide = "<?xml version='1.0' encoding='UTF-16'?><r>Да</r>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try await Reading.of([0xFF, 0xFE] + wide, name: "a.xml").text == "Да")
  }
}
