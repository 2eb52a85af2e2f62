extension Array {
  /// Puts a value into an array kept in falling order of `rank` and no longer than `limit`. Of equal ones the earlier
  /// stays ahead.
  mutating func insertRanked(_ value: Element, limit: Int, by rank: (Element) -> Double) {
    let place = firstIndex { rank($0) < rank(value) } ?? count
    guard place < limit else { return }
    insert(value, at: place)
    if count > limit { removeLast() }
  }
}
