/// Cuts UTF-8 text into words of folded letters and leaves out what says nothing of its language.
///
/// A token is what stands between white space. Bytes that are not UTF-8 separate words. O(n).
struct TextCleaner: Sendable {
  private let characters: CharacterTable
  private let byteClasses = ByteClass.table

  init(_ characters: CharacterTable) { self.characters = characters }

  /// Adds the words of `bytes` to `text`.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout CleanedText) {
    byteClasses.withUnsafeBufferPointer { classes in
      var numerals = Numerals()
      var position = 0
      while position < bytes.count {
        let start = position
        var token: ByteClass = []
        while position < bytes.count {
          let byteClass = classes[Int(bytes[position])]
          if byteClass == .space { break }
          if byteClass.contains(.sign) { text.codeSigns += 1 }
          token.formUnion(byteClass)
          position += 1
        }
        if position > start {
          let words = text.words.count
          appendToken(bytes, start..<position, token, classes, &text)
          numerals.add(isNumber: token.contains(.digit) && !token.contains(.letter), words: words, to: &text)
        }
        position += 1
      }
    }
  }

  @inline(__always)
  private func appendToken(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ token: ByteClass,
    _ classes: UnsafeBufferPointer<ByteClass>, _ text: inout CleanedText
  ) {
    guard !token.isDisjoint(with: .suspicious) else { return appendLetters(bytes, range, &text) }
    guard token.contains(.highLead) else {
      let bytes = UnsafeBufferPointer(rebasing: bytes[range])
      if TokenFilter.isCode(bytes, token) { text.codeTokens += 1 }
      if !TokenFilter.drops(bytes, token) { appendLetters(bytes, bytes.indices, &text) }
      return
    }
    // Scripts without spaces: an address or number in the middle must not take the sentence with it.
    var start = range.lowerBound
    while start < range.upperBound {
      let isASCII = bytes[start] < 0x80
      var end = start
      var run: ByteClass = []
      while end < range.upperBound, (bytes[end] < 0x80) == isASCII {
        run.formUnion(classes[Int(bytes[end])])
        end += 1
      }
      if !isASCII || !TokenFilter.drops(UnsafeBufferPointer(rebasing: bytes[start..<end]), run) {
        appendLetters(bytes, start..<end, &text)
      }
      start = end
    }
  }

  private func appendLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: inout CleanedText) {
    var position = range.lowerBound
    var wordStart = text.letters.count
    var wordScript = ScriptClass.none
    var isCapital = false
    var capitals = 0
    while position < range.upperBound {
      let start = position
      let codePoint = UTF8Decoding.next(bytes, &position, range.upperBound)
      let property = characters[codePoint]
      if property.needsComposition { text.needsComposition = true }
      switch property.kind {
      case CharacterProperty.Kind.letter:
        let script = ScriptClass.group(property.script)
        if script != wordScript || text.letters.count - wordStart >= CleanedText.longestWord {
          finishWord(&text, &wordStart, wordScript, &capitals)
          wordScript = script
        }
        let folded = property.folded(codePoint)
        if folded != codePoint { capitals += 1 }
        if text.letters.count == wordStart { isCapital = folded != codePoint }
        text.letters.append(folded)
        text.weight += isCapital ? position - start : 3 * (position - start)
        text.scriptCounts[Int(property.script)] += 1
        text.letterCount += 1
      case CharacterProperty.Kind.mark:
        if wordScript != ScriptClass.none, text.letters.count - wordStart < CleanedText.longestWord {
          text.letters.append(property.folded(codePoint))
        }
      case CharacterProperty.Kind.ignorable: continue
      default:
        finishWord(&text, &wordStart, wordScript, &capitals)
        wordScript = ScriptClass.none
      }
    }
    finishWord(&text, &wordStart, wordScript, &capitals)
  }

  @inline(__always)
  private func finishWord(
    _ text: inout CleanedText, _ start: inout Int, _ script: UInt8, _ capitals: inout Int
  ) {
    let count = text.letters.count - start
    guard count > 0 else { return }
    text.words.append(.init(start: Int32(truncatingIfNeeded: start), count: Int16(count), script: script))
    text.longestWordCount = max(text.longestWordCount, count)
    text.lastWordCapitals = capitals
    start = text.letters.count
    capitals = 0
  }
}

/// Reading UTF-8 that may be damaged.
enum UTF8Decoding {
  /// The code point at `position`, which moves on; U+FFFD for a byte that starts no valid sequence.
  @inline(__always)
  static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int) -> UInt32 {
    let lead = UInt32(bytes[position])
    if lead < 0x80 {
      position += 1
      return lead
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, position + length <= end else {
      position += 1
      return 0xFFFD
    }
    var value = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(bytes[position + offset])
      guard byte & 0xC0 == 0x80 else {
        position += 1
        return 0xFFFD
      }
      value = value << 6 | byte & 0x3F
    }
    position += length
    return value < 0x11_0000 ? value : 0xFFFD
  }
}
