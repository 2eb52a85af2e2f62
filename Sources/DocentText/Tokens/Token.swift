package import DocentDocument

/// A word, number, mark or name on the net: the unit of everything that reads text.
package struct Token: Sendable, Hashable {
  package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    /// Letters, possibly with digits, inner hyphens and dots: `Straße`, `Baden-Württemberg`, `U.S.`, `3G`, `n't`.
    case word
    /// Starts with a digit and has no letters: `5`, `1,234.56`, `12:30`, `2024-03-05`, `10-20`, `5.` (an ordinal).
    case number
    /// A mark, or a run of one mark such as `...`, `--`, `?!`.
    case punctuation
    /// Currency, mathematical and other signs.
    case symbol
    /// An emoji with its modifiers and joined parts, a flag, or an emoticon such as `:-)` and `<3`.
    case emoji
    case url
    case email
    /// `@name`
    case mention
    /// `#word`
    case hashtag
  }

  package var span: TextSpan
  package var kind: Kind

  @inlinable package init(span: TextSpan, kind: Kind) {
    self.span = span
    self.kind = kind
  }
}
