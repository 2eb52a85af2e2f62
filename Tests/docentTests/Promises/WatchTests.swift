import Foundation
import Glibc
import Testing

/// `docent process --watch`: what comes into the folder is in the results soon, and the results are those of a fresh run.
@Suite struct WatchTests {
  /// Asks until the answer is yes; the time limit of the test ends a wait in vain.
  private func wait(until isDone: () throws -> Bool) throws {
    while try !isDone() { usleep(200_000) }
  }

  @Test(.timeLimit(.minutes(5)))
  func keepsUpWithAFolder() throws {
    let workspace = try Workspace()
    try workspace.write("in/first.txt", "Anna wrote about the delivery.")
    let session = try workspace.docent.start(["process", "in", "--watch"])
    defer { if session.isRunning { kill(session.processIdentifier, SIGKILL) } }
    func finds(_ words: String) throws -> Bool { try workspace.docent.run(["search", words]).code == 0 }

    try wait { try finds("delivery") }
    try workspace.write("in/later/second.txt", "A zebra came by.")
    try wait { try finds("zebra") }
    try workspace.write("in/first.txt", "Completely different words about a giraffe.")
    try wait { try finds("giraffe") }
    try workspace.move("in/later/second.txt", to: "in/moved.txt")
    try wait { try workspace.docent.run(["search", "zebra"]).stdout.contains("in/moved.txt") }
    try workspace.remove("in/first.txt")
    try wait { try !finds("giraffe") }

    kill(session.processIdentifier, SIGINT)
    session.waitUntilExit()
    #expect(session.terminationStatus == 0)
    #expect(try workspace.docent.run(["process", "in", "--collection", "fresh"]).code == 0)
    #expect(try workspace.exports() == workspace.exports(collection: "fresh"))
  }

  @Test func doesNotGoWithADryRun() throws {
    let workspace = try Workspace()
    try workspace.write("in/a.txt", "text")
    #expect(try workspace.docent.run(["process", "in", "--watch", "--dry-run"]).code == 2)
  }
}
