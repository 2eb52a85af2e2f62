import DocentDocument

/// Writes one cell of a notebook with its outputs.
struct NotebookCellReader {
  let bytes: UnsafeRawBufferPointer

  func write(_ cell: JSONTree, into builder: inout DocumentBuilder) throws(ExtractionError) {
    let source = (cell["source"] ?? cell["input"])?.text(bytes) ?? []
    try builder.tick(source.count)
    switch string(cell["cell_type"]) {
    case "markdown", "html": try MarkdownExtractor.write(source, into: &builder)
    case "heading":
      let level = cell["level"].flatMap { Int(string($0)) } ?? 1
      try builder.block(.heading, MarkdownInline.plainText(source[...]), level: min(6, max(1, level)))
    case "code":
      try builder.block(.code, source)
      for output in cell["outputs"]?.elements ?? [] { try write(output: output, into: &builder) }
    default: try builder.block(.paragraph, source)
    }
  }

  private func write(output: JSONTree, into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch string(output["output_type"]) {
    case "stream": try write(printed: output["text"]?.text(bytes) ?? [], into: &builder)
    case "error", "pyerr":
      let trace = output["traceback"]?.elements.map { $0.text(bytes) } ?? []
      if trace.isEmpty {
        try builder.block(.code, Array("\(string(output["ename"])): \(string(output["evalue"]))".utf8))
      } else {
        try write(printed: Array(trace.joined(separator: [0x0A])), into: &builder)
      }
    default: try write(data: output["data"] ?? output, into: &builder)
    }
  }

  /// Of the forms an output comes in, the one that says most; pictures have none.
  private func write(data: JSONTree, into builder: inout DocumentBuilder) throws(ExtractionError) {
    func form(_ names: String...) -> [UInt8]? {
      for name in names {
        if let text = data[name]?.text(bytes), !text[...].isBlank { return text }
      }
      return nil
    }
    if let markdown = form("text/markdown") { return try MarkdownExtractor.write(markdown, into: &builder) }
    let plain = form("text/plain", "text")
    if let html = form("text/html", "html"), plain == nil || html[...].range(of: "<table") != nil || isObjectName(plain)
    {
      let before = builder.counts.textBytes
      try html.withUnsafeBytesTyped { (markup) throws(ExtractionError) in
        try HTMLExtractor.read(markup, declared: "utf-8", into: &builder, writesMetadata: false)
      }
      if builder.counts.textBytes > before { return }
    }
    if let plain { return try write(printed: plain, into: &builder) }
    if let latex = form("text/latex", "latex") { try builder.block(.code, latex) }
  }

  private func write(printed text: [UInt8], into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.block(.code, Array(TerminalText.plain(text)[...].trimmingEnd))
  }

  /// `<IPython.core.display.HTML object>` stands for what another form shows.
  private func isObjectName(_ text: [UInt8]?) -> Bool {
    guard let text = text?[...].trimmingSpace else { return true }
    return text.first == UInt8(ascii: "<") && text.last == UInt8(ascii: ">")
  }

  private func string(_ tree: JSONTree?) -> String { String(decoding: tree?.text(bytes) ?? [], as: UTF8.self) }
}
