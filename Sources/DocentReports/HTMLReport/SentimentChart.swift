import DocentDocument

/// Columns by date: positive documents above the line, negative ones below, on one scale.
struct SentimentChart {
  private static let plot = (left: 44.0, right: 952.0, top: 12.0, height: 200.0)
  /// Labels of the axis are about so far apart.
  private static let labelDistance = 84.0
  /// The last label must end within the drawing, which is 960 wide.
  private static let lastLabel = 924.0
  private static let thickestColumn = 28.0

  private let series: TimeSeries

  init(_ series: TimeSeries) { self.series = series }

  /// The drawing, and its numbers as a table.
  var figure: Markup {
    """
    <figure><div class="scroll"><svg viewBox="0 0 960 252" role="img" \
    aria-label="Positive and negative documents by \(series.unit.rawValue)">\(drawing)</svg></div>
    <details><summary>The numbers</summary><div class="scroll">\(table)</div></details></figure>
    """
  }

  private var drawing: Markup {
    let above = series.steps.map { $0.counts[.positive] }.max() ?? 0
    let below = series.steps.map { $0.counts[.negative] }.max() ?? 0
    let scale = Self.plot.height / Double(max(1, above + below))
    let line = Self.plot.top + Double(above) * scale
    let width = (Self.plot.right - Self.plot.left) / Double(max(1, series.steps.count))
    let thickness = min(Self.thickestColumn, max(2, width - 2))
    var parts: [Markup] = [gridLine(0, at: line, isBase: true)]
    if above > 0 { parts.append(gridLine(above, at: Self.plot.top, isBase: false)) }
    if below > 0 { parts.append(gridLine(below, at: Self.plot.top + Self.plot.height, isBase: false)) }
    let stride = max(1, Int((Self.labelDistance / width).rounded(.up)))
    for (index, step) in series.steps.enumerated() {
      let middle = Self.plot.left + (Double(index) + 0.5) * width
      let up = Double(step.counts[.positive]) * scale
      let down = Double(step.counts[.negative]) * scale
      parts.append(
        """
        <g><title>\(Self.words(step))</title>\
        <rect class="hit" x="\(Self.number(middle - width / 2))" y="\(Self.number(Self.plot.top))" \
        width="\(Self.number(width))" height="\(Self.number(Self.plot.height))"/>\
        <rect class="positive" x="\(Self.number(middle - thickness / 2))" y="\(Self.number(line - up))" \
        width="\(Self.number(thickness))" height="\(Self.number(max(0, up - 1)))"/>\
        <rect class="negative" x="\(Self.number(middle - thickness / 2))" y="\(Self.number(line + 1))" \
        width="\(Self.number(thickness))" height="\(Self.number(max(0, down - 1)))"/></g>
        """)
      if index % stride == 0 {
        let place = Self.number(min(middle, Self.lastLabel))
        parts.append("<text x=\"\(place)\" y=\"240\" text-anchor=\"middle\">\(step.name)</text>")
      }
    }
    return "\(parts)"
  }

  private func gridLine(_ value: Int, at height: Double, isBase: Bool) -> Markup {
    """
    <line class="\(isBase ? "base" : "grid")" x1="\(Self.number(Self.plot.left))" x2="\(Self.number(Self.plot.right))" \
    y1="\(Self.number(height))" y2="\(Self.number(height))"/>\
    <text x="\(Self.number(Self.plot.left - 6))" y="\(Self.number(height + 4))" text-anchor="end">\
    \(ReportNumber.count(value))</text>
    """
  }

  private var table: Markup {
    let rows: [Markup] = series.steps.map { step in
      """
      <tr><th scope="row">\(step.name)</th><td class="number">\(ReportNumber.count(step.counts.documents))</td>\
      <td class="number">\(ReportNumber.count(step.counts[.positive]))</td>\
      <td class="number">\(ReportNumber.count(step.counts[.negative]))</td>\
      <td class="number">\(ReportNumber.signedPercent(step.counts.net))</td></tr>
      """
    }
    return """
      <table class="narrow"><thead><tr><th>\(series.unit.rawValue)</th><th class="number">documents</th>\
      <th class="number">positive</th><th class="number">negative</th><th class="number">net</th></tr></thead>\
      <tbody>\(rows)</tbody></table>
      """
  }

  private static func words(_ step: TimeSeries.Step) -> String {
    let counts = step.counts
    return "\(step.name): \(counts.documents) documents, \(counts[.positive]) positive, \(counts[.negative]) negative, "
      + "\(counts[.neutral]) neutral, \(counts[.mixed]) mixed"
  }

  /// With at most one decimal.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(Double(tenths) / 10)"
  }
}
