import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct CSVExtractorTests {
  private func rows(_ change: (inout RowMapping) -> Void) -> ExtractionOptions {
    var options = ExtractionOptions()
    var mapping = RowMapping()
    change(&mapping)
    options.rows = mapping
    return options
  }

  @Test func readsQuotesLineEndsAndEmptyFields() async throws {
    let reading = try await Reading.of("a,b\r\n\"x, \"\"y\"\"\",\r\n\"two\nlines\",z", name: "t.csv")
    #expect(reading.cells == [["a", "b"], ["x, \"y\"", ""], ["two lines", "z"]])
  }

  @Test(arguments: [
    ("a;b\n1,5;2\n3,5;4\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a|b|c\n1|2|3\n", "|"), ("sep=;\na;b\n", ";"),
    ("name,text\nx,\"a;b;c;d\"\ny,\"e;f;g;h\"\n", ","), ("one column\nonly\n", ","),
  ])
  func findsTheDelimiter(_ text: String, _ delimiter: String) async throws {
    #expect(try await Reading.of(text, name: "t.csv").metadata.extra["delimiter"] == delimiter)
  }

  @Test func survivesAQuoteThatNeverCloses() async throws {
    let text = "a,b\n\"open,2\n3,4\n" + String(repeating: "\"x,y\n", count: 2000)
    let reading = try await Reading.of(text, name: "t.csv")
    #expect(reading.cells.count == 2003)
    #expect(reading.cells[2] == ["3", "4"])
  }

  @Test func makesADocumentOfEachRow() async throws {
    let options = rows {
      $0.textColumns = ["body"]
      $0.idColumn = "Ticket"
      $0.dateColumn = "created"
      $0.titleColumn = "subject"
      $0.tagColumns = ["product"]
    }
    let reading = try await Reading.of(
      "ticket,created,subject,body,product\nT-1,2024-03-05,Late,\"It came\nlate.\",X200\nT-1,,,Again,\n,,,No id,\n",
      name: "t.csv", options: options)
    #expect(reading.rows.map(\.name) == ["T-1", "T-1 (2)", "3"])
    #expect(reading.rows.map(\.row.text.string) == ["It came\nlate.", "Again", "No id"])
    #expect(reading.rows[0].row.metadata.title == "Late")
    #expect(reading.rows[0].row.metadata.sent == "2024-03-05")
    #expect(reading.rows[0].row.metadata.tags == [Metadata.Tag(name: "product", value: "X200")])
    #expect(reading.report.counts.rows == 3)
    #expect(reading.outcome == .extracted)
  }

  @Test func namesAColumnThatIsMissing() async throws {
    let reading = try await Reading.of("a,b\n1,2\n", name: "t.csv", options: rows { $0.idColumn = "nr" })
    #expect(reading.outcome.status == .failed)
    #expect(reading.outcome.message?.contains("a, b") == true)
  }

  @Test func takesAllOtherColumnsAsText() async throws {
    let reading = try await Reading.of("id,a,b\n7,x,y\n", name: "t.csv", options: rows { $0.idColumn = "1" })
    #expect(reading.rows[0].name == "7")
    #expect(reading.rows[0].row.text.string == "x\n\ny")
  }
}
