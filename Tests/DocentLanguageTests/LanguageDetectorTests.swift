import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentLanguage

@Suite struct LanguageDetectorTests {
  @Test(arguments: [
    ("en", "The parcel arrived two days late and the box was open."),
    ("de", "Das Paket kam zwei Tage zu spät und die Schachtel war offen."),
    ("fr", "Le colis est arrivé avec deux jours de retard et la boîte était ouverte."),
    ("es", "El paquete llegó dos días tarde y la caja estaba abierta."),
    ("it", "Il pacco è arrivato con due giorni di ritardo e la scatola era aperta."),
    ("pt", "A encomenda chegou com dois dias de atraso e a caixa estava aberta."),
    ("nl", "Het pakket kwam twee dagen te laat aan en de doos was open."),
    ("pl", "Paczka przyszła dwa dni za późno, a pudełko było otwarte."),
    ("cs", "Balík dorazil o dva dny později a krabice byla otevřená."),
    ("hu", "A csomag két nappal később érkezett meg, és a doboz nyitva volt."),
    ("fi", "Paketti saapui kaksi päivää myöhässä ja laatikko oli auki."),
    ("tr", "Paket iki gün geç geldi ve kutu açıktı."),
    ("vi", "Gói hàng đến trễ hai ngày và chiếc hộp đã bị mở."),
    ("ru", "Посылка пришла на два дня позже, и коробка была открыта."),
    ("uk", "Посилка прийшла на два дні пізніше, і коробка була відкрита."),
    ("bg", "Пратката пристигна два дни по-късно и кутията беше отворена."),
    ("el", "Το δέμα έφτασε δύο μέρες αργότερα και το κουτί ήταν ανοιχτό."),
    ("ar", "وصل الطرد متأخرا يومين وكانت العلبة مفتوحة."),
    ("fa", "بسته دو روز دیر رسید و جعبه باز بود."),
    ("he", "החבילה הגיעה באיחור של יומיים והקופסה הייתה פתוחה."),
    ("hi", "पार्सल दो दिन देर से आया और डिब्बा खुला था।"),
    ("bn", "পার্সেলটি দুই দিন দেরিতে এসেছে এবং বাক্সটি খোলা ছিল।"),
    ("ta", "பொதி இரண்டு நாட்கள் தாமதமாக வந்தது."),
    ("th", "พัสดุมาถึงช้าไปสองวันและกล่องเปิดอยู่"),
    ("ja", "荷物は二日遅れて届き、箱は開いていました。"),
    ("ko", "소포가 이틀 늦게 도착했고 상자는 열려 있었습니다."),
    ("zh", "包裹晚到了两天，盒子是开着的。"),
    ("zh-TW", "包裹晚到了兩天，盒子是開著的。"),
    ("ka", "ამანათი ორი დღის დაგვიანებით მოვიდა."),
    ("hy", "Ծանրոցը երկու օր ուշացումով հասավ։"),
    ("sw", "Kifurushi kilifika siku mbili baadaye na sanduku lilikuwa wazi."),
    ("cy", "Cyrhaeddodd y parsel ddau ddiwrnod yn hwyr ac roedd y blwch ar agor."),
  ])
  func knowsSentences(language: String, text: String) throws {
    #expect(try Shipped.best(text) == language)
  }

  @Test(arguments: [
    ("de", "Geschwindigkeit"), ("fr", "aujourd'hui"), ("pl", "wszystko"), ("hu", "köszönöm"), ("fi", "kiitos paljon"),
    ("es", "muchas gracias"), ("ru", "пожалуйста"), ("uk", "дякую"), ("el", "ευχαριστώ"), ("ja", "ありがとう"),
    ("vi", "cảm ơn"), ("is", "þakka þér"), ("tr", "teşekkürler"), ("ko", "감사합니다"), ("en", "thank you very much"),
  ])
  func knowsShortTexts(language: String, text: String) throws {
    #expect(try Shipped.best(text) == language)
  }

