import DocentDocument
import DocentLearning
import DocentText

/// Makes the lexicon section of the model from the lexicon files of the data folder.
struct SentimentLexiconBuilder {
  private static let channels = (vader: 0, opinion: 1, general: 2, emoji: 3)
  private let directory: String
  private let tokenizer = Tokenizer()
  private var rows: [UInt64: SIMD4<Float>] = [:]
  private var order: [UInt64] = []
  private var prefixLengths: [String: UInt32] = [:]

  init(directory: String) { self.directory = directory }

  /// Adds the lexicon's sections to a model file.
  mutating func build(into writer: inout ModelFileWriter) throws(ModelError) {
    try addAll()
    var table = HashTableWriter(rowBytes: 4)
    for key in order {
      guard let row = rows[key] else { continue }
      let bytes = SIMD4<Int8>(clamping: SIMD4<Int32>((row * 127).rounded(.toNearestOrEven)))
      table.add(key, row: (0..<4).map { UInt8(bitPattern: bytes[$0]) })
    }
    writer.add(SentimentLexicon.section, bytes: table.serialized())
    let lines = SentimentRecipe.lexicons.map { "\($0.language) \($0.lexicon) \(prefixLengths[$0.lexicon] ?? 0)" }
    writer.add("\(SentimentLexicon.section).languages", text: lines.joined(separator: "\n"))
  }

  private mutating func addAll() throws(ModelError) {
    try add("en-vader", lexicon: "en", channel: Self.channels.vader, scale: 1 / 4)
    try add("en-opinion-lexicon", lexicon: "en", channel: Self.channels.opinion, scale: 1 / 2)
    for words in PolarityWords.all { add(words) }
    for (language, lexicon) in SentimentRecipe.afinn {
      try add("\(language)-afinn", lexicon: lexicon, channel: Self.channels.general, scale: 1 / 5)
    }
    try add("emoticons-afinn", lexicon: "*", channel: Self.channels.emoji, scale: 1 / 5)
    for line in try CompressedFile.lines("\(directory)/emoji-sentiment-ranking.tsv.gz") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 6, let negative = Float(fields[3]), let neutral = Float(fields[4]),
        let positive = Float(fields[5])
      else { continue }
      // Emoji seen seldom are drawn towards 0.
      let value = (positive - negative) / (positive + neutral + negative + 20)
      set(String(fields[0]), lexicon: "*", channel: Self.channels.emoji, value: value)
    }
  }

  private mutating func add(_ name: String, lexicon: String, channel: Int, scale: Float) throws(ModelError) {
    for line in try CompressedFile.lines("\(directory)/\(name).tsv.gz") {
      let fields = line.split(separator: "\t")
      guard fields.count >= 2, let value = Float(fields[1]) else { continue }
      set(String(fields[0]), lexicon: lexicon, channel: channel, value: value * scale)
    }
  }

  private mutating func add(_ words: PolarityWords) {
    for (entry, value) in words.entries {
      if entry.hasSuffix("*") {
        add(prefix: String(entry.dropLast()), lexicon: words.language, value: value)
      } else {
        let text = String(entry.map { $0 == "_" ? " " : $0 })
        set(text, lexicon: words.language, channel: Self.channels.general, value: value)
      }
    }
  }

  private mutating func add(prefix: String, lexicon: String, value: Float) {
    var folded = CaseFolding.folded(Array(prefix.utf8))
    _ = SentimentReader.squeeze(&folded, from: 0, to: 2)
    let length = folded.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    guard (1...SentimentLexicon.longestPrefix).contains(length) else { return }
    prefixLengths[lexicon, default: 0] |= 1 << UInt32(length)
    let seed = SentimentLexicon.seed(lexicon)
    let key = folded.withUnsafeBufferPointer { SentimentLexicon.prefixKey($0, seed: seed) }
    put(key, channel: Self.channels.general, value: value)
  }

  private mutating func set(_ entry: String, lexicon: String, channel: Int, value: Float) {
    let tokens = tokenizer.tokenize(DocumentText(entry), language: LanguageTag(lexicon == "*" ? "und" : lexicon))
    guard let key = SentimentReader.lexiconKey(tokens, seed: SentimentLexicon.seed(lexicon)) else { return }
    put(key, channel: channel, value: value)
  }

  /// The first value of an entry counts.
  private mutating func put(_ key: UInt64, channel: Int, value: Float) {
    if rows[key] == nil { order.append(key) }
    if rows[key, default: .zero][channel] == 0 { rows[key, default: .zero][channel] = max(-1, min(1, value)) }
  }
}
