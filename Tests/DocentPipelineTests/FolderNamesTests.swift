import Testing

@testable import DocentPipeline

@Suite struct FolderNamesTests {
  @Test func standInTheOrderOfTheKeysOfTheFilesBelow() {
    var names = FolderNames()
    for (name, isFolder) in [
      ("b", false), ("a", true), ("a.txt", false), (".", true), ("a0", false), ("..", true), ("ä", false),
      ("a-", false),
      ("...", false),
    ] {
      names.append(Array(name.utf8), isFolder: isFolder)
    }
    var reversed: [String] = []
    names.forEachReversed { reversed.append(String(decoding: $0, as: UTF8.self)) }
    // The folder sorts as `a/`, behind `a-` and `a.txt`.
    #expect(reversed.reversed() == ["...", "a-", "a.txt", "a", "a0", "b", "ä"])
  }
}
