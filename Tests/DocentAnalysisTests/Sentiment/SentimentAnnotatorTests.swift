import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct SentimentAnnotatorTests {
  private let annotator: SentimentAnnotator

  init() throws { annotator = try SentimentAnnotator.shipped() }

  private func label(_ text: String, _ language: LanguageTag) -> Sentiment {
    annotator.annotate(tokenized(text, language), language: language).document.label
  }

  @Test(
    arguments: [
      ("en", "I love this phone, the camera is fantastic and the battery lasts for days!"),
      ("en", "Thank you so much for the quick and friendly help, excellent service."),
      ("de", "Ich liebe dieses Hotel, alles war wunderbar und das Personal super freundlich! 😍"),
      ("es", "Me encanta este lugar, la comida es excelente y el servicio genial 😍"),
      ("fr", "J'adore ce restaurant, c'était magnifique, merci beaucoup ! ❤"),
      ("it", "Bellissimo film, lo adoro, complimenti a tutti! 😍"),
      ("pt", "Adorei o produto, é maravilhoso, obrigada! ❤"),
      ("ar", "أحب هذا المكان كثيرا، خدمة رائعة وطعام لذيذ شكرا لكم ❤"),
      ("hi", "बहुत अच्छा, मुझे यह बहुत पसंद आया, धन्यवाद ❤😍"),
      ("id", "makanannya enak sekali, pelayanan ramah dan tempatnya nyaman, sangat puas"),
      ("nb", "En fantastisk film med strålende skuespill, en stor opplevelse."),
    ] as [(LanguageTag, String)])
  func recognisesPraise(language: LanguageTag, text: String) { #expect(label(text, language) == .positive) }

  @Test(
    arguments: [
      ("en", "Terrible experience. The parcel arrived broken and nobody answers my e-mails."),
      ("en", "This is the worst app ever, it keeps crashing and support is useless."),
      ("de", "Leider total enttäuscht, schlechter Service und das Zimmer war ekelhaft dreckig. 😡"),
      ("es", "Qué asco de servicio, es una vergüenza, no vuelvo nunca 😡"),
      ("fr", "C'est nul, je déteste ce service, quelle honte 😡"),
      ("it", "Che schifo, pessimo servizio, una vergogna 😡"),
      ("pt", "Odeio isso, péssimo atendimento, que raiva 😡"),
      ("ar", "أسوأ خدمة في حياتي، شيء سيء وحزين جدا 😡"),
      ("hi", "बहुत बुरा, घटिया सेवा, शर्म आनी चाहिए 😡😠"),
      ("id", "pelayanan sangat buruk dan mengecewakan, makanan tidak enak, kapok"),
      ("nb", "En kjedelig og dårlig film, en stor skuffelse fra start til slutt."),
    ] as [(LanguageTag, String)])
  func recognisesBlame(language: LanguageTag, text: String) { #expect(label(text, language) == .negative) }

  @Test(arguments: [
    "Invoice number 4711. Date of delivery: 3 March 2024. Total amount: 1,240.00 EUR, payable within 30 days.",
    "Please find attached the minutes of the meeting held on Tuesday.",
    "The contract begins on 1 January and may be terminated by either party with three months' notice.",
    "Press and hold the power button for five seconds, then connect the cable to port 2.",
    "The committee approved the budget for 2025 and set the next meeting for 14 May.",
    "The tenant shall pay the rent by the third working day of each month.",
    "Attendees: A. Moreau, B. Okafor, C. Lind. Item 1: status of the warehouse project.",
    "The device weighs 320 grams and is supplied with a charging cable and a manual.",
    "Train 27 leaves Hamburg at 10:42 and arrives in Copenhagen at 15:10.",
  ])
  func businessTextsAreNeutral(text: String) { #expect(label(text, "en") == .neutral) }

  @Test func longBusinessTextsAreNeutral() {
    let text = """
      This agreement is made between the supplier and the customer named in the order form. The supplier delivers the \
      goods to the address given in the order form. Risk passes to the customer on delivery. Invoices are issued \
      monthly and are payable within thirty days of the date of the invoice. Either party may end this agreement with \
      three months' notice in writing. The agreement is governed by the law of the country in which the supplier has \
      its registered office. Changes to this agreement must be made in writing and signed by both parties. The \
      schedules form part of the agreement. Notices are sent to the addresses named in the order form.
      """
    #expect(label(text, "en") == .neutral)
  }

  @Test(
    arguments: [
      ("en", "The food was delicious, but the service was terribly slow and rude."),
      ("en", "Lovely staff and a great breakfast, but the room was dirty and the bed was awful."),
    ] as [(LanguageTag, String)])
  func praiseAndBlameTogetherAreMixed(language: LanguageTag, text: String) {
    #expect(label(text, language) == .mixed)
  }

  @Test func negationTurnsPraiseAround() {
    let plain = annotator.annotate(tokenized("The support was helpful.", "en"), language: "en").document.score
    let negated = annotator.annotate(tokenized("The support was not helpful.", "en"), language: "en").document.score
    #expect(plain.positive > negated.positive)
    #expect(plain.negative < negated.negative)
  }

  @Test(arguments: ["", " ", "🙂", "???", "1234", "a", "こんにちは", "\u{0}\u{FEFF}x", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"])
  func scoresAddUpToOne(text: String) {
    for language in ["en", "ja", "und", "xx", "fi"] as [LanguageTag] {
      let result = annotator.annotate(tokenized(text, language), language: language)
      for score in [result.document.score] + result.sentences.map(\.result.score) {
        #expect(abs(score.positive + score.negative + score.neutral + score.mixed - 1) < 1e-9)
      }
    }
  }

  @Test func nothingIsNeutral() { #expect(label("", "en") == .neutral) }

  @Test func sentencesHaveTheTokenizersSpans() {
    let text = tokenized("Wunderbar! Das Zimmer war schmutzig. 12:30", "de")
    let sentences = annotator.annotate(text, language: "de").sentences
    #expect(sentences.map(\.span) == text.sentences.indices.map { text.span(ofSentence: $0) })
    #expect(sentences.first.map { text.text[$0.span] } == "Wunderbar!")
  }

  @Test func unknownLanguagesAreLessSure() {
    let text = "super magnifique love 😍"
    let known = annotator.annotate(tokenized(text, "fr"), language: "fr").document.score
    let unknown = annotator.annotate(tokenized(text, "eu"), language: "eu").document.score
    #expect(unknown.positive < known.positive)
  }

  @Test func longReviewsAreJudgedAsAWhole() {
    let bad = """
      I wanted to like this film. The opening promises a clever thriller, and the city at night looks good for about \
      ten minutes. Then the script falls apart. The hero explains every clue twice, the villain is a cliché, and the \
      dialogue is painfully stupid. Scenes drag on without tension, the editing is a mess, and the music never shuts \
      up. By the second hour I was bored and annoyed, and the ending is simply ridiculous. The actors look as \
      embarrassed as I felt. A dull, lazy waste of time and money; avoid it.
      """
    #expect(label(bad, "en") == .negative)
  }

  @Test func labelsDoNotDependOnHowManyStretchesATextHas() {
    let sentence = "This is a wonderful product and I am very happy with it. "
    let text = tokenized(String(repeating: sentence, count: 2000), "en")
    let result = annotator.annotate(text, language: "en")
    #expect(result.document.label == .positive)
    #expect(result.sentences.count == text.sentences.count)
    #expect(Set(result.sentences.map(\.result)).count == 1)
  }

  @Test func refusesFilesOfAnotherKind() throws {
    var writer = ModelFileWriter()
    writer.add("groups", text: "en 1.0 en")
    let file = try ModelFile(ModelBytes(copying: writer.serialized()))
    #expect(throws: ModelError.self) { try SentimentAnnotator(file) }
  }
}
