import DocentDocument

/// A table of groups, each with a bar of its shares: negative, mixed, neutral, positive.
struct SentimentBars {
  /// From one end of the scale to the other.
  private static let order: [Sentiment] = [.negative, .mixed, .neutral, .positive]

  let column: String
  let rows: [(label: Markup, counts: SentimentCounts)]

  var table: Markup {
    let body: [Markup] = rows.map { label, counts in
      """
      <tr><th scope="row">\(label)</th><td class="number">\(ReportNumber.count(counts.documents))</td>\
      <td>\(Self.bar(counts))</td><td class="number">\(ReportNumber.signedPercent(counts.net))</td></tr>
      """
    }
    return """
      <table class="bars"><thead><tr><th>\(column)</th><th class="number">documents</th><th>sentiment</th>\
      <th class="number">net</th></tr></thead><tbody>\(body)</tbody></table>
      """
  }

  /// One bar, with its figures for those who point at it or hear it.
  static func bar(_ counts: SentimentCounts) -> Markup {
    guard counts.judged > 0 else { return "<span class=\"bar empty\" title=\"no sentiment\"></span>" }
    let words = order.reversed().map { "\(counts[$0]) \($0.rawValue.lowercased())" }.joined(separator: ", ")
    let pieces: [Markup] = order.compactMap { label in
      guard counts[label] > 0 else { return nil }
      return "<i class=\"\(cssClass(label))\" style=\"flex-grow:\(counts[label])\"></i>"
    }
    return "<span class=\"bar\" role=\"img\" aria-label=\"\(words)\" title=\"\(words)\">\(pieces)</span>"
  }

  static var legend: Markup {
    let items: [Markup] = order.map { "<span><i class=\"\(cssClass($0))\"></i>\($0.rawValue.lowercased())</span>" }
    return "<div class=\"legend\">\(items)</div>"
  }

  static func cssClass(_ label: Sentiment) -> String { label.rawValue.lowercased() }
}
