/// The slides of a presentation, or their notes, in order, each with the text of its outline ([MS-PPT] 2.4.14.3).
struct SlideList {
  struct Slide {
    /// In the directory of objects.
    var object: Int
    /// What notes are referred to by.
    var identifier: Int
    var outline: [ShapeText] = []
  }

  /// Which of the lists of a document.
  enum Kind: Int { case slides = 0, masters, notes }

  private(set) var slides: [Slide] = []

  init(_ document: PresentationRecords.Record, _ kind: Kind) {
    var lists = document.children
    while let list = lists.next() {
      guard list.type == PresentationRecords.RecordType.slideList, list.instance == kind.rawValue else { continue }
      read(list)
    }
  }

  private mutating func read(_ list: PresentationRecords.Record) {
    var records = list.children
    while let record = records.next() {
      if record.type == PresentationRecords.RecordType.slidePersist {
        slides.append(
          Slide(object: record.body.readUInt32(at: 0) ?? 0, identifier: record.body.readUInt32(at: 12) ?? 0))
        continue
      }
      guard let last = slides.indices.last else { continue }
      if record.type == PresentationRecords.RecordType.textHeader { slides[last].outline.append(ShapeText()) }
      if let text = slides[last].outline.indices.last { _ = slides[last].outline[text].read(record) }
    }
  }
}
