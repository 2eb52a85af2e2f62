/// A piece of HTML. Text put into it by interpolation is escaped, so that what a document says can never become markup:
///
///     let cell: Markup = "<td>\(name)</td>"
struct Markup: ExpressibleByStringInterpolation, Sendable {
  private(set) var html: String

  init(stringLiteral value: String) { html = value }
  init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  private init(html: String) { self.html = html }

  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { html += part.html } }

    mutating func appendInterpolation(_ text: String) {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": html += "&amp;"
        case "<": html += "&lt;"
        case ">": html += "&gt;"
        case "\"": html += "&quot;"
        case "'": html += "&#39;"
        case "\t", "\n", "\r": html += " "
        // Characters that HTML does not allow, even as references.
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": html += "\u{FFFD}"
        default: html.unicodeScalars.append(scalar)
        }
      }
    }
  }
}

extension Markup {
  /// Text of a document, in its own direction and kept from changing that of its surroundings.
  static func quoted(_ text: String) -> Markup { "<bdi>\(text)</bdi>" }
}
