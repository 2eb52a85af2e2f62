/// What a story of a Word document (body, header, note) is made of, in order.
enum WordEvent {
  case paragraph(WordParagraph)
  case openTable, openRow
  case openCell(columnSpan: Int)
  case closeCell, closeTable
}

/// A paragraph with its properties.
struct WordParagraph {
  var style: String?
  /// 0 to 8 where the paragraph itself states an outline level.
  var outlineLevel: Int?
  /// Numbered or bulleted, with the level from 0.
  var listLevel: Int?
  var text = ""
  /// What its text boxes hold.
  var boxes: [WordEvent] = []
}
