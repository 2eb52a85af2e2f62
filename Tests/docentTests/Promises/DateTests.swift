import Foundation
import Testing

/// The date of a document is the one it states, and `yesterday` in its text is the day before.
@Suite struct DateTests {
  private static let text = "The parcel arrived yesterday and it was broken."

  /// A file of each kind that says it was written on 5 March 2024.
  private static let samples: [(name: String, content: Data)] = [
    (
      "letter.eml",
      Data(
        """
        From: Anna <anna@example.org>
        To: help@example.org
        Subject: Parcel
        Date: Tue, 5 Mar 2024 10:30:00 +0100
        Content-Type: text/plain

        \(text)

        """.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    ),
    ("letter.pdf", pdf(created: "D:20240305103000+01'00'")),
    (
      "letter.fodt",
      Data(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
          xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
          office:mimetype="application/vnd.oasis.opendocument.text">
          <office:meta><meta:creation-date>2024-03-05T10:30:00</meta:creation-date></office:meta>
          <office:body><office:text><text:p>\(text)</text:p></office:text></office:body>
        </office:document>
        """.utf8)
    ),
    (
      "letter.html",
      Data(
        """
        <html><head><meta name="date" content="2024-03-05"></head><body><p>\(text)</p></body></html>
        """.utf8)
    ),
  ]

  private static func pdf(created: String) -> Data {
    let page = "BT /F 12 Tf 72 700 Td (\(text)) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      """
      << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>
      """,
      "<< /Length \(page.utf8.count) >>\nstream\n\(page)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /CreationDate (\(created)) >>",
    ]
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { file += String(format: "%010d 00000 n \n", place) }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 6 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Data(file.utf8)
  }

  @Test(arguments: samples.indices)
  func relativeDatesStartFromTheDocumentsOwnDate(index: Int) throws {
    let sample = Self.samples[index]
    let workspace = try Workspace()
    try workspace.write("in/" + sample.name, sample.content)
    let result = try workspace.docent.run(["process", "in"])
    #expect(result.code == 0)
    let document = try #require(try CSV(try workspace.docent.run(["export", "documents"]).stdout).records.first)
    #expect(document["date"]?.hasPrefix("2024-03-05") == true)
    #expect(document["date_origin"] == (sample.name.hasSuffix("eml") ? "sent" : "metadata"))
    let entities = try CSV(try workspace.docent.run(["export", "entities"]).stdout).records
    let date = try #require(entities.first { $0["text"] == "yesterday" }, "\(sample.name)")
    #expect(date["value"] == "2024-03-04")
  }

  /// A file that states no date is not older or younger for having been copied: its words mean no particular day.
  @Test func withoutADateYesterdayIsNoParticularDay() throws {
    let workspace = try Workspace()
    try workspace.write("in/letter.txt", Self.text)
    #expect(try workspace.docent.run(["process", "in"]).code == 0)
    let document = try #require(try CSV(try workspace.docent.run(["export", "documents"]).stdout).records.first)
    #expect(document["date_origin"] == "file")
    let entities = try CSV(try workspace.docent.run(["export", "entities"]).stdout).records
    #expect(entities.allSatisfy { $0["text"] != "yesterday" || $0["value"]?.hasPrefix("20") == false })
  }

  @Test(arguments: [
    ("2024-03-05 minutes.txt", "2024-03-05", "name"), ("scan_20240305_1.txt", "2024-03-05", "name"),
    ("minutes 2024.03.05.txt", "2024-03-05", "name"), ("20240305.txt", "2024-03-05", "name"),
    ("minutes 2024-13-05.txt", "2023-11-14", "file"), ("order 1202403051.txt", "2023-11-14", "file"),
    ("2024-03-05 to 2024-04-05.txt", "2023-11-14", "file"), ("version 1.2.txt", "2023-11-14", "file"),
  ])
  func aDateInTheNameOfAFileCountsBeforeThatOfTheFile(name: String, day: String, origin: String) throws {
    let workspace = try Workspace()
    try workspace.write("in/" + name, "Words.")
    _ = try workspace.docent.run(["process", "in"])
    let document = try #require(try CSV(try workspace.docent.run(["export", "documents"]).stdout).records.first)
    #expect(document["date"]?.hasPrefix(day) == true)
    #expect(document["date_origin"] == origin)
  }
}
