import Foundation
import Testing

/// `docent report` over the sample corpus, and over documents that would like to run in the reader's browser.
@Suite struct ReportTests {
  @Test func isOnePageThatNeedsNothingElse() async throws {
    let run = try await CorpusRun.shared.outcome()
    let page = try run.workspace.docent.run(["report"])
    #expect(page.code == 0)
    for part in ["Sentiment over time", "By language", "By folder", "People", "Key phrases", "Outcomes", "</html>"] {
      #expect(page.stdout.contains(part), "\(part)")
    }
    for part in ["<script", "<link", "<img", "<iframe", "src=", "href=", "url(", "@import"] {
      #expect(!page.stdout.contains(part), "\(part)")
    }
    // The same collection gives the same bytes.
    #expect(try run.workspace.docent.run(["report"]).stdout == page.stdout)
  }

  @Test func itsSumsAreThoseOfTheExport() async throws {
    let run = try await CorpusRun.shared.outcome()
    let page = try run.workspace.docent.run(["report"]).stdout
    let export = try CSV(try run.workspace.docent.run(["export", "sentiment", "--by", "language"]).stdout)
    let total = try #require(export.records.last)
    let documents = try #require(total["documents"])
    let positive = try #require(total["positive"])
    #expect(page.contains("<b>\(documents)</b><span>documents</span>"))
    #expect(page.contains("<span>positive</span><small>\(positive)</small>"))
  }

  @Test func documentsCannotPutMarkupIntoThePage() throws {
    let workspace = try Workspace()
    let folder = workspace.path + "/in"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let hostile =
      "The <img src=x onerror=alert(1)> delivery from <script>alert('Ada Lovelace')</script> was awful & late."
    for name in ["a<b>&'c.txt", "d.txt"] {
      try Data("\(hostile) I hate this terrible service.\n".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    try Data([0x25, 0x50, 0x44, 0x46]).write(to: URL(fileURLWithPath: folder + "/<i>broken.pdf"))
    _ = try workspace.docent.run(["process", "in"])
    let result = try workspace.docent.run(["report", "-o", "report.html", "--title", "<b>Mine</b>"])
    #expect(result.code == 0)
    let page = try String(contentsOfFile: workspace.path + "/report.html", encoding: .utf8)
    for part in ["<img", "<script", "<i>broken", "<b>Mine", "a<b>"] { #expect(!page.contains(part), "\(part)") }
    #expect(page.contains("&lt;b&gt;Mine&lt;/b&gt;"))
  }

  @Test func anEmptyCollectionHasAReportToo() throws {
    let workspace = try Workspace()
    try FileManager.default.createDirectory(atPath: workspace.path + "/in", withIntermediateDirectories: true)
    _ = try workspace.docent.run(["process", "in"])
    let result = try workspace.docent.run(["report"])
    #expect(result.code == 0)
    #expect(result.stdout.contains("<b>0</b><span>documents</span>"))
  }

  @Test func withoutACollectionSaysWhatToDo() throws {
    let workspace = try Workspace()
    let result = try workspace.docent.run(["report"])
    #expect(result.code == 5)
    #expect(result.stderr.contains("docent process"))
  }
}
