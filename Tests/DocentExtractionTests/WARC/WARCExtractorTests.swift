import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct WARCExtractorTests {
  private func record(_ type: String, _ block: String, fields: String = "", length: Int? = nil) -> String {
    "WARC/1.0\r\nWARC-Type: \(type)\r\n\(fields)Content-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
  }

  @Test func makesAMemberOfEachPage() async throws {
    let page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n3\r\nb\r\n\r\n0\r\n\r\n"
    let reading = try await Reading.of(
      record("warcinfo", "software: Crawler 1\r\n") + record("request", "GET / HTTP/1.1\r\n\r\n")
        + record("response", page, fields: "WARC-Target-URI: http://example.org/a\r\n")
        + record("conversion", "plain words", fields: "WARC-Target-URI: <http://example.org/b>\r\n"), name: "x")
    #expect(reading.report.mediaType == .warc)
    #expect(
      reading.members.map { String(decoding: $0.content.bytes(), as: UTF8.self) } == ["<p>ab\r\n", "plain words"])
    #expect(reading.members.map(\.name) == ["http:/example.org/a", "http:/example.org/b"])
    #expect(reading.metadata.producer == "Crawler 1")
  }

  @Test func readsOnBehindADamagedRecord() async throws {
    let reading = try await Reading.of(
      record("resource", "one", length: 9999) + record("resource", "two"), name: "x.warc")
    #expect(reading.members.count == 2)
    #expect(reading.outcome.status == .partial)
  }
}
