import DocentDocument

/// The files attached to a PDF file or collected in a portfolio ([ISO 32000-1] 7.11.4, 12.3.5).
struct PDFAttachments: Sendable {
  private static let maximumFiles = 10_000
  private static let maximumDepth = 32

  struct File: Sendable {
    var name: String
    var stream: PDFValue
  }

  private(set) var files: [File] = []
  private let objects: PDFObjects
  private var visited = Set<Int>()
  private var streams = Set<PDFValue>()

  /// `specifications`: of files attached to places on pages.
  init(_ objects: PDFObjects, attachedToPages specifications: [PDFValue]) {
    self.objects = objects
    visit(objects.dictionary(objects.catalog["Names"])?["EmbeddedFiles"], depth: 0)
    for file in objects.array(objects.catalog["AF"]) ?? [] { add(file, name: nil) }
    for file in specifications { add(file, name: nil) }
    visited = []
    streams = []
  }

  /// Hands the files over as members; those that cannot be decoded are said once.
  func deliver(into builder: inout DocumentBuilder, _ context: ExtractionContext) async throws(ExtractionError) {
    for file in files {
      try builder.checkpoint()
      let room = min(context.limits.memoryBytes / 2, context.budget.allowedBytes)
      guard let bytes = objects.stream(file.stream, limit: room) else {
        builder.degrade(.unsupported, "the attached file \(file.name) could not be decoded")
        continue
      }
      try context.budget.charge(expandedBytes: bytes.count)
      try await builder.attach(name: file.name, SourceContent(bytes, name: file.name))
    }
  }

  /// A name tree: leaves are pairs of name and file specification.
  private mutating func visit(_ value: PDFValue?, depth: Int) {
    if case .reference(let number)? = value, !visited.insert(number).inserted { return }
    guard depth < Self.maximumDepth, let node = objects.dictionary(value) else { return }
    let names = objects.array(node["Names"]) ?? []
    for index in stride(from: 0, to: names.count - 1, by: 2) { add(names[index + 1], name: objects.text(names[index])) }
    for kid in objects.array(node["Kids"]) ?? [] { visit(kid, depth: depth + 1) }
  }

  private mutating func add(_ value: PDFValue, name: String?) {
    guard files.count < Self.maximumFiles, let specification = objects.dictionary(value),
      let embedded = objects.dictionary(specification["EF"]),
      let stream = ["UF", "F", "Unix", "DOS", "Mac"].lazy.compactMap({ embedded[$0] }).first,
      streams.insert(stream).inserted
    else { return }
    let title = objects.text(specification["UF"]) ?? objects.text(specification["F"]) ?? name ?? "attachment"
    files.append(File(name: title, stream: stream))
  }
}
