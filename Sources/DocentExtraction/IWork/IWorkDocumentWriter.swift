import DocentDocument

/// Writes the objects of a Keynote, Pages or Numbers document since 2013 in the order a reader meets them. The numbers of
/// types and fields are those the programs write; there is no published description.
struct IWorkDocumentWriter {
  private enum ObjectType {
    static let document = 1
    /// Of Keynote; in Numbers the same number is a sheet.
    static let showOrSheet = 2
    static let slideNode = 4
    static let slides: Set<Int> = [5, 6]
    static let storages: Set<Int> = [2001, 2005]
    static let comment = 3056
    static let table = 6000
    static let tableModel = 6001
    static let pagesDocument = 10_000
  }

  private static let maximumSlides = 100_000
  private let store: IWorkObjects
  /// Storages and tables that were written: several objects may refer to one.
  private var written: Set<UInt64> = []

  init(_ store: IWorkObjects) { self.store = store }

  mutating func write(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if store.files.contains(where: { Self.isSlide($0.name, includingMasters: true) }) {
      try keynote(into: &builder)
    } else if store.byID.values.contains(where: { $0.type == ObjectType.pagesDocument }) {
      try pages(into: &builder)
    } else {
      try numbers(into: &builder)
    }
    for file in store.files {
      for id in file.objects {
        guard let object = store.byID[id], object.type == ObjectType.comment else { continue }
        if let text = ProtobufFields.string(1, in: object.data), !text.trimmed.isEmpty {
          try builder.block(.note, text)
        }
      }
    }
  }

  // MARK: The three programs

  private mutating func keynote(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let slides = slideOrder()
    builder.metadata.pageCount = slides.count
    for slide in slides {
      try builder.open(.page)
      let placeholder = store.byID[slide].flatMap { ProtobufFields.reference(5, in: $0.data) }
      let title = placeholder.flatMap { written.insert($0).inserted ? storages(under: $0).first : nil }
      if let title, let text = text(of: title), !text.isEmpty {
        if builder.metadata.title == nil { builder.metadata.title = text }
        try builder.block(.title, text)
      }
      let file = store.byID[slide]?.file ?? -1
      try contents(
        of: store.files.indices.contains(file) ? store.files[file].objects : [], except: title, into: &builder)
      try builder.close()
    }
  }

  private mutating func pages(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let objects = store.files.flatMap { Self.isTemplate($0.name) ? [] : $0.objects }
    // The body first, whatever stands before it in the file.
    let body = objects.first { store.byID[$0].map { isStorage($0) && Self.kind(of: $0.data) == .body } ?? false }
    if let body, let text = text(of: body) { try paragraphs(text, as: .paragraph, into: &builder) }
    try contents(of: objects, except: body, into: &builder)
  }

  private mutating func numbers(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let all = store.files.flatMap(\.objects)
    let listed = store.byID[1].map { ProtobufFields.references(1, in: $0.data) } ?? []
    var sheets = listed.filter { store.byID[$0]?.type == ObjectType.showOrSheet }
    if sheets.isEmpty { sheets = all.filter { store.byID[$0]?.type == ObjectType.showOrSheet } }
    builder.metadata.pageCount = sheets.count
    var seen = Set<UInt64>()
    for sheet in sheets {
      guard let data = store.byID[sheet]?.data else { continue }
      try builder.open(.page)
      if let name = ProtobufFields.string(1, in: data) { try builder.block(.heading, name, level: 1) }
      let drawables = ProtobufFields.references(2, in: data)
      for drawable in drawables where seen.insert(drawable).inserted {
        try contents(of: [drawable] + storages(under: drawable), except: nil, into: &builder)
      }
      try builder.close()
    }
    if sheets.isEmpty { try contents(of: all, except: nil, into: &builder) }
  }

  // MARK: Slides

  /// Slides in the order of the show; the others are left out. By the names of the files when the show cannot be read.
  private func slideOrder() -> [UInt64] {
    var result: [UInt64] = []
    var seen = Set<UInt64>()
    for show in store.byID.values where show.type == ObjectType.showOrSheet {
      var pending = Array(references(in: show.data, to: [ObjectType.slideNode]).reversed())
      while let node = pending.popLast(), result.count < Self.maximumSlides {
        guard seen.insert(node).inserted, let data = store.byID[node]?.data else { continue }
        result += references(in: data, to: ObjectType.slides).filter { isOwnSlide($0) && seen.insert($0).inserted }
        pending += references(in: data, to: [ObjectType.slideNode]).reversed()
      }
    }
    if !result.isEmpty { return result }
    let files = store.files.filter { Self.isSlide($0.name, includingMasters: false) }
    return files.sorted { ($0.name.utf8.count, $0.name) < ($1.name.utf8.count, $1.name) }.compactMap { file in
      file.objects.first { ObjectType.slides.contains(store.byID[$0]?.type ?? 0) }
    }
  }

