/// What a story of a Word document (body, header, note) is made of, in order.
enum WordEvent {
  case paragraph(WordParagraph)
  case openTable
  /// With the number of columns that are left out at its start.
  case openRow(columnsBefore: Int)
  case openCell(WordCell)
  case closeCell, closeTable
  /// What follows belongs to a comment or note of its own, by that author.
  case openNote(author: String?)
}

/// The properties of a cell that say where it stands.
struct WordCell {
  /// How a cell belongs to the ones above it.
  enum Merge { case none, first, continued }

  var columnSpan = 1
  var merge = Merge.none
  var rowSpan = 1
  /// Counted from 1; 0 until the table is known.
  var row = 0
  var column = 0
}

/// A paragraph with its properties.
struct WordParagraph {
  var style: String?
  /// 0 to 8 where the paragraph itself states an outline level.
  var outlineLevel: Int?
  /// Of the list the paragraph itself says it is in; 0 takes it out of the list its style puts it in.
  var listID: Int?
  /// From 0.
  var listLevel: Int?
  /// Number or bullet as the file shows it, where it does.
  var label: String?
  var text = ""
  /// What its text boxes hold.
  var boxes: [WordEvent] = []
}
