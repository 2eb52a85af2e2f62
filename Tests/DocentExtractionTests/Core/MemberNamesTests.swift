import Testing

@testable import DocentExtraction

@Suite struct MemberNamesTests {
  @Test(arguments: [
    ("folder/a.txt", "folder/a.txt"), ("../../etc/passwd", "etc/passwd"), ("/abs/path", "abs/path"),
    (#"C:\temp\x.doc"#, "temp/x.doc"), ("a\u{0}b\nc.txt", "abc.txt"), ("./x/./y", "x/y"),
    ("a\u{202E}gpj.exe", "agpj.exe"),
    ("..", "part-1"), ("", "part-1"),
  ])
  func makesNamesSafe(_ name: String, _ expected: String) {
    #expect(MemberNames.safe(name, fallback: "part-1") == expected)
  }

  @Test func numbersNamesThatCameBefore() {
    var names = MemberNames()
    let given = ["a.txt", "a.txt", "a (2).txt", "a.txt", "dir.x/noext", "dir.x/noext"]
    let unique = given.map { names.unique($0, fallback: "x") }
    #expect(unique == ["a.txt", "a (2).txt", "a (2) (2).txt", "a (3).txt", "dir.x/noext", "dir.x/noext (2)"])
  }

  @Test func boundsLongNames() {
    #expect(MemberNames.safe(String(repeating: "ä", count: 100_000), fallback: "x").utf8.count <= 402)
  }
}