  @Test(arguments: [
    ("ru-Latn", "Posylka prishla na dva dnya pozzhe, i korobka byla otkryta."),
    ("ru-Latn", "Posylka prišla na dva dnâ pozže, i korobka byla otkryta."),
    ("uk-Latn", "Posylka pryishla na dva dni piznishe, i korobka bula vidkryta."),
    ("bg-Latn", "Pratkata pristigna dva dni po-kasno i kutiyata beshe otvorena."),
    ("el-Latn", "To dema eftase dyo meres argotera kai to kouti itan anoichto."),
    ("el-Latn", "To déma éphtase dýo méres argótera kai to koutí ḗtan anoichtó."),
    ("hi-Latn", "mera parcel do din der se aaya aur dibba khula hua tha"),
    ("hi-Latn", "pārsala dō dina dēra sē āyā aura ḍibbā khulā thā"),
    ("ja-Latn", "kono hako wa mou aiteimashita ne, arigatou gozaimasu"),
    ("zh-Latn", "bāo guǒ wǎn dào le liǎng tiān, hé zi shì kāi zhe de"),
    ("zh-Latn", "bao guo wan dao le liang tian, he zi shi kai zhe de"),
  ])
  func knowsRomanisedSentences(language: String, text: String) throws {
    #expect(try Shipped.best(text) == language)
  }

  /// Languages that share words and letters with the romanised ones keep their own.
  @Test(arguments: [
    ("hr", "Prošli tjedan sam kupio kruh i mlijeko u dućanu."),
    ("sl", "Paket je prispel dva dni pozneje in škatla je bila odprta."),
    ("cs", "Na tu knihu si dávám pozor, je opravdu dobrá."), ("sk", "Dobrý deň, kde je stanica?"),
    ("pl", "Nie wiem, czy to jest dobra droga."), ("vi", "Tôi không biết anh ấy ở đâu."),
    ("id", "Saya tidak tahu di mana dia tinggal."), ("sw", "Sijui anakaa wapi sasa."),
    ("eo", "Mi ne scias kie li estas."),
    ("lt", "Nežinau, kur jis gyvena."), ("mt", "Ma nafx fejn joqgħod issa."), ("en", "I do not know where he is now."),
  ])
  func romanisedLanguagesDoNotSteal(language: String, text: String) throws {
    #expect(try Shipped.best(text) == language)
  }

  /// Chinese characters alone: which language writes them so.
  @Test(arguments: [
    ("ja", "図書館利用案内"), ("ja", "運転免許証"), ("ja", "東京都渋谷区役所"), ("zh", "图书馆开放时间"),
    ("zh-TW", "圖書館開放時間"),
  ])
  func knowsChineseCharactersWithoutKana(language: String, text: String) throws {
    #expect(try Shipped.best(text) == language)
  }

  /// Known from lists of words only.

  @Test func repeatedWordsChangeNothingButTheLength() throws {
    let detector = try LanguageDetector.shipped()
    let text = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und anderes"
    let first = Array(text.utf8).withUnsafeBufferPointer { detector.detect($0) }
    for _ in 0..<3 { #expect(Array(text.utf8).withUnsafeBufferPointer { detector.detect($0) } == first) }
  }

  @Test(arguments: [
    "", "   \n\t", "12345 67.8 %", "https://example.com/a?b=c", "ada@example.org", "@ada", "😀 🎉 ❤️", "y = f(x)",
    "3.14 * r^2", "a1b2c3d4", "/usr/local/bin/docent", "{}();", "--- *** ---", "2024-05-01T10:00:00Z", "€ 99,00",
    "asdfghjkl qwertz", "фывапро фывап", "poiuytrewq asdf", "#include <stdio.h>", "SELECT * FROM tmp WHERE i=1;",
  ])
  func doesNotGuess(text: String) throws {
    #expect(try Shipped.detect(text) == [LanguageScore(language: .undetermined, score: 1)])
  }

  @Test(arguments: [("de", "Wert"), ("fr", "entre"), ("pt", "certeza"), ("ru", "просить")])
  func wordsOfNeighbouringKeysAreWords(language: String, text: String) throws {
    #expect(try Shipped.best(text) == language)
  }

  /// The languages of a document are those of its segments, and a word or two are a document too.
  @Test(arguments: ["Het", "Kako", "Siz", "ale", "Машина"])
  func veryShortTextsAreReadAsDocumentsToo(text: String) throws {
    let detector = try LanguageDetector.shipped()
    let reading = detector.read(DocumentText(text))
    #expect(reading.languages == Array(text.utf8).withUnsafeBufferPointer { detector.detect($0) })
    #expect(reading.segments.map(\.language) == [reading.languages[0].language])
    #expect(reading.languages[0].language != .undetermined)
  }

  @Test(arguments: ["ạlrqm ạ̹tẖnạ ʿsẖr ʿdd zwjỹ.", "tḥmyl mnṣẗ ạ̉w lgẖẗ mukẖtlfẗ"])
  func scholarlySpellingIsNoGibberish(text: String) throws {
    #expect(try Shipped.best(text) == "ar-Latn")
  }

  @Test func addressesDoNotDecide() throws {
    #expect(
      try Shipped.best("Schreiben Sie bitte an support@the-english-company.com https://the-english-company.com/contact")
        == "de")
  }

