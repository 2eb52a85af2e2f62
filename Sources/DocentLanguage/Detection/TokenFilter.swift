/// Tells tokens that say nothing of a language: addresses, mentions, numbers, paths, tags, identifiers.
enum TokenFilter {
  /// Whether the token of these bytes, whose classes are `classes`, is left out. O(length).
  static func drops(_ token: UnsafeBufferPointer<UInt8>, _ classes: ByteClass) -> Bool {
    if !classes.isDisjoint(with: [.digit, .at, .code]) { return true }
    if classes.contains(.slash), isPath(token) { return true }
    if classes.contains(.colon), isQualified(token) { return true }
    if classes.contains(.sign), isTagOrCall(token) || isCode(token, classes) { return true }
    return classes.contains(.dot) && !classes.contains(.nonASCII) && isHostOrFile(token)
  }

  /// Whether only program text has such a token: `x=1`, `{`, `std::sort`, `call();`, `p->next`, `<stdio.h>`. O(length).
  static func isCode(_ token: UnsafeBufferPointer<UInt8>, _ classes: ByteClass) -> Bool {
    guard classes.contains(.sign) || classes.contains(.colon), !classes.contains(.at), !classes.contains(.slash) else {
      return false
    }
    for (index, byte) in token.enumerated() {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"): return true
      case UInt8(ascii: "(") where index > 0 && isLetter(token[index - 1]):
        if endsCall(token, from: index) { return true }
      case UInt8(ascii: ":") where index > 0 && token[index - 1] == UInt8(ascii: ":"): return true
      case UInt8(ascii: ">") where index > 0 && token[index - 1] == UInt8(ascii: "-"): return true
      case UInt8(ascii: ".") where token[0] == UInt8(ascii: "<") && token[token.count - 1] == UInt8(ascii: ">"):
        return true
      default: continue
      }
    }
    return false
  }

  /// `()`, `(value):` and `(value);`, but not `(s)`, `(innen)` and `(e):`, which words have.
  private static func endsCall(_ token: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    let length = token.count - start
    guard length >= 2 else { return false }
    if token[start + 1] == UInt8(ascii: ")") { return true }
    guard length >= 6, token[token.count - 2] == UInt8(ascii: ")") else { return false }
    let last = token[token.count - 1]
    return last == UInt8(ascii: ";") || last == UInt8(ascii: ":")
  }

  /// `http://…`, `/usr/bin`, `a/b/c`, `example.com/news`, but not `and/or`.
  private static func isPath(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    var slashes = 0
    var hasDot = false
    for index in token.indices {
      if token[index] == UInt8(ascii: "/") {
        slashes += 1
        if hasDot { return true }
      } else if index > 0, index + 1 < token.count, token[index] == UInt8(ascii: "."), isLetter(token[index - 1]),
        isLetter(token[index + 1])
      {
        hasDot = true
      }
    }
    return slashes > 1 || token.first == UInt8(ascii: "/")
  }

  /// `mailto:ada`, `std::sort`, `:smile:`; a colon at the end is punctuation.
  private static func isQualified(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    if token.first == UInt8(ascii: ":"), token.count > 2, token.last == UInt8(ascii: ":") { return true }
    var index = 1
    while index + 1 < token.count {
      if token[index] == UInt8(ascii: ":"), token[index + 1] == UInt8(ascii: ":") || isLetter(token[index - 1]),
        isLetter(token[index + 1]) || token[index + 1] == UInt8(ascii: ":")
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// `<b>`, `</p>`, `call()`, `&amp;`.
  private static func isTagOrCall(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index + 1 < token.count {
      switch (token[index], token[index + 1]) {
      case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "<"), UInt8(ascii: "/")),
        (UInt8(ascii: "-"), UInt8(ascii: ">")):
        return true
      case (UInt8(ascii: "<"), let next) where isLetter(next): return true
      case (UInt8(ascii: "&"), let next) where isLetter(next): return token.contains(UInt8(ascii: ";"))
      default: index += 1
      }
    }
    return false
  }

  /// `example.com`, `notes.txt`, `www.…`: letters, a dot, and two to four lower-case letters at the end.
  private static func isHostOrFile(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = token.count
    while end > 0, !isLetter(token[end - 1]) { end -= 1 }
    var start = end
    while start > 0, isLowercase(token[start - 1]) { start -= 1 }
    guard (2...4).contains(end - start), start > 2, token[start - 1] == UInt8(ascii: ".") else { return false }
    return isLetter(token[start - 2]) && isLetter(token[start - 3])
  }

  @inline(__always)
  private static func isLowercase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { isLowercase(byte | 0x20) }
}
