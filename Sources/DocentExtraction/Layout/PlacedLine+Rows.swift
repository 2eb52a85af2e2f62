extension [PlacedLine] {
  /// The pieces of the lines by the rows they stand on, from the top; lines are cut where a gap is wider than `gap` line
  /// heights.
  func rowsOfPieces(widerThan gap: Double) -> [[PlacedLine]] {
    let pieces = flatMap { $0.pieces(widerThan: gap) }
      .sorted { ($0.rect.midY, $0.rect.xMin) < ($1.rect.midY, $1.rect.xMin) }
    var rows: [[PlacedLine]] = []
    for piece in pieces {
      if let first = rows.last?.first, first.rect.sharesRow(with: piece.rect) {
        rows[rows.count - 1].append(piece)
      } else {
        rows.append([piece])
      }
    }
    return rows
  }
}
