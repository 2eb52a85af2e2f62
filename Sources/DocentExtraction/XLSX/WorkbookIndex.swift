import DocentDocument

/// The sheets of a workbook, in the order of their tabs (ECMA-376 part 1, 18.2).
struct WorkbookIndex {
  struct Sheet {
    var name: String
    var relationship: String
  }

  private(set) var sheets: [Sheet] = []
  /// Days count from 1904 as on old Macintoshes, not from 1900.
  private(set) var uses1904 = false

  init(sheets: [Sheet], uses1904: Bool) {
    self.sheets = sheets
    self.uses1904 = uses1904
  }

  init(_ package: OpenPackage, part: String) throws(ExtractionError) {
    do throws(ExtractionError) {
      guard let reader = try package.reader(part) else { return }
      while let event = try reader.next(), sheets.count <= 65_536 {
        guard event == .start else { continue }
        switch reader.name {
        case "x:workbookPr":
          uses1904 = ["1", "true", "on"].contains(reader.attribute("date1904") ?? "")
        case "x:sheet":
          sheets.append(Sheet(name: reader.attribute("name") ?? "", relationship: reader.attribute("r:id") ?? ""))
        default: break
        }
      }
    } catch  where error.code == .corrupted {
      // The sheets behind the damage are found by their names.
    }
  }
}
