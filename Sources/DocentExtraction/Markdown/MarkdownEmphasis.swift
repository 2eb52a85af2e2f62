/// Pairs the runs of `*`, `_` and `~` that mark emphasis (CommonMark 6.2): what finds a partner is taken out, what does
/// not is text.
struct MarkdownEmphasis {
  private struct Run {
    var position: Int
    var length: Int
    /// Marks that found no partner yet.
    var left: Int
    var isBoth = false
  }

  private var runs: [Run] = []
  /// Runs that may still open emphasis, per mark.
  private var openers: [UInt8: [Int]] = [:]

  /// A run of marks at a position of the output, with the bytes next to it in the source.
  mutating func add(_ mark: UInt8, at position: Int, length: Int, before: UInt8, after: UInt8) {
    var run = Run(position: position, length: length, left: length)
    let isLeft = !after.isASCIISpace && (!after.isASCIIPunctuation || before.isASCIISpace || before.isASCIIPunctuation)
    let isRight = !before.isASCIISpace && (!before.isASCIIPunctuation || after.isASCIISpace || after.isASCIIPunctuation)
    var mayOpen = isLeft
    var mayClose = isRight
    if mark == UInt8(ascii: "_") {
      mayOpen = isLeft && (!isRight || before.isASCIIPunctuation)
      mayClose = isRight && (!isLeft || after.isASCIIPunctuation)
    } else if mark == UInt8(ascii: "~"), length != 2 {
      return
    }
    run.isBoth = mayOpen && mayClose
    if mayClose {
      while run.left > 0, let opener = openers[mark]?.last {
        // The rule of three of CommonMark: in `**a*b*c**` the single marks pair with each other.
        let other = runs[opener]
        if run.isBoth || other.isBoth, (run.length + other.length) % 3 == 0, run.length % 3 != 0 { break }
        let taken = min(run.left, runs[opener].left)
        run.left -= taken
        runs[opener].left -= taken
        if runs[opener].left == 0 { openers[mark]?.removeLast() }
      }
    }
    runs.append(run)
    if mayOpen, run.left > 0 { openers[mark, default: []].append(runs.count - 1) }
  }

  /// The output without the marks that found their partners.
  func resolved(_ output: [UInt8]) -> [UInt8] {
    guard runs.contains(where: { $0.left < $0.length }) else { return output }
    var result: [UInt8] = []
    result.reserveCapacity(output.count)
    var position = 0
    for run in runs {
      result.append(contentsOf: output[position..<run.position])
      position = run.position + run.length
      result.append(contentsOf: output[run.position..<(run.position + run.left)])
    }
    result.append(contentsOf: output[position...])
    return result
  }
}

extension UInt8 {
  /// One of ``!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~``.
  var isASCIIPunctuation: Bool { self > 0x20 && self < 0x7F && !isASCIILetter && !isASCIIDigit }
}
