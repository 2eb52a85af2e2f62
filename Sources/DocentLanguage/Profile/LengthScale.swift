/// The scale on which temperatures are given: doublings of the number of letters.
///
/// Made of integer arithmetic and one division, so that it is the same everywhere.
enum LengthScale {
  /// 0 for one letter, 1 for two, 1.5 for three, 2 for four …
  static func position(letters: Int) -> Double {
    let letters = max(letters, 1)
    let whole = Int.bitWidth - 1 - letters.leadingZeroBitCount
    return Double(whole) + Double(letters - (1 << whole)) / Double(1 << whole)
  }
}

extension Double {
  func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
