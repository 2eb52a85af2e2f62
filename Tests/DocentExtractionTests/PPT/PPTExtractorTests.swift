import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct PPTExtractorTests {
  typealias Deck = BinaryPresentation

  @Test func readsSlidesInTheirOrderWithNotes() async throws {
    let first = Deck.shape(Deck.text(0, "First")) + Deck.shape(Deck.text(1, "one\rtwo\u{B}lines"))
    let second = Deck.shape(Deck.text(0, "Второй"))
    let bytes = CompoundFiles.file(Deck.streams([first, second], notes: "Say hello"))
    let reading = try await Reading.of(bytes, name: "x.ppt")
    #expect(reading.outcome == .extracted)
    #expect(reading.metadata.pageCount == 2)
    #expect(reading.texts(.title) == ["First", "Второй"])
    #expect(reading.texts(.listItem) == ["one", "two\nlines"])
    #expect(reading.texts(.note) == ["Say hello"])
    #expect(reading.parts[0].blocks.filter { $0.kind == .page }.map(\.page) == [1, 2])
  }

  @Test func readsTables() async throws {
    func cell(_ left: UInt32, _ top: UInt32, _ text: String) -> [UInt8] {
      Deck.container(
        0xF004,
        Deck.record(0xF00F, Deck.words([left, top, left + 10, top + 10])) + Deck.container(0xF00D, Deck.text(4, text)))
    }
    let mark = Deck.container(0xF004, Deck.record(0xF122, instance: 1, version: 3, [0x9F, 0x03] + Deck.words([1])))
    let table = Deck.container(0xF003, mark + cell(10, 10, "d") + cell(0, 0, "a") + cell(10, 0, "b") + cell(0, 10, "c"))
    let reading = try await Reading.of(CompoundFiles.file(Deck.streams([table])))
    #expect(reading.cells == [["a", "b"], ["c", "d"]])
  }

  @Test func readsSlidesWithoutTheirDirectory() async throws {
    let streams = Deck.streams([Deck.shape(Deck.text(4, "Still here"))])
    let reading = try await Reading.of(CompoundFiles.file([streams[0]]))
    #expect(reading.outcome.reason == .corrupted)
    #expect(reading.text == "Still here")
  }

  @Test func namesEncryptedPresentations() async throws {
    let user = Deck.record(0x0FF6, Deck.words([20, 0xF3D1_C4DF, 0, 0]))
    let streams = [Deck.streams([Deck.shape(Deck.text(4, "secret"))])[0], ("Current User", user)]
    #expect(try await Reading.of(CompoundFiles.file(streams)).outcome.reason == .encrypted)
  }
}
