@testable import DocentExtraction

/// Small documents of the text formats, by the name of their extractors.
enum TextSamples {
  static let byExtractor: [String: [UInt8]] = [
    "rst": """
    Harbour
    =======

    :Author: Ada

    Text with *marks*, ``code`` and a `link <https://example.org>`_ [1]_::

        literal

    * one

      - nested

    +---+---+
    | a | b |
    +---+---+
    | c     |
    +---+---+

    ===  ===
    x    y
    ===  ===
    1    2
    ===  ===

    .. note:: Mind it.
    .. [1] A note.
    """,
    "org": """
    #+TITLE: Harbour
    * TODO Heading :tag:
    Text with *marks* and [[https://example.org][a link]].
    - [X] one
      1. nested
    | a | b |
    |---+---|
    #+BEGIN_SRC c
    int x;
    #+END_SRC
    [fn:1] A note.
    """,
    "asciidoc": """
    = Harbour
    Ada Lovelace

    == Heading
    Text with *marks*, {empty}https://example.org[a link] and a note.footnote:[Here.]

    * one
    ** nested

    [cols="1,1"]
    |===
    |a |b
    2+|c
    |===

    ----
    code <1>
    ----
    """,
    "latex": #"""
    \documentclass{article}
    \newcommand{\port}[1]{#1 port}
    \title{Harbour}\author{Ada \and Bob}
    \begin{document}\maketitle
    \section{One} Caf\'e \port{old} $x_{i} \leq \frac{a}{b}$\footnote{A note.} % gone
    \begin{itemize}\item one \item two\end{itemize}
    \begin{tabular}{ll} a & b \\ \multicolumn{2}{c}{c} \end{tabular}
    \end{document}
    """#,
    "bibtex": #"@book{key, title = {The {TeX}book}, author = "K{\"o}nig", year = 1984}"#,
    "man": """
    .\\" comment
    .TH PORT 1 "2024-03-05"
    .SH NAME
    port \\- find a \\fBharbour\\fR
    .TP
    .BR \\-a ", " \\-\\-all
    All of them.
    .TS
    l l.
    a\tb
    .TE
    """,
    "yaml": "%YAML 1.2\n---\nname: \"Gr\\u00fc\\u00dfe\"\nlist:\n  - a: 1\ntext: >\n  folded\n  text\n",
    "settings": "[Section]\nname = value\n; remark\nother: 2\n",
    "gettext": "msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgid \"Hello\"\nmsgstr \"Hallo\"\n",
    "code": "#!/bin/sh\n# say it\necho \"hello\"\n",
    "notebook": #"""
    {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": ["# Title\n", "text"]},
    {"cell_type": "code", "source": "print(1)", "outputs": [{"output_type": "stream", "text": ["1\n"]},
    {"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"}}]}]}
    """#,
    "subtitles": "1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i>\nthere\n\n2\n00:00:09,000 --> 00:00:10,000\nBye\n",
    "calendar": """
    BEGIN:VCALENDAR
    BEGIN:VEVENT
    SUMMARY:Meet
     ing
    DTSTART;TZID=Europe/Berlin:20240305T100000
    ATTENDEE;CN="Ada":mailto:ada@example.org
    DESCRIPTION:One\\ntwo
    END:VEVENT
    END:VCALENDAR
    """,
    "vcard": """
    BEGIN:VCARD
    VERSION:2.1
    N:Lovelace;Ada;;;
    NOTE;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=
    =C3=9Fe
    PHOTO;ENCODING=BASE64:AAAA
    TEL;WORK:+49 40 1
    END:VCARD
    """,
    "warc": web.replacing("\n", with: "\r\n"),
  ].mapValues { Array($0.utf8) }

  private static let web = """
    WARC/1.0
    WARC-Type: response
    WARC-Target-URI: http://example.org/
    Content-Type: application/http
    Content-Length: 127

    HTTP/1.1 200 OK
    Content-Type: text/html
    Transfer-Encoding: chunked

    10
    <html><body>Wel
    14
    come home</body></html>
    0


    """

  /// Constructs of each format stacked ten thousand deep.
  static let deep: [String: [UInt8]] = {
    func repeated(_ text: String, _ end: String = "", count: Int = 10_000) -> [UInt8] {
      Array((String(repeating: text, count: count) + "core" + String(repeating: end, count: count)).utf8)
    }
    func stairs(_ text: String) -> [UInt8] {
      Array((0..<600).map { String(repeating: " ", count: $0) + text }.joined(separator: "\n").utf8)
    }
    return [
      "rst": stairs("- a"), "org": stairs("- a"), "asciidoc": repeated("====\n"), "yaml": stairs("- a:"),
      "latex": repeated("\\textbf{", "}") + repeated("\\footnote{", "}")
        + repeated("\\begin{tabular}{l}", "\\end{tabular}")
        + repeated("\\begin{itemize}\\item a", "\\end{itemize}") + Array("\\def\\a{\\a\\a}\\a".utf8),
      "bibtex": Array("@book".utf8) + repeated("{", "}"), "man": repeated(".if n \\{\\\n"),
      "calendar": repeated("BEGIN:VEVENT\n", "END:VEVENT\n"), "vcard": repeated("BEGIN:VCARD\n"),
      "notebook": Array("{\"cells\": ".utf8) + repeated("[", "]"), "subtitles": repeated("<i>", "</i>"),
      "settings": repeated("["), "gettext": repeated("msgid \"\n"), "code": repeated("{"),
      "warc": repeated("WARC/1.0\r\n"),
    ]
  }()
}
