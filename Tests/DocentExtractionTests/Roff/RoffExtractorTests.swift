import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct RoffExtractorTests {
  private func read(_ text: String) async throws -> Reading { try await Reading.of(".\\\" roff\n" + text, name: "a.1") }

  @Test(arguments: [
    (#"a \fBb\fP \-c \(em \[u00E4] \(co \e x\&y\|z"#, "a b -c — ä © \\ xyz"), (".BR a (1), b", "a(1),b"),
    (".B \"two words\" x", "two words x"), (".ds x y\n\\*x and \\*[x]", "y and y"), (".ie t no\n.el yes", "yes"),
    (".if t \\{\\\nno\n.\\}\nyes", "yes"), (".de XX\nno\n..\nyes", "yes"),
  ])
  func resolvesEscapesAndRequests(_ roff: String, _ text: String) async throws {
    #expect(try await read(roff).text == text)
  }

  @Test func readsManualPages() async throws {
    let reading = try await read(
      ".TH CAT 1 2024-03-05 \"X 1\"\n.SH NAME\ncat \\- joins\n.TP\n.B \\-n\nnumbers\n.IP \\(bu 2\npoint\n.nf\na\n  b\n.fi\n.TS\nl l.\na\tT{\nb\nT}\n.TE\n"
    )
    #expect(reading.metadata.title == "CAT")
    #expect(reading.metadata.created == "2024-03-05")
    #expect(reading.texts(.title) == ["CAT(1)"])
    #expect(reading.texts(.heading) == ["NAME"])
    #expect(reading.texts(.listItem) == ["-n\nnumbers", "point"])
    #expect(reading.texts(.code) == ["a\n  b"])
    #expect(reading.cells == [["a", "b"]])
  }

  @Test func readsMdoc() async throws {
    let reading = try await read(
      ".Dd March 5, 2024\n.Dt CAT 1\n.Sh NAME\n.Nm cat\n.Nd joins\n.Sh SYNOPSIS\n.Nm\n.Op Fl bn Ar file\n.Xr ls 1 .\n.Dq quoted\n"
    )
    #expect(reading.texts(.paragraph) == ["cat\n— joins", "cat\n[-bn file]\nls(1).\n“quoted”"])
  }

  @Test func leavesNumberedTextFilesAlone() async throws {
    let reading = try await Reading.of("plain \\fB text\n", name: "notes.1")
    #expect(reading.text == "plain \\fB text\n")
  }
}
