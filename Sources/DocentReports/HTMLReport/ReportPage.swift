import DocentDocument

/// The report as one page of HTML that needs nothing else: no network, no script, no other file. It follows the
/// reader's light or dark setting and prints.
package struct ReportPage {
  private let content: ReportContent
  private let title: String

  package init(_ content: ReportContent, title: String) {
    self.content = content
    self.title = title
  }

  /// The whole page.
  package var html: String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>\(ReportStyle.sheet)</style>
      </head>
      <body>
      <main>
      \(header)
      \(overTime)
      \(groups)
      \(tellingPhrases)
      \(sentences)
      \(topics)
      \(outcomes)
      \(method)
      </main>
      </body>
      </html>

      """
    return page.html
  }

  // MARK: Sections

  private var header: Markup {
    let total = content.total
    let read = content.outcomes.filter { $0.status == .extracted || $0.status == .partial }.reduce(0) { $0 + $1.count }
    let span: Markup = content.span.map { "<p class=\"quiet\">\($0.first) to \($0.last)</p>" } ?? ""
    let facts: [Markup] = [
      tile(
        ReportNumber.count(total.documents), "documents",
        read == total.documents ? "" : "\(ReportNumber.count(read)) with text"),
      tile(ReportNumber.signedPercent(total.net), "net sentiment", "positive less negative"),
      tile(ReportNumber.percent(total.share(of: .positive)), "positive", ReportNumber.count(total[.positive])),
      tile(ReportNumber.percent(total.share(of: .negative)), "negative", ReportNumber.count(total[.negative])),
      tile(
        ReportNumber.count(content.languageCount), "languages",
        content.languages.first.map { "most in \(Self.language($0.name))" } ?? ""),
      tile(
        ReportNumber.count(content.problemCount), "with problems",
        content.problemCount == 0 ? "all read whole" : "listed below"),
    ]
    return """
      <header>
      <h1>\(Markup.quoted(title))</h1>
      \(span)
      <div class="tiles">\(facts)</div>
      \(SentimentBars.legend)
      </header>
      """
  }

  private func tile(_ value: String, _ name: String, _ note: String) -> Markup {
    "<div class=\"tile\"><b>\(value)</b><span>\(name)</span><small>\(note)</small></div>"
  }

  private var overTime: Markup {
    guard content.series.steps.count > 1 else { return "" }
    let leftOut = content.series.leftOut
    let notes: [String] = [
      (content.datedByFile, "state no date of their own"), (content.undated, "have no date"),
      (leftOut.before, "are much earlier"), (leftOut.after, "are much later"),
    ].compactMap { count, what in count == 0 ? nil : "\(ReportNumber.count(count)) \(what)" }
    let note: Markup = notes.isEmpty ? "" : "<p class=\"quiet\">Not shown: \(notes.joined(separator: ", ")).</p>"
    return section(
      "Sentiment over time", "Documents by \(content.series.unit.rawValue): positive above the line, negative below.",
      "\(SentimentChart(content.series).figure)\(note)")
  }

  private var groups: Markup {
    let named = content.languages.map { ReportContent.Group(name: Self.language($0.name), counts: $0.counts) }
    let tables: [(String, String, [ReportContent.Group])] = [
      ("By language", "language", named), ("By folder", "folder", content.folders),
      ("By type", "type", content.types),
    ]
    let parts: [Markup] = tables.compactMap { heading, column, groups in
      guard !groups.isEmpty else { return nil }
      let rows = groups.map { (label: Markup.quoted($0.name.isEmpty ? "(top)" : $0.name), counts: $0.counts) }
      return "<section><h2>\(heading)</h2>\(SentimentBars(column: column, rows: rows).table)</section>"
    }
    return "<div class=\"columns\">\(parts)</div>"
  }

  private var tellingPhrases: Markup {
    let sides: [(String, [ReportContent.Topic])] = [
      ("What negative documents are about", content.tellingNegative),
      ("What positive documents are about", content.tellingPositive),
    ]
    let parts: [Markup] = sides.compactMap { heading, topics in
      topics.isEmpty ? nil : "<section><h2>\(heading)</h2>\(topicList(topics))</section>"
    }
    guard !parts.isEmpty else { return "" }
    return """
      <div class="columns">\(parts)</div>
      <p class="quiet">Phrases found more often in documents of one side than chance would have it.</p>
      """
  }

  private var sentences: Markup {
    let sides: [(String, [ExampleSentence])] = [
      ("The most negative sentences", content.negativeSentences),
      ("The most positive sentences", content.positiveSentences),
    ]
    let parts: [Markup] = sides.compactMap { heading, examples in
      guard !examples.isEmpty else { return nil }
      return "<section><h2>\(heading)</h2>\(examples.map { quotation($0) })</section>"
    }
    return "<div class=\"columns\">\(parts)</div>"
  }

  private var topics: Markup {
    var parts: [Markup] = content.names.map { kind, topics in
      "<section><h2>\(Self.heading(of: kind))</h2>\(topicList(topics))</section>"
    }
    if !content.phrases.isEmpty { parts.append("<section><h2>Key phrases</h2>\(topicList(content.phrases))</section>") }
    return "<div class=\"columns\">\(parts)</div>"
  }

  private var outcomes: Markup {
    let rows: [Markup] = content.outcomes.map { outcome in
      let reason = outcome.reason?.rawValue ?? ""
      return
        "<tr><th scope=\"row\">\(outcome.status.rawValue)</th><td>\(reason)</td><td class=\"number\">\(ReportNumber.count(outcome.count))</td></tr>"
    }
    let listed: [Markup] = content.problems.map { problem in
      """
      <tr><td>\(Markup.quoted(problem.source))</td><td>\(problem.outcome.reason?.rawValue ?? problem.outcome.status.rawValue)</td>\
      <td>\(Markup.quoted(problem.outcome.message ?? ""))</td></tr>
      """
    }
    let rest = content.problemCount - content.problems.count
    let more: Markup =
      rest > 0 ? "<p class=\"quiet\">\(ReportNumber.count(rest)) more: <code>docent status --failed</code></p>" : ""
    let list: Markup =
      listed.isEmpty
      ? ""
      : """
      <details><summary>Documents with problems (\(ReportNumber.count(content.problemCount)))</summary><div class="scroll"><table>
      <thead><tr><th>source</th><th>reason</th><th>what was tried, and what to do</th></tr></thead>
      <tbody>\(listed)</tbody></table></div>\(more)</details>
      """
    return section(
      "Outcomes",
      "Every source has exactly one outcome; they add up to \(ReportNumber.count(content.total.documents)).\(duplicates)",
      """
      <table class="narrow"><thead><tr><th>outcome</th><th>reason</th><th class="number">documents</th></tr></thead>
      <tbody>\(rows)</tbody></table>\(list)
      """)
  }

  private var duplicates: String {
    if let repeated = content.repeated {
      return " Documents that say the same or nearly count once: \(ReportNumber.count(repeated)) more are left out."
    }
    return content.duplicates == 0
      ? "" : " Of these, \(ReportNumber.count(content.duplicates)) with the bytes of another."
  }

  private var method: Markup {
    let models = content.models.map(\.description).joined(separator: ", ")
    let made: Markup = models.isEmpty ? "" : " Models: <code>\(models)</code>."
    return """
      <footer class="quiet"><p>Made by docent from the insights of a collection, all of them computed on this machine. \
      Net sentiment is the share of positive less the share of negative documents, of those with a sentiment. \
      Labels are a model’s judgement and can be wrong; <code>docent show SOURCE</code> opens a document with the reasons.\
      \(made)</p></footer>
      """
  }

  // MARK: Pieces

  private static func language(_ tag: String) -> String { LanguageNames.english(LanguageTag(tag)) }

  private func section(_ heading: String, _ lead: String, _ body: Markup) -> Markup {
    "<section><h2>\(heading)</h2><p class=\"quiet\">\(lead)</p>\(body)</section>"
  }

  private func topicList(_ topics: [ReportContent.Topic]) -> Markup {
    let items: [Markup] = topics.map { topic in
      let head: Markup = """
        <span class="name">\(Markup.quoted(topic.text))</span><span class="number">\(ReportNumber.count(topic.counts.documents))</span>\
        \(SentimentBars.bar(topic.counts))
        """
      guard let example = topic.example else { return "<li><div class=\"topic\">\(head)</div></li>" }
      return "<li><details><summary class=\"topic\">\(head)</summary>\(quotation(example))</details></li>"
    }
    return "<ol class=\"topics\">\(items)</ol>"
  }

  private func quotation(_ example: ExampleSentence) -> Markup {
    let match: Markup = example.match.isEmpty ? "" : "<mark>\(example.match)</mark>"
    let date: Markup = example.date.map { " · \($0)" } ?? ""
    let label = example.result.label
    let share = ReportNumber.percent(example.result.score[label])
    return """
      <blockquote class="\(SentimentBars.cssClass(label))"><p dir="auto">\(example.before)\(match)\(example.after)</p>\
      <cite>\(Markup.quoted(example.source))\(date) · \(label.rawValue.lowercased()) \(share)</cite></blockquote>
      """
  }

  private static func heading(of kind: Entity.Kind) -> String {
    switch kind {
    case .person: "People"
    case .organization: "Organisations"
    case .location: "Places"
    case .event: "Events"
    case .commercialItem: "Products"
    case .title: "Titles"
    case .date: "Dates"
    case .quantity: "Quantities"
    case .other: "Other names"
    }
  }
}
