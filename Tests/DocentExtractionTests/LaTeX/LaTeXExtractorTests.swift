import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct LaTeXExtractorTests {
  private func read(_ text: String, _ name: String = "a.tex") async throws -> Reading {
    try await Reading.of(text, name: name)
  }

  @Test(arguments: [
    (#"Caf\'e na\"{\i}ve \c{c}a \v{S}koda \ss{} \o re \H{o}"#, "Café naïve ça Škoda ß øre ő"),
    (#"``a'' `b' --- c--d~e 5\% \& \_ \ldots"#, "“a” ‘b’ — c–d e 5% & _ …"),
    (#"\textbf{a \emph{b}} {\it c} \textcolor{red}{d} \unknown[o]{e}"#, "a b c d e"),
    (#"$\alpha \leq x_{i+1}^2$ \(\frac{a+b}{2}\)"#, "α ≤ x_(i+1)^2 (a+b)/2"),
    (#"\cite[p.~5]{a, b} \ref{x} \url{http://a_b} \href{http://c}{d}\label{y}"#, "[a, b, p.~5] [x] http://a_b d"),
    ("a % gone\nb\\verb|c_\\{|", "a bc_\\{"), (#"\newcommand{\x}[2][o]{#1-#2}\x{p} \x[q]{r}"#, "o-p q-r"),
    (#"\input{other}\includegraphics[width=1cm]{a.png}text"#, "text"),
  ])
  func readsWhatWouldBePrinted(_ latex: String, _ text: String) async throws {
    #expect(try await read(latex).text == text)
  }

  @Test func dropsThePreambleButItsTitle() async throws {
    let reading = try await read(
      #"""
      \documentclass{article}\usepackage{x}
      \title{On \emph{Harbours}}\author{Ada L.\\Somewhere \and Bob}\date{2024-03-05}
      \begin{document}\maketitle Text\end{document} after
      """#)
    #expect(reading.metadata.title == "On Harbours")
    #expect(reading.metadata.authors == ["Ada L.", "Bob"])
    #expect(reading.metadata.created == "2024-03-05")
    #expect(reading.texts(.title) == ["On Harbours"])
    #expect(reading.texts(.paragraph).last == "Text")
  }

  @Test func readsBlocks() async throws {
    let reading = try await read(
      #"""
      \section*[short]{One}
      Text\footnote{A \textbf{note}.} here.

      \begin{enumerate}\item a \begin{itemize}\item[x] b\end{itemize}\item c\end{enumerate}
      \begin{verbatim}
        % code {
      \end{verbatim}
      \begin{equation}E = mc^2\end{equation}
      \begin{quote}said\end{quote}
      \begin{table}\caption{Prices}\begin{tabular}{l|r} \hline a & b\\ \multicolumn{2}{c}{c} \\ \end{tabular}\end{table}
      """#)
    #expect(reading.texts(.heading) == ["One"])
    #expect(reading.texts(.note) == ["[1] A note."])
    #expect(reading.texts(.listItem) == ["1. a\nx b", "x b", "2. c"])
    #expect(reading.texts(.code) == ["% code {", "E = mc^2"])
    #expect(reading.texts(.quote) == ["said"])
    #expect(reading.texts(.caption) == ["Prices"])
    #expect(reading.cells == [["a", "b"], ["c"]])
  }

  @Test func boundsMacrosThatGrow() async throws {
    let reading = try await read(#"\def\a{\b\b}\def\b{\c\c}\def\c{\a\a x}\a core"#)
    #expect(reading.outcome.reason == .tooLarge)
    #expect(reading.text.contains("core"))
  }

  @Test(arguments: [
    "{", "\\a{", "\\footnote{", "\\begin{itemize}\\item ", "\\begin{tabular}{l}", "$", "\\frac{", "\\a[", "^{",
    "\\newcommand{\\a}{",
  ])
  func staysLinear(_ pattern: String) async throws {
    _ = try await read(String(repeating: pattern, count: 20_000) + "core")
  }

  @Test func readsDatabasesOfReferences() async throws {
    let reading = try await read(
      #"@Book{key, title = {The {TeX}book}, author = "K{\"o}nig, A. and B", year = 1984}"#, "a.bib")
    #expect(reading.text == "The TeXbook\n\nBook: key\nAuthor: König, A. and B\nYear: 1984")
  }
}