  private func isOwnSlide(_ id: UInt64) -> Bool {
    guard let file = store.byID[id]?.file, store.files.indices.contains(file) else { return false }
    return !Self.isTemplate(store.files[file].name)
  }

  private static func isSlide(_ name: String, includingMasters: Bool) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return last.hasPrefix("Slide") || includingMasters && isTemplate(name)
  }

  private static func isTemplate(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return last.hasPrefix("MasterSlide") || last.hasPrefix("TemplateSlide") || last.hasPrefix("ThemeStylesheet")
  }

  // MARK: Texts and tables

  private mutating func contents(
    of ids: [UInt64], except known: UInt64?, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    if let known { written.insert(known) }
    for id in ids where !written.contains(id) {
      guard let object = store.byID[id] else { continue }
      if object.type == ObjectType.table {
        guard let model = references(in: object.data, to: [ObjectType.tableModel]).first, let table = store.byID[model]
        else { continue }
        if written.insert(model).inserted { try IWorkTable(table.data, store, self).write(into: &builder) }
      } else if isStorage(object), let text = text(of: id) {
        written.insert(id)
        switch Self.kind(of: object.data) {
        case .cell: continue
        case .header: try paragraphs(text, as: .header, into: &builder)
        case .note: try paragraphs(text, as: .note, into: &builder)
        case .body, .other: try paragraphs(text, as: .paragraph, into: &builder)
        }
      }
    }
  }

  private func paragraphs(
    _ text: String, as kind: Block.Kind, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    for line in text.split(separator: "\n") where !String(line).trimmed.isEmpty {
      try builder.block(kind, String(line).trimmed)
    }
  }

  private func isStorage(_ object: IWorkObjects.Object) -> Bool { ObjectType.storages.contains(object.type) }

  private enum StorageKind { case body, header, note, cell, other }

  private static func kind(of storage: ArraySlice<UInt8>) -> StorageKind {
    switch ProtobufFields.number(1, in: storage) ?? 3 {
    case 0: .body
    case 1: .header
    case 2, 4: .note
    case 5: .cell
    default: .other
    }
  }

  /// The text of a storage; nil when there is none.
  func text(of id: UInt64) -> String? {
    guard let object = store.byID[id], isStorage(object) else { return nil }
    var scalars = String.UnicodeScalarView()
    for piece in ProtobufFields.messages(3, in: object.data) {
      for scalar in String(decoding: piece, as: UTF8.self).unicodeScalars {
        switch scalar.value {
        // Paragraph, line, section, page and column ends.
        case 0x0A, 0x0D, 0x2028, 0x2029, 0x04, 0x05, 0x0B, 0x0C: scalars.append("\n")
        case 0x09: scalars.append("\t")
        // Places of pictures and of footnotes.
        case 0..<0x20, 0xFFFC: continue
        default: scalars.append(scalar)
        }
      }
    }
    let text = String(scalars).trimmed
    return text.isEmpty ? nil : text
  }

  /// The storages an object leads to directly.
  func storages(under id: UInt64) -> [UInt64] {
    guard let object = store.byID[id] else { return [] }
    return references(in: object.data, to: ObjectType.storages)
  }

  /// The objects of some types that a message refers to, at any depth inside it, in order.
  func references(in message: ArraySlice<UInt8>, to types: Set<Int>) -> [UInt64] {
    var result: [UInt64] = []
    var budget = 100_000
    collect(message, types, depth: 0, &budget, &result)
    return result
  }

  private func collect(
    _ message: ArraySlice<UInt8>, _ types: Set<Int>, depth: Int, _ budget: inout Int, _ result: inout [UInt64]
  ) {
    var reader = ProtobufReader(message)
    var isFirst = true
    while budget > 0, let field = reader.next() {
      budget -= 1
      switch field.value {
      case .varint(let value):
        if depth > 0, isFirst, field.number == 1, types.contains(store.byID[value]?.type ?? -1) { result.append(value) }
      case .bytes(let inner):
        if depth < 8, !inner.isEmpty { collect(inner, types, depth: depth + 1, &budget, &result) }
      default: break
      }
      isFirst = false
    }
  }
}
