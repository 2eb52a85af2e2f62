import DocentDocument
import Glibc
import Testing

@testable import DocentExtraction

/// What the threat model says of documents, claim by claim; of child processes `SandboxTests` does.
@Suite struct ThreatModelTests {
  /// A document of each kind that can name another file or address, with the name it gives.
  private static let referring: [String: @Sendable (String) -> [UInt8]] = [
    "entity.xml": { Array("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM '\($0)'>]><r>kept &x;</r>".utf8) },
    "parameter.xml": {
      Array("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY % x SYSTEM '\($0)'> %x;]><r>kept</r>".utf8)
    },
    "dtd.xml": { Array("<?xml version='1.0'?><!DOCTYPE r SYSTEM '\($0)'><r>kept</r>".utf8) },
    "include.xml": {
      Array(
        """
        <?xml version="1.0"?><?xml-stylesheet href="\($0)"?><r xmlns:xi="http://www.w3.org/2001/XInclude">kept
        <xi:include href="\($0)" parse="text"/></r>
        """.utf8)
    },
    "drawing.svg": {
      Array(
        """
        <!DOCTYPE svg [<!ENTITY x SYSTEM "\($0)">]><svg xmlns="http://www.w3.org/2000/svg"
        xmlns:xlink="http://www.w3.org/1999/xlink"><text>kept &x;</text><image xlink:href="\($0)"/>
        <use href="\($0)#a"/></svg>
        """.utf8)
    },
    "page.html": {
      Array(
        """
        <html><head><link rel="stylesheet" href="\($0)"><script src="\($0)"></script><base href="\($0)">
        <meta http-equiv="refresh" content="0; url=\($0)"></head><body>kept <img src="\($0)"><iframe src="\($0)"></iframe>
        <object data="\($0)"></object><embed src="\($0)"><!--#include file="\($0)"--></body></html>
        """.utf8)
    },
    "letter.rtf": {
      Array(
        #"{\rtf1 kept {\field{\*\fldinst INCLUDETEXT "\#($0)"}}{\field{\*\fldinst INCLUDEPICTURE "\#($0)"}}{\*\template \#($0)}}"#
          .utf8)
    },
    "message.eml": {
      Array(
        """
        From: a@example.org\r
        Subject: kept\r
        Content-Type: multipart/mixed; boundary=b\r
        \r
        --b\r
        Content-Type: message/external-body; access-type=local-file; name="\($0)"; url="\($0)"\r
        \r
        Content-Type: text/plain\r
        \r
        --b\r
        Content-Type: text/html\r
        \r
        kept <img src="\($0)">\r
        --b--\r

        """.utf8)
    },
    "paper.tex": {
      Array("\\documentclass{article}\\begin{document}kept \\input{\($0)}\\include{\($0)}\\end{document}".utf8)
    },
    "notes.md": { Array("kept ![picture](\($0)) <img src=\"\($0)\"> [link](\($0))".utf8) },
    "book.epub": { address in
      StoredZIP.archive([
        ("mimetype", "application/epub+zip"),
        (
          "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>"
        ),
        (
          "book.opf",
          """
          <package><manifest><item id="a" href="a.xhtml"/><item id="b" href="\(address)"/>
          <item id="c" href="../../../../../../../../\(address)"/></manifest>
          <spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>
          """
        ),
        ("a.xhtml", "<html><body>kept</body></html>"),
      ])
    },
    "report.docx": { address in
      StoredZIP.archive([
        ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
        (
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
          Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
          Target="word/document.xml"/></Relationships>
          """
        ),
        (
          "word/_rels/document.xml.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
          Target="\(address)" TargetMode="External"/>
          <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
          Target="\(address)"/>
          <Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
          Target="\(address)" TargetMode="External"/>
          <Relationship Id="r4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
          Target="../../../../../../../..\(address)"/></Relationships>
          """
        ),
        (
          "word/document.xml",
          """
          <!DOCTYPE d [<!ENTITY x SYSTEM "\(address)">]>
          <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
          xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:r><w:t>kept
          &x;</w:t></w:r></w:p><w:altChunk r:id="r4"/><w:sectPr><w:headerReference r:id="r2"/></w:sectPr></w:body>
          </w:document>
          """
        ),
      ])
    },
    "form.pdf": { address in
      let page = PDFWriter.document([[PDFWriter.Line(x: 50, y: 50, text: "kept")]])
      let action =
        "99 0 obj\n<< /Type /Action /S /URI /URI (\(address)) /F << /FS /URL /F (\(address)) >> >>\nendobj\n"
      return page + Array(action.utf8)
    },
  ]

  @Test(arguments: referring.keys.sorted()) func noOtherFileIsRead(_ name: String) async throws {
    let folder = try TemporaryRoot.system.makeDirectory()
    let canary = "canary\(UInt64.random(in: 0...UInt64.max))"
    let secret = try Array("<r>\(canary)</r>".utf8).withUnsafeBytes { try folder.write($0, to: "secret.txt") }
    let document = try #require(Self.referring[name])
    for address in [secret, "file://" + secret] {
      let reading = try await Reading.of(document(address), name: name)
      #expect(!reading.text.contains(canary))
      for member in reading.members {
        #expect(!String(decoding: member.content.bytes(), as: UTF8.self).contains(canary))
      }
      // What the document itself says is read all the same.
      let said = reading.text + (reading.metadata.subject ?? "")
      #expect(said.contains("kept"), "\(reading.outcome)")
    }
  }

  @Test(arguments: referring.keys.sorted()) func nothingIsFetched(_ name: String) async throws {
    let listener = try #require(LoopbackListener())
    let document = try #require(Self.referring[name])
    _ = try await Reading.of(document("http://127.0.0.1:\(listener.port)/page"), name: name)
    #expect(!listener.wasReached())
  }

  @Test func membersHaveNamesThatStayInTheirContainer() async throws {
    let names = ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\x.txt", "a/../../b.txt", "..", "a\u{0}b.txt"]
    let reading = try await Reading.of(StoredZIP.archive(names.map { ($0, "text") }), name: "names.zip")
    #expect(reading.members.count == names.count)
    for member in reading.members {
      let parts = member.name.split(separator: "/", omittingEmptySubsequences: false)
      #expect(!member.name.hasPrefix("/") && !parts.contains("..") && !member.name.contains("\u{0}"), "\(member.name)")
    }
  }

  @Test func linksInArchivesAreNotFollowed() async throws {
    let secret = "/etc/passwd"
    let reading = try await Reading.of(
      tarLink("innocent.txt", to: secret) + [UInt8](repeating: 0, count: 1024), name: "links.tar")
    #expect(!reading.text.contains("root:"))
    for member in reading.members {
      #expect(!String(decoding: member.content.bytes(), as: UTF8.self).contains("root:"))
    }
  }

  @Test func temporaryFoldersArePrivateAndGoAway() throws {
    let directory = try TemporaryRoot.system.makeDirectory()
    var status = stat()
    #expect(lstat(directory.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    let path = directory.path
    _ = consume directory
    #expect(lstat(path, &status) != 0)
  }
}
