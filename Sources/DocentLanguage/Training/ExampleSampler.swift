import DocentLearning

/// Draws short and long pieces of training text with their language.
struct ExampleSampler {
  /// A piece of text as numbers of the profile's n-grams.
  struct Example {
    var label = 0
    var script = ScriptClass.none
    var letters = 0
    /// Numbers of the n-grams the profile has.
    var ngrams: [Int32] = []
    /// How many of them, by order.
    var found = [Float](repeating: 0, count: NGrams.orderCount)
  }

  private let corpus: TrainingCorpus
  private let scripts: ScriptUse
  private let cleaner: TextCleaner
  /// Running sums of the labels' weights.
  private let cumulative: [Double]
  private var random: SeededGenerator
  private var text = CleanedText()

  /// `weights` say how often each label is drawn; labels alone in their script never are.
  init(_ corpus: TrainingCorpus, _ scripts: ScriptUse, _ cleaner: TextCleaner, weights: [Double], seed: UInt64) {
    self.corpus = corpus
    self.scripts = scripts
    self.cleaner = cleaner
    random = SeededGenerator(seed: seed)
    var sum = 0.0
    cumulative = corpus.languages.indices.map { label in
      if scripts.rivals(of: label).count > 1, !corpus.languages[label].samples.isEmpty { sum += weights[label] }
      return sum
    }
  }

  /// Fills `example` with the next piece.
  mutating func next(_ example: inout Example, _ index: KeyIndex) {
    repeat { draw(&example, index) } while example.ngrams.isEmpty
  }

  private mutating func draw(_ example: inout Example, _ index: KeyIndex) {
    let point = random.unit() * (cumulative.last ?? 0)
    let label = cumulative.firstIndex { $0 > point } ?? 0
    let language = corpus.languages[label]
    let sample = language.samples[random.below(language.samples.count)]
    text.removeAll()
    language.withBytes(of: sample) { Composition.clean($0, with: cleaner, into: &text) }
    example.label = label
    example.letters = 0
    example.ngrams.removeAll(keepingCapacity: true)
    for order in example.found.indices { example.found[order] = 0 }
    guard !text.words.isEmpty else { return }
    let length = min(wordCount(), text.words.count)
    let start = random.below(text.words.count - length + 1)
    let window = start..<start + length
    guard let script = text.words[window].first(where: { scripts.uses($0.script, label: label) })?.script,
      scripts.isContested(script)
    else { return }
    example.script = script
    text.letters.withUnsafeBufferPointer { letters in
      for word in text.words[window] where word.script == script {
        let start = Int(word.start)
        let count = Int(word.count)
        example.letters += count
        NGrams.forEach(in: UnsafeBufferPointer(rebasing: letters[start..<start + count]), script: script) { key in
          guard let number = index[key] else { return }
          example.ngrams.append(Int32(number))
          example.found[NGrams.order(of: key)] += 1
        }
      }
    }
  }

  /// Words, pairs, short phrases and whole lines.
  private mutating func wordCount() -> Int {
    switch random.unit() {
    case ..<0.35: 1
    case ..<0.6: 2
    case ..<0.8: 3 + random.below(5)
    default: .max
    }
  }
}
