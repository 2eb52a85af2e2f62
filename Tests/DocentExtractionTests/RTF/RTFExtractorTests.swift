import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct RTFExtractorTests {
  private func read(_ body: String) async throws -> Reading {
    try await Reading.of(
      #"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial;}{\f2\fcharset128 M;}}"# + body + "}",
      name: "a.rtf")
  }

  @Test(arguments: [
    (#"caf\'e9 \'80"#, "café €"), (#"\f1 \'c4\'e0\f0  ok"#, "Да ok"), (#"\f2 \'93\'fa\'96\'7b"#, "日本"),
    (#"\u1044?\u1072?"#, "Да"), (#"\uc2\u8364 EUx"#, "€x"), (#"\u-10179?\u-8704?"#, "😀"),
    (#"a\~b\_c\-d\{\}\\"#, "a\u{A0}b\u{2011}cd{}\\"),
    (#"a\emdash b\ldblquote c\rdblquote"#, "a—b“c”"), (#"{\*\unknown no}yes"#, "yes"), (#"{\pict 0123}yes"#, "yes"),
    (#"a{\v no}b"#, "ab"), (#"\bin3 {{{yes"#, "yes"), (#"{\field{\*\fldinst HYPERLINK "no"}{\fldrslt yes}}"#, "yes"),
    (#"{\upr{no}{\*\ud{yes}}}"#, "yes"),
  ])
  func decodesText(_ rtf: String, _ text: String) async throws { #expect(try await read(rtf).text == text) }

  @Test func makesParagraphsAndTables() async throws {
    let reading = try await read(
      #"""
      \pard One\par Two\line lines\par
      \trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\trowd\cellx1\cellx2\pard\intbl c\par d\cell\cell\row
      \pard After\par
      """#)
    #expect(reading.texts(.paragraph) == ["One", "Two\nlines", "After"])
    #expect(reading.cells == [["a", "b"], ["c\nd", ""]])
  }

  @Test func marksHeadersNotesAndHeadings() async throws {
    let reading = try await read(
      #"{\stylesheet{\s1 heading 2;}}{\header Top\par}{\pard\s1 Head\par}\pard Text{\footnote Note} goes on.\par"#)
    #expect(reading.texts(.header) == ["Top"])
    #expect(reading.texts(.note) == ["Note"])
    #expect(reading.texts(.paragraph).last == "Text goes on.")
    #expect(reading.texts(.heading) == ["Head"])
    #expect(reading.parts[0].blocks.first { $0.kind == .heading }?.level == 2)
  }

  @Test func knowsItemsByTheirLabels() async throws {
    let reading = try await read(
      #"{\listtext\pard\plain  1.\tab}\ilvl0\ls1 one\par{\pntext\'95\tab}{\*\pn\pnlvlblt}two\par\pard text\par"#)
    #expect(reading.texts(.listItem) == ["1.\tone", "\u{2022}\ttwo"])
    #expect(reading.texts(.paragraph) == ["text"])
  }

  @Test func readsTablesWithinCells() async throws {
    let reading = try await read(
      #"""
      \trowd\cellx1\cellx2\pard\intbl\itap2 in one\nestcell in two\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}
      {\nonesttables\par}\pard\intbl after\cell right\cell\row\pard End\par
      """#)
    let cells = reading.parts[0].blocks.filter { $0.kind == .cell }
    #expect(
      cells.map { reading.parts[0].text[$0.span].trimmed } == ["in one\tin two\nafter", "in one", "in two", "right"])
    #expect(reading.texts(.paragraph) == ["End"])
  }

  @Test func namesTheAuthorsOfComments() async throws {
    let reading = try await read(
      #"Some {\*\atnid a}{\*\atnauthor Ada}{\chatn{\*\annotation{\*\atndate 1}{\chatn }\pard\plain Look}} text.\par"#)
    #expect(reading.texts(.note) == ["Ada: Look"])
    #expect(reading.texts(.paragraph) == ["Some  text."])
  }

  @Test func handsOverEmbeddedFiles() async throws {
    func hex(_ bytes: [UInt8]) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    func string(_ text: String) -> [UInt8] { little(UInt32(text.utf8.count + 1)) + Array(text.utf8) + [0] }
    let native =
      [2, 0] + Array("note.txt\u{0}C:\\note.txt\u{0}".utf8) + [0, 0, 3, 0] + string("x") + little(UInt32(5))
      + Array("hello".utf8)
    let object =
      little(UInt32(0x501)) + little(UInt32(2)) + string("Package") + [0, 0, 0, 0, 0, 0, 0, 0]
      + little(UInt32(native.count)) + native
    let reading = try await read(
      "a{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata \(hex(object))}{\\result icon}}b")
    #expect(reading.members.map(\.name) == ["note.txt"])
    #expect(reading.members.map { String(decoding: $0.content.bytes(), as: UTF8.self) } == ["hello"])
    #expect(reading.text == "aiconb")
  }

  @Test(arguments: [
    (#"{\fonttbl{\f9\fcharset2 Symbol;}}{\f9 a\'b7}"#, "α\u{2022}"),
    (#"{\shp{\*\shpinst{\shptxt box}}{\shprslt{\*\do{\dptxbxtext box}}}}"#, "box"),
    (#"{\*\do{\dptxbxtext old}}"#, "old"), (#"{\mmath{\*\moMath{\*\mf{\*\mnum{\mr x}}}}}"#, "x"),
  ]) func readsWhatOthersPassOver(_ rtf: String, _ text: String) async throws {
    #expect(try await read(rtf).text.contains(text))
  }

  @Test func readsDocumentInformation() async throws {
    let reading = try await read(#"{\info{\title A \'e9}{\author Ada}{\creatim\yr2024\mo3\dy5\hr10\min7}}Text"#)
    #expect(reading.metadata.title == "A é")
    #expect(reading.metadata.authors == ["Ada"])
    #expect(reading.metadata.created == "2024-03-05T10:07:00")
    #expect(reading.text == "Text")
  }

  @Test func saysWhenTheFileIsCut() async throws {
    let reading = try await Reading.of(#"{\rtf1 {\b Some text"#, name: "a.rtf")
    #expect(reading.text == "Some text")
    #expect(reading.outcome.status == .partial)
  }
}
