/// How commands and environments are read that are no text of their own.
enum LaTeXCommands {
  /// Commands whose arguments are no text, with how many they take.
  static let silent: [String: Int] = [
    "label": 1, "index": 1, "glossary": 1, "vspace": 1, "hspace": 1, "vskip": 0, "hskip": 0, "usepackage": 1,
    "RequirePackage": 1, "documentclass": 1, "documentstyle": 1, "pagestyle": 1, "thispagestyle": 1,
    "bibliographystyle": 1,
    "bibliography": 1, "addbibresource": 1, "input": 1, "include": 1, "includeonly": 1, "includegraphics": 1,
    "includepdf": 1, "setlength": 2, "addtolength": 2, "setcounter": 2, "addtocounter": 2, "newcounter": 1,
    "stepcounter": 1,
    "refstepcounter": 1, "newlength": 1, "settowidth": 2, "pagenumbering": 1, "color": 1, "textcolor": 1, "colorbox": 1,
    "fcolorbox": 2, "definecolor": 3, "rowcolor": 1, "columncolor": 1, "cellcolor": 1, "hypersetup": 1, "geometry": 1,
    "graphicspath": 1, "fontsize": 2, "selectlanguage": 1, "setmainfont": 1, "setsansfont": 1, "setmonofont": 1,
    "newtheorem": 2, "theoremstyle": 1, "numberwithin": 2, "cmidrule": 1, "cline": 1, "hyphenation": 1, "phantom": 1,
    "hphantom": 1, "vphantom": 1, "rule": 2, "raisebox": 1, "scalebox": 1, "resizebox": 2, "rotatebox": 1, "parbox": 1,
    "makebox": 0, "framebox": 0, "addcontentsline": 3, "markboth": 2, "markright": 1, "pdfbookmark": 2,
    "hypertarget": 1,
    "nocite": 1, "linespread": 1, "lstset": 1, "tikzset": 1, "usetikzlibrary": 1, "pgfplotsset": 1, "bibitem": 0,
    "newenvironment": 3, "renewenvironment": 3, "AtBeginDocument": 1, "usetheme": 1, "usecolortheme": 1,
    "setbeamertemplate": 2, "newcolumntype": 2, "foreignlanguage": 1, "fontfamily": 1, "fontseries": 1, "fontshape": 1,
    "captionsetup": 1, "sisetup": 1, "lstinputlisting": 1, "verbatiminput": 1, "newif": 0, "setkeys": 2, "crefname": 3,
    "foreach": 0, "DeclareUnicodeCharacter": 2, "titleformat": 5, "titlespacing": 4, "addtokomafont": 2,
    "setkomafont": 2, "KOMAoptions": 1, "PassOptionsToPackage": 2, "enlargethispage": 1, "thanksto": 1, "bibinfo": 1,
    "bibnamefont": 0, "hline": 0, "multirow": 2, "shortstack": 0, "institutemark": 1, "orcid": 1, "vspace*": 1,
  ]

  /// Levels of headings.
  static let headings: [String: Int] = [
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6,
    "frametitle": 3, "framesubtitle": 4, "addchap": 1, "addsec": 2, "minisec": 5, "cvsection": 2,
  ]

  /// Environments whose content is taken as it stands.
  static let verbatim: Set<String> = [
    "verbatim", "Verbatim", "lstlisting", "minted", "alltt", "BVerbatim", "LVerbatim", "verbatimtab", "code",
    "Highlighting",
    "pyconsole", "spverbatim",
  ]

  /// Environments that are no text.
  static let skipped: Set<String> = [
    "tikzpicture", "pgfpicture", "comment", "filecontents", "picture", "pspicture", "asy", "feynmandiagram", "CCSXML",
    "tikzcd", "axis",
  ]

  static let mathematics: Set<String> = [
    "equation", "align", "gather", "multline", "eqnarray", "displaymath", "flalign", "alignat", "dmath", "math",
    "IEEEeqnarray",
    "subequations",
  ]

  /// Environments of cells, with how many arguments come before them.
  static let tables: [String: Int] = [
    "tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1, "array": 1, "tabu": 1, "longtabu": 1,
    "xltabular": 2, "tblr": 1, "deluxetable": 1,
  ]

  static let lists: Set<String> = [
    "itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum", "labeling", "list", "trivlist",
    "thebibliography", "asparaenum", "cvitems", "exercises", "tasks", "questions", "parts",
  ]

  static let quotes: Set<String> = ["quote", "quotation", "verse", "displayquote", "epigraph"]

  /// Environments printed with their name.
  static let statements: Set<String> = [
    "theorem", "lemma", "proposition", "corollary", "definition", "proof", "remark", "example", "claim", "conjecture",
    "exercise", "problem", "solution", "axiom", "note", "notation", "question", "observation", "fact",
  ]

  /// Arguments of environments that are no text.
  static let environmentArguments: [String: Int] = [
    "minipage": 1, "multicols": 1, "wrapfigure": 2, "wraptable": 2, "column": 1, "adjustbox": 1, "thebibliography": 1,
    "list": 2, "labeling": 1, "subfigure": 1, "subtable": 1, "minted": 1, "alignat": 1, "otherlanguage": 1,
    "spacing": 1,
    "textblock": 1, "onlyenv": 0, "adjustwidth": 2, "floatingfigure": 1, "turn": 1, "rotate": 1, "tcolorbox": 0,
  ]
}