  @Test func answersOnlyWhatIsAllowed() throws {
    let text = "Balík dorazil o dva dny později."
    #expect(try Shipped.best(text, allowed: ["sk", "en"]) == "sk")
    let allowed: Set<LanguageTag> = ["de", "fr"]
    #expect(try Shipped.detect(text, allowed: allowed).allSatisfy { allowed.contains($0.language) })
    #expect(try Shipped.best("包裹晚到了两天", allowed: ["zh-TW"]) == "zh-TW")
    #expect(try Shipped.best("包裹晚到了兩天", allowed: ["zh"]) == "zh")
    #expect(try Shipped.best("Посылка пришла", allowed: ["en"]) == "und")
  }

  @Test func languagesOnRequestAnswerWhenAllowed() throws {
    let text = "انا عايز اروح البيت دلوقتي عشان تعبان"
    #expect(try Shipped.detect(text).allSatisfy { $0.language != "arz" })
    #expect(try Shipped.best(text, allowed: ["ar", "arz"]) == "arz")
  }

  @Test func scoresAreRankedAndAddUpToOne() throws {
    let scores = try Shipped.detect("problema").map(\.score)
    #expect(scores == scores.sorted(by: >))
    #expect(scores.reduce(0, +) <= 1.001)
    #expect(scores.count > 1)
  }

  @Test func knowsManyLanguages() throws {
    let languages = try Shipped.detector.get().languages
    #expect(languages.count >= 200)
    #expect(Set(languages).count == languages.count)
    for tag in ["zh-TW", "ru-Latn", "el-Latn", "hi-Latn", "ar-Latn", "ja-Latn", "zh-Latn"] {
      #expect(languages.contains(LanguageTag(tag)))
    }
  }

  @Test(arguments: [
    "Đường phố Hà Nội rất đông đúc", "Où étiez-vous hier à la même heure ?", "Пойдём с её ёлкой и чайником",
  ])
  func readsComposedAndDecomposedTextAlike(text: String) throws {
    let decomposed = UnicodeNormalization.normalized(Array(text.utf8), to: .nfd)
    #expect(decomposed != Array(text.utf8))
    #expect(try Shipped.detect(String(decoding: decomposed, as: UTF8.self)) == Shipped.detect(text))
  }

  @Test func longTextsAreSampledToTheSameAnswer() throws {
    let text = String(repeating: "Das Paket kam zwei Tage zu spät und die Schachtel war offen. ", count: 20_000)
    #expect(try Shipped.best(text) == "de")
  }

  @Test func anyBytesAreRead() throws {
    let detector = try Shipped.detector.get()
    var random = SeededGenerator(seed: 3)
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(!bytes.withUnsafeBufferPointer { detector.detect($0) }.isEmpty)
    }
  }

  @Test func givesTheSameAnswersToConcurrentCallers() async throws {
    let detector = try Shipped.detector.get()
    let texts = ["Das ist gut.", "C'est bien.", "Это хорошо.", "これはいいです。", "This is fine.", "Está bien."]
    let expected = texts.map { text in Array(text.utf8).withUnsafeBufferPointer { detector.detect($0) } }
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<64 {
        group.addTask {
          (0..<50).allSatisfy { round in
            let index = (task + round) % texts.count
            return Array(texts[index].utf8).withUnsafeBufferPointer { detector.detect($0) } == expected[index]
          }
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }

  @Test func namesItsVersion() throws {
    let version = try Shipped.detector.get().version
    #expect(version.name == "language")
    #expect(!version.version.isEmpty)
  }
}
