import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct KeyPhraseAnnotatorTests {
  private let annotator: KeyPhraseAnnotator
  private let syntax: SyntaxAnnotator

  init() throws {
    annotator = try KeyPhraseAnnotator.shipped()
    syntax = try SyntaxAnnotator.shipped()
  }

  private func phrases(_ text: String, _ language: LanguageTag) -> [KeyPhrase] {
    phrases(of: tokenized(text, language), language)
  }

  private func phrases(of text: TokenizedText, _ language: LanguageTag) -> [KeyPhrase] {
    annotator.annotate(text, language: language, syntax: syntax.annotate(text, language: language))
  }

  /// One short news item in many languages, with a phrase that should be among the first five.
  static let tram: [(LanguageTag, String, String)] = [
    (
      "en", "tram line",
      """
      The city council has approved a new tram line between the harbour and the university. Construction of the tram \
      line will begin in spring and cost 240 million euros. Residents of the old town had protested against the plan.
      """
    ),
    (
      "de", "Straßenbahnlinie",
      """
      Der Stadtrat hat den Bau einer neuen Straßenbahnlinie zwischen Hafen und Universität beschlossen. Die \
      Straßenbahnlinie soll 240 Millionen Euro kosten. Anwohner der Altstadt hatten wegen des Lärms protestiert.
      """
    ),
    (
      "es", "tranvía",
      """
      El ayuntamiento aprobó una nueva línea de tranvía entre el puerto y la universidad. La línea de tranvía costará \
      240 millones de euros. Los vecinos del casco antiguo protestaron por el ruido.
      """
    ),
    (
      "fr", "conseil municipal",
      """
      Le conseil municipal a approuvé une nouvelle ligne de tramway entre le port et l'université. La ligne de tramway \
      coûtera 240 millions d'euros. Les habitants de la vieille ville avaient protesté contre le bruit.
      """
    ),
    (
      "ru", "трамвайной линии",
      """
      Городской совет одобрил строительство новой трамвайной линии между портом и университетом. Трамвайная линия \
      обойдётся в 240 миллионов евро. Жители старого города протестовали из-за шума.
      """
    ),
    (
      "pl", "Linia tramwajowa",
      """
      Rada miasta zatwierdziła budowę nowej linii tramwajowej między portem a uniwersytetem. Linia tramwajowa będzie \
      kosztować 240 milionów euro. Linia tramwajowa ma być gotowa za rok.
      """
    ),
    ("zh", "有轨电车线路", "市议会批准在港口和大学之间修建一条新的有轨电车线路。有轨电车线路将耗资2.4亿欧元。老城区居民因噪音问题提出抗议。"),
    ("ja", "路面電車", "市議会は港と大学を結ぶ新しい路面電車の建設を承認した。路面電車の建設費は2億4000万ユーロになる見込みだ。"),
    (
      "ar", "خط ترام جديد",
      "وافق مجلس المدينة على خط ترام جديد بين الميناء والجامعة. سيبدأ بناء خط ترام جديد في الربيع."
    ),
  ]

  @Test(arguments: tram)
  func findsTheSubjectInManyLanguages(language: LanguageTag, phrase: String, text: String) {
    let first = phrases(text, language).prefix(5).map { CaseFolding.folded($0.text.utf8) }
    #expect(first.contains(CaseFolding.folded(phrase.utf8)))
  }

  @Test(arguments: tram)
  func givesExactMentionsAndDistinctRankedPhrases(language: LanguageTag, phrase: String, text: String) {
    let document = tokenized(text, language)
    let phrases = phrases(of: document, language)
    #expect(!phrases.isEmpty)
    #expect(Set(phrases.map(\.key)).count == phrases.count)
    #expect(phrases.map(\.score) == phrases.map(\.score).sorted(by: >))
    for phrase in phrases {
      #expect((0...1).contains(phrase.score))
      #expect(document.text[phrase.mentions[0]] == phrase.text)
      #expect(phrase.mentions == phrase.mentions.sorted())
      for mention in phrase.mentions {
        #expect(document.tokens.contains { $0.span.lower == mention.lower })
        #expect(document.tokens.contains { $0.span.upper == mention.upper })
      }
    }
  }

  @Test(
    arguments: [
      ("en", ["the", "of", "has", "a"]), ("de", ["der", "die", "den", "und"]), ("es", ["la", "de", "una"]),
      ("fr", ["le", "la", "de", "une"]), ("pl", ["a"]), ("ru", ["в"]),
    ] as [(LanguageTag, [String])])
  func noPhraseBeginsOrEndsInAStopWord(language: LanguageTag, stopWords: [String]) throws {
    let text = try #require(Self.tram.first { $0.0 == language })
    for phrase in phrases(text.2, language) {
      let words = phrase.text.lowercased().split { $0 == " " || $0 == "'" }.map(String.init)
      #expect(!stopWords.contains(words[0]) && !stopWords.contains(words[words.count - 1]), "\(phrase.text)")
    }
  }

  @Test func leavesOutMailHeadersAddressesAndNumbers() {
    let text = """
      Subject: Broken espresso machine
      From: anna@example.com
      To: support@example.com
      Message-ID: <4711@example.com>

      Hello, the espresso machine I ordered on 2 March (order 11823) arrived with a broken water tank. See
      https://example.com/orders/11823 and refund the purchase price of 240.00 to my credit card.
      """
    let found = phrases(text, "en").map(\.text)
    #expect(found.prefix(4).contains("espresso machine"))
    for phrase in found {
      for part in ["Subject", "From", "Message-ID", "example.com", "https", "11823", "240"] {
        #expect(!phrase.contains(part), "\(phrase)")
      }
    }
  }

  @Test(arguments: ["\n", "\r\n", "\t", "\n\n"])
  func noPhraseCrossesTheEndOfAShortLineOrACell(end: String) {
    let text = ["glass jar", "couvercles", "deksel", "copper kettle", "steel spoon"].joined(separator: end)
    for language in ["en", "fr", "nl", "pl"] as [LanguageTag] {
      for phrase in phrases(text, language) {
        #expect(phrase.text.split(separator: " ").count <= 2)
        #expect(!phrase.text.contains(end) && !["couvercles deksel", "jar couvercles"].contains(phrase.text))
      }
    }
  }

  @Test func aWrappedLineDoesNotEndAPhrase() throws {
    let text = """
      The council of the old harbour city decided on a neural
      network for the traffic lights, because every other neural
      network had been too slow for the crowded city streets of
      the harbour.
      """
    let phrase = try #require(phrases(text, "en").first { $0.key == "neural network" })
    #expect(phrase.text == "neural network")
    #expect(phrase.mentions.count == 2)
  }

  @Test func mentionsOfOneStemAreOnePhrase() throws {
    let text = "The neural network is small. Neural networks are trained. A NEURAL NETWORK learns slowly."
    let phrase = try #require(phrases(text, "en").first { $0.key == "neural network" })
    #expect(phrase.mentions.count == 3)
    #expect(phrase.text == "neural network")
  }

  @Test(arguments: ["", " ", "12 345 6", "!!!", "the of and", "😀", "https://example.com", "\u{0}\u{FEFF}", "a b c d"])
  func hasNothingToSayAboutNothing(text: String) {
    for language in ["en", "fr", "ja", "und", "xx"] as [LanguageTag] {
      #expect(phrases(text, language).allSatisfy { !$0.mentions.isEmpty && !$0.text.isEmpty })
    }
    #expect(phrases(text, "en").isEmpty)
  }

  @Test func staysBoundedOnEndlessText() {
    var generator = SeededGenerator(seed: 3)
    var text = ""
    for index in 0..<60_000 {
      text += "word\(generator.below(40_000))"
      text += index % 9 == 8 ? ". " : " "
    }
    let phrases = phrases(text, "en")
    #expect(phrases.count <= KeyPhraseAnnotator.maximumPhrases)
  }

  @Test func refusesFilesOfAnotherKind() throws {
    var writer = ModelFileWriter()
    writer.add("languages", text: "en 8 tagged noun-last")
    let file = try ModelFile(ModelBytes(copying: writer.serialized()))
    #expect(throws: ModelError.self) { try KeyPhraseAnnotator(file) }
  }
}
