import DocentDocument

/// The headers and footers of a document: after six separators of notes, six stories for each section ([MS-DOC] 2.3.3).
struct WordHeaderStories {
  private static let separators = 6
  private(set) var headers: [Range<Int>] = []
  private(set) var footers: [Range<Int>] = []

  /// `table` holds where each story starts, counted from `story`'s own start.
  init(_ table: UnsafeRawBufferPointer, story: Range<Int>) {
    let count = max(0, table.count / 4 - 1)
    for index in min(Self.separators, count)..<count {
      guard let start = table.readUInt32(at: 4 * index), let end = table.readUInt32(at: 4 * index + 4), start < end
      else {
        continue
      }
      let range = (story.lowerBound + start..<story.lowerBound + end).clamped(to: story)
      // Even header, odd header, even footer, odd footer, header and footer of the first page.
      if [0, 1, 4].contains((index - Self.separators) % 6) { headers.append(range) } else { footers.append(range) }
    }
  }
}
