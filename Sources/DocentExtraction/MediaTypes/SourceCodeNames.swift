/// Names of files that hold source code, by their extensions: they are read as text in a block of code.
enum SourceCodeNames {
  static let extensions: [String] = [
    "swift", "c", "h", "cc", "cpp", "cxx", "hpp", "hh", "m", "mm", "java", "kt", "kts", "scala", "groovy", "gradle",
    "js",
    "mjs", "cjs", "jsx", "ts", "tsx", "vue", "svelte", "py", "pyi", "pyx", "rb", "php", "pl", "pm", "t", "lua", "r",
    "jl",
    "go", "rs", "zig", "nim", "d", "cs", "fs", "fsx", "vb", "bas", "pas", "f", "f90", "f95", "for", "cob", "cbl", "ada",
    "adb", "ads", "hs", "lhs", "ml", "mli", "elm", "ex", "exs", "erl", "hrl", "clj", "cljs", "edn", "lisp", "el", "scm",
    "rkt", "sh", "bash", "zsh", "fish", "ksh", "csh", "bat", "cmd", "ps1", "psm1", "awk", "sed", "sql", "ddl", "css",
    "scss", "sass", "less", "proto", "thrift", "graphql", "gql", "cmake", "mk", "make", "dockerfile", "tf", "hcl",
    "nix",
    "vim", "asm", "s", "v", "vhd", "vhdl", "sv", "dart", "coffee", "tcl", "sol", "wat", "ps", "sty", "cls", "dtx",
    "bst",
    "gitignore", "gitattributes", "diffignore", "lock", "jinja", "j2", "tmpl", "ejs", "hbs", "mustache", "ipy",
  ]

  /// Files that are known by their whole name.
  static func isWholeName(_ fileName: String) -> Bool {
    let last = fileName.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return wholeNames.contains(last)
  }

  private static let wholeNames: Set<String> = [
    "makefile", "gnumakefile", "dockerfile", "containerfile", "gemfile", "rakefile", "vagrantfile", "jenkinsfile",
    "procfile", "brewfile", "justfile", "cmakelists.txt",
  ]
}
