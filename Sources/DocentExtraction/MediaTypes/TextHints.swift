import DocentDocument

/// Tells text formats without a telling name by marks that hardly stand in other text: what the author says about the
/// file (`#!`, mode lines), and first lines no prose begins with. A name ending in `.txt` asks for plain text and gets it.
enum TextHints {
  static func detect(_ text: [UInt8], start: Int, expected: String?) -> MediaType? {
    guard expected == nil else { return nil }
    let body = text[start...].prefix(16 << 10)
    if body.hasPrefix("#!"), body.prefix(200).prefix(while: { $0 != 0x0A }).contains(UInt8(ascii: "/")) {
      return .sourceCode
    }
    if let mode = mode(of: body) { return mode }
    for (mark, type) in firstMarks where body.hasPrefix(mark) { return type }
    if body.hasPrefix("\\documentclass") || body.hasPrefix("\\documentstyle")
      || body.range(of: "\n\\begin{document}") != nil
    {
      return .latex
    }
    if body.hasPrefix(ignoringCase: "#+title:") || body.hasPrefix(ignoringCase: "#+author:") { return .org }
    if isPatch(body) { return .diff }
    if isRoff(body) { return .roff }
    if body.hasPrefix("---"), isFrontMatter(body) { return .markdown }
    if body.hasPrefix("%YAML") { return .yaml }
    if body.range(of: "\nmsgid \"") != nil, body.range(of: "\nmsgstr \"") != nil { return .gettext }
    if body.first == UInt8(ascii: "@"), let brace = body.prefix(30).firstIndex(of: UInt8(ascii: "{")),
      [
        "@article", "@book", "@inproceedings", "@misc", "@phdthesis", "@techreport", "@incollection", "@online",
        "@string",
      ]
      .contains(body[..<brace].string.lowercased())
    {
      return .bibTeX
    }
    return nil
  }

  /// Manual pages begin with comments, macros that name them, or both.
  static func isRoff(_ body: ByteSlice) -> Bool {
    let lines = body.prefix(4096).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(60)
    return lines.contains { line in
      for macro in roffMarks where line.hasPrefix(macro) { return true }
      return false
    }
  }

  private static let roffMarks: [StaticString] = [
    ".TH ", ".Dd ", ".Dt ", ".SH ", ".Sh ", ".so ", ".TL", ".\\\" ", "'\\\" ",
  ]

  private static let firstMarks: [(StaticString, MediaType)] = [
    ("diff --git ", .diff), ("Index: ", .diff), ("msgid \"", .gettext), ("<?php", .sourceCode),
    ("#include <", .sourceCode),
    ("#include \"", .sourceCode),
  ]

  private static func isPatch(_ body: ByteSlice) -> Bool {
    guard body.hasPrefix("--- "), let second = body.range(of: "\n+++ ") else { return false }
    return second.lowerBound - body.startIndex < 1000 && body.range(of: "\n@@ ") != nil
  }

  /// Lines of `name: value` between two of `---`.
  private static func isFrontMatter(_ body: ByteSlice) -> Bool {
    guard let end = body.dropFirst(3).range(of: "\n---"), end.upperBound < body.endIndex,
      body[end.upperBound].isASCIISpace
    else { return false }
    let lines = body[(body.startIndex + 3)..<end.lowerBound].split(separator: 0x0A)
    return !lines.isEmpty
      && lines.allSatisfy { line in
        line.first?.isASCIISpace == true || line.hasPrefix("- ") || line.hasPrefix("#") || line.range(of: ":") != nil
          || line.isBlank
      }
  }

  /// `-*- mode: rst -*-` and `vim: ft=rst`, in the first or last lines.
  private static func mode(of body: ByteSlice) -> MediaType? {
    let first = body.prefix { $0 != 0x0A }
    var name: ByteSlice = []
    if let open = first.range(of: "-*-"), let close = first[open.upperBound...].range(of: "-*-") {
      let inner = first[open.upperBound..<close.lowerBound].trimmingSpace
      name = inner.range(of: "mode:").map { inner[$0.upperBound...] } ?? inner
    } else if let vim = body.range(of: "vim:") {
      let line = body[vim.upperBound...].prefix { $0 != 0x0A }
      guard let type = line.range(of: "ft=") ?? line.range(of: "filetype=") else { return nil }
      name = line[type.upperBound...]
    }
    let word = name.trimmingSpace.prefix { $0.isWordByte || $0 == UInt8(ascii: "-") }.string.lowercased()
    return modes[word]
  }

  private static let modes: [String: MediaType] = [
    "rst": .restructuredText, "org": .org, "markdown": .markdown, "gfm": .markdown, "adoc": .asciiDoc,
    "asciidoc": .asciiDoc, "asciidoctor": .asciiDoc, "latex": .latex, "tex": .latex, "plaintex": .latex,
    "bibtex": .bibTeX,
    "nroff": .roff, "troff": .roff, "groff": .roff, "yaml": .yaml, "toml": .toml, "dosini": .ini, "conf": .ini,
    "po": .gettext,
    "diff": .diff, "python": .sourceCode, "ruby": .sourceCode, "perl": .sourceCode, "sh": .sourceCode, "c": .sourceCode,
    "c++": .sourceCode, "cpp": .sourceCode, "lisp": .sourceCode, "emacs-lisp": .sourceCode, "scheme": .sourceCode,
    "lua": .sourceCode, "vim": .sourceCode, "make": .sourceCode, "javascript": .sourceCode, "json": .json, "csv": .csv,
  ]
}
