import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct MboxExtractorTests {
  @Test func handsOverEachMessage() async throws {
    let reading = try await Reading.of(Samples.byExtractor["mbox"] ?? [], name: "a.mbox")
    #expect(reading.members.map(\.name) == ["message-1.eml", "message-2.eml"])
    let second = try await Reading.of(reading.members[1].content.bytes(), name: "message-2.eml")
    #expect(second.text == "two\n\nSecond.")
    #expect(reading.outcome == .extracted)
  }

  @Test func textLinesThatBeginWithFromAreNoMessages() async throws {
    let text = "From a@b.c Mon Mar  4 10:00:00 2024\nSubject: x\nFrom: a@b.c\n\nFrom here on it rains.\n"
    #expect(try await Reading.of(text, name: "a.mbox").members.count == 1)
  }

  @Test func readsSeparatorsWithoutDatesWhereTheFirstHasNone() async throws {
    let text = "From nobody\nSubject: one\n\nFrom here on it rains.\n\nFrom -\nSubject: two\n\nx\n"
    #expect(try await Reading.of(text, name: "a.mbox").members.count == 2)
  }

  @Test func believesALengthThatFits() async throws {
    let body = "x\n\nFrom a@b.c Mon Mar  4 10:00:00 2024\nSubject: none\n\ny\n"
    let separator = "From a@b.c Mon Mar  4 10:00:00 2024\n"
    let text =
      separator + "Subject: one\nContent-Length: \(body.utf8.count)\n\n\(body)\n" + separator + "Subject: two\n\nz\n"
    #expect(try await Reading.of(text, name: "a.mbox").members.count == 2)
    let wrong = text.replacing("Content-Length: ", with: "Content-Length: 9")
    #expect(try await Reading.of(wrong, name: "a.mbox").members.count == 3)
  }
}
