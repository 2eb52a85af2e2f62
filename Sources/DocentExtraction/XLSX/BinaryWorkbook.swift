import DocentDocument

/// The parts of a binary workbook that serve all its sheets (MS-XLSB, 2.1.7).
enum BinaryWorkbook {
  /// Sheets in the order of their tabs (BrtBundleSh, BrtWbProp).
  static func index(_ package: OpenPackage, part: String) throws(ExtractionError) -> WorkbookIndex {
    var sheets: [WorkbookIndex.Sheet] = []
    var uses1904 = false
    guard var records = try records(package, part) else { return WorkbookIndex(sheets: [], uses1904: false) }
    while try records.next(), sheets.count < 65_536 {
      if records.type == 153 { uses1904 = records.uint32(0) & 1 != 0 }
      guard records.type == 156, let relationship = records.string(8) else { continue }
      let name = records.string(relationship.end)?.text ?? ""
      sheets.append(WorkbookIndex.Sheet(name: name, relationship: relationship.text))
    }
    return WorkbookIndex(sheets: sheets, uses1904: uses1904)
  }

  /// A damaged table gives the strings before the damage (BrtSSTItem).
  static func strings(_ package: OpenPackage, part: String, limit: Int) throws(ExtractionError) -> SharedStrings {
    var result = SharedStrings()
    do throws(ExtractionError) {
      guard var records = try records(package, part) else { return result }
      while try records.next() {
        if records.type == 19 { result.append(records.string(1)?.text ?? "") }
        if result.size > limit / 2 {
          throw ExtractionError(.tooLarge, "the strings of the workbook need too much memory; raise --memory")
        }
      }
    } catch  where error.code == .corrupted {
      // The cells that refer to what is lost stay empty.
    }
    return result
  }

  /// Styles that cannot be read leave the numbers as they are stored (BrtFmt, BrtXF between the marks of cell styles).
  static func formats(_ package: OpenPackage, part: String, uses1904: Bool) -> CellFormats {
    var result = CellFormats(uses1904: uses1904)
    guard var records = try? records(package, part) else { return result }
    var codes: [Int: String] = [:]
    var parsed: [Int: NumberFormat] = [:]
    var isCellStyle = false
    while (try? records.next()) == true {
      switch records.type {
      case 44: if codes.count < 100_000 { codes[records.uint16(0)] = records.string(2)?.text }
      case 617: isCellStyle = true
      case 618: isCellStyle = false
      case 47 where isCellStyle:
        let id = records.uint16(2)
        let format = parsed[id] ?? NumberFormat(codes[id] ?? NumberFormat.builtIn[id] ?? "General")
        parsed[id] = format
        result.append(format)
      default: continue
      }
    }
    return result
  }

  static func records(_ package: OpenPackage, _ part: String) throws(ExtractionError) -> BinaryRecords? {
    guard let entry = package.archive.entry(named: part) else { return nil }
    return BinaryRecords(try package.archive.open(entry, budget: package.budget))
  }

  /// Comments on cells (BrtCommentAuthor, BrtBeginComment, BrtCommentText).
  static func comments(
    _ package: OpenPackage, _ part: String, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard var records = try records(package, part) else { return }
    var authors: [String] = []
    var author = 0
    var cell = ""
    while try records.next() {
      switch records.type {
      case 632: if authors.count < 100_000 { authors.append(records.string(0)?.text ?? "") }
      case 635:
        author = records.uint32(0)
        cell = "\(columnName(records.uint32(12)))\(records.uint32(4) + 1)"
      case 637:
        let name = authors.indices.contains(author) ? authors[author] : ""
        try SheetComments.write((records.string(1)?.text ?? "").trimmed, cell, by: name, into: &builder)
      default: continue
      }
    }
  }

  /// `AB` of 27.
  private static func columnName(_ index: Int) -> String {
    var rest = min(max(0, index), 16_383)
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
