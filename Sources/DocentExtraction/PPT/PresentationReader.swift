import DocentDocument

/// Reads the slides of a presentation with their notes and comments.
struct PresentationReader {
  private static let maximumDepth = 16
  private let bytes: UnsafeRawBufferPointer
  private let directory: PersistDirectory
  private var notes: [Int: SlideList.Slide] = [:]
  /// Masters whose text is not written yet.
  private var masters: [Int: SlideList.Slide] = [:]
  private var footer: HeaderFooter?

  init(_ bytes: UnsafeRawBufferPointer, _ directory: PersistDirectory) {
    self.bytes = bytes
    self.directory = directory
  }

  mutating func read(into builder: inout DocumentBuilder) throws(ExtractionError) {
    let offset = directory.document.flatMap { directory.offsets[$0] }
    guard
      let document = PresentationRecords.record(bytes, at: offset, type: PresentationRecords.RecordType.document)
    else {
      return try readWithoutDirectory(into: &builder)
    }
    for page in SlideList(document, .notes).slides { notes[page.identifier] = page }
    for master in SlideList(document, .masters).slides { masters[master.identifier] = master }
    footer = HeaderFooter(in: document)
    var written = Set<Int>()
    for slide in SlideList(document, .slides).slides where written.insert(slide.object).inserted {
      let record = PresentationRecords.record(
        bytes, at: directory.offsets[slide.object], type: PresentationRecords.RecordType.slide)
      if record == nil { builder.degrade(.corrupted, "a slide is damaged or cut off; what could be read was kept") }
      try write(record, slide.outline, into: &builder)
    }
  }

  /// Slides in the order they are stored, for files whose directory is lost.
  private mutating func readWithoutDirectory(into builder: inout DocumentBuilder) throws(ExtractionError) {
    builder.degrade(
      .corrupted, "the presentation is damaged: its list of slides is lost; the slides were read as stored")
    var records = PresentationRecords(bytes)
    while let record = records.next() {
      try builder.tick(256)
      if record.type == PresentationRecords.RecordType.slide { try write(record, [], into: &builder) }
    }
  }

  private mutating func write(
    _ slide: PresentationRecords.Record?, _ outline: [ShapeText], into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    try builder.open(.page)
    builder.metadata.pageCount = (builder.metadata.pageCount ?? 0) + 1
    let empty = PresentationRecords.Record(type: 0, instance: 0, isContainer: true, body: bytes.part(at: 0, length: 0))
    let slide = slide ?? empty
    let running = HeaderFooter(in: slide) ?? footer
    let atom = slide.child(PresentationRecords.RecordType.slideAtom)?.body
    if let header = running?.header { try builder.block(.header, header) }
    if let number = atom?.readUInt32(at: 12), let master = masters.removeValue(forKey: number),
      let record = PresentationRecords.record(
        bytes, at: directory.offsets[master.object], type: PresentationRecords.RecordType.master)
    {
      try SlideWriter.writeMaster(SlideShapes(record, outline: []), into: &builder)
    }
    try SlideWriter.write(SlideShapes(slide, outline: outline), into: &builder)
    if let footer = running?.footer { try builder.block(.footer, footer) }
    if let number = atom?.readUInt32(at: 16), let page = notes[number],
      let record = PresentationRecords.record(
        bytes, at: directory.offsets[page.object], type: PresentationRecords.RecordType.notes)
    {
      try SlideWriter.writeNotes(SlideShapes(record, outline: page.outline), into: &builder)
    }
    try comments(slide.children, depth: 0, into: &builder)
    try builder.close()
  }

  /// Comments stand in tags for programs that know them ([MS-PPT] 2.5.23).
  private func comments(
    _ records: PresentationRecords, depth: Int, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var records = records
    while let record = records.next() {
      if record.type == PresentationRecords.RecordType.comment {
        var strings = record.children
        while let string = strings.next() {
          guard string.type == PresentationRecords.RecordType.string, string.instance == 1 else { continue }
          try builder.block(.note, string.body.utf16Text())
        }
      } else if [0x1388, 0x138A, 0x138B].contains(record.type), depth < Self.maximumDepth {
        try comments(record.children, depth: depth + 1, into: &builder)
      }
    }
  }
}

/// The header and footer of slides, where they are switched on ([MS-PPT] 2.4.15).
private struct HeaderFooter {
  var header: String?
  var footer: String?

  /// Nil where the container says nothing about them.
  init?(in container: PresentationRecords.Record) {
    guard let record = container.child(PresentationRecords.RecordType.headersFooters),
      let atom = record.child(PresentationRecords.RecordType.headersFootersAtom)
    else { return nil }
    let flags = atom.body.readUInt16(at: 2) ?? 0
    var strings = record.children
    while let string = strings.next() {
      guard string.type == PresentationRecords.RecordType.string else { continue }
      if string.instance == 1, flags & 0x10 != 0 { header = string.body.utf16Text() }
      if string.instance == 2, flags & 0x20 != 0 { footer = string.body.utf16Text() }
    }
  }
}
