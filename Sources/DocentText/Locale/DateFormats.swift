import CDocentICU
package import DocentDocument

/// More of how a language writes dates than `DateVocabulary` keeps, from ICU.
package enum DateFormats {
  /// An amount of time before or after now: `{0} days ago`, `vor {0} Tagen`.
  package struct RelativeAmount: Sendable, Hashable {
    /// What stands before the number and behind it; either may be empty.
    package var before: String
    package var after: String
    /// ISO 8601 designator of the unit: `Y`, `M`, `W`, `D`, `TH`, `TM`.
    package var designator: String
    /// -1 before now, 1 after.
    package var direction: Int
  }

  /// Patterns (UTS #35) of dates, parts of dates and hours; empty for a language ICU does not know.
  package static func patterns(_ language: LanguageTag) -> [String] {
    guard LocaleData.knows(language) else { return [] }
    return ["yMMMMd", "yMMMd", "yMd", "MMMMd", "yMMMM", "yM", "Md", "y", "H"].compactMap { pattern($0, language) }
  }

  private static func pattern(_ skeleton: String, _ language: LanguageTag) -> String? {
    StringCollector.string { dx_date_pattern(language.rawValue, skeleton, $0, $1) }
  }

  /// In every plural form; empty for a language ICU does not know.
  package static func relativeAmounts(_ language: LanguageTag) -> [RelativeAmount] {
    guard LocaleData.knows(language) else { return [] }
    var amounts: [RelativeAmount] = []
    withUnsafeMutablePointer(to: &amounts) { pointer in
      dx_relative_amounts(
        language.rawValue,
        { context, before, after, unit, direction in
          guard let context, let before, let after else { return }
          let designator: String
          switch UInt8(bitPattern: unit) {
          case UInt8(ascii: "y"): designator = "Y"
          case UInt8(ascii: "M"): designator = "M"
          case UInt8(ascii: "w"): designator = "W"
          case UInt8(ascii: "d"): designator = "D"
          case UInt8(ascii: "h"): designator = "TH"
          default: designator = "TM"
          }
          let amount = RelativeAmount(
            before: StringCollector.visible(String(cString: before)),
            after: StringCollector.visible(String(cString: after)), designator: designator, direction: Int(direction))
          let list = context.assumingMemoryBound(to: [RelativeAmount].self)
          if !list.pointee.contains(amount) { list.pointee.append(amount) }
        }, pointer)
    }
    return amounts
  }
}
