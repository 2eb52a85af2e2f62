import DocentDocument

/// What a document of the Office of 1993 to 2003 says about itself ([MS-OSHARED] 2.3.3.2).
enum SummaryInformation {
  static func read(_ root: CompoundStorage, into metadata: inout Metadata) {
    if let summary = root.stream(named: "\u{5}SummaryInformation").map(PropertySet.init) {
      metadata.title = summary.text(2)
      metadata.subject = summary.text(3)
      metadata.authors = (summary.text(4) ?? "").split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
      metadata.created = summary.date(12)
      metadata.modified = summary.date(13)
      metadata.pageCount = summary.number(14).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
      metadata.producer = summary.text(18)
      for (number, name) in [(5, "keywords"), (6, "description"), (8, "lastModifiedBy")] {
        metadata.extra[name] = summary.text(number)
      }
    }
    if let more = root.stream(named: "\u{5}DocumentSummaryInformation").map(PropertySet.init) {
      for (number, name) in [(2, "category"), (14, "manager"), (15, "company")] {
        metadata.extra[name] = more.text(number)
      }
    }
  }
}
