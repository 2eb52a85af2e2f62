import DocentDocument
import DocentLearning
import DocentText

/// Makes the lexicon section of the model from the lexicon files of the data folder.
struct SentimentLexiconBuilder {
  private static let channels = (vader: 0, opinion: 1, afinn: 2, emoji: 3)
  private let directory: String
  private let tokenizer = Tokenizer()
  private var rows: [UInt64: SIMD4<Float>] = [:]
  private var order: [UInt64] = []

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
    writer.add(
      "\(SentimentLexicon.section).languages",
      text: SentimentRecipe.lexicons.map { "\($0.language) \($0.lexicon)" }.joined(separator: "\n"))
  }

  private mutating func addAll() throws(ModelError) {
    try add("en-vader", lexicon: "en", channel: Self.channels.vader, scale: 1 / 4)
    try add("en-opinion-lexicon", lexicon: "en", channel: Self.channels.opinion, scale: 1 / 2)
    for language in Set(SentimentRecipe.lexicons.map(\.lexicon)).sorted() {
      try add("\(language)-afinn", lexicon: language, channel: Self.channels.afinn, scale: 1 / 5)
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

  private mutating func set(_ entry: String, lexicon: String, channel: Int, value: Float) {
    let tokens = tokenizer.tokenize(DocumentText(entry), language: LanguageTag(lexicon == "*" ? "und" : lexicon))
    guard let key = SentimentReader.lexiconKey(tokens, seed: SentimentLexicon.seed(lexicon)) else { return }
    if rows[key] == nil { order.append(key) }
    rows[key, default: .zero][channel] = max(-1, min(1, value))
  }
}
