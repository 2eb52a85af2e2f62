import DocentLearning

/// Words that change the feeling of their neighbours instead of carrying one: the grammar of a language, not its
/// vocabulary of praise and blame, which is learnt.
enum SentimentCue: UInt8, Sendable, CaseIterable {
  /// Turns what follows around: "not", "ohne".
  case negator
  /// Strengthens what follows: "very".
  case intensifier
  /// Weakens what follows: "slightly".
  case dampener
  /// Opens a clause that weighs more than the one before: "but".
  case contrast

  /// The cue words of a language by their `SentimentReader.hash`; empty where there are none.
  static func table(for language: String) -> [UInt64: SentimentCue] { tables[language] ?? [:] }

  /// Languages whose negators follow what they negate: Hindi `अच्छा नहीं`, Turkish `iyi değil`.
  static let languagesNegatingBackwards: Set<String> = ["hi", "tr", "ja", "ko", "fa"]

  /// Conjunctions, prepositions and articles written together with the word that follows, longest first.
  static func leadingClitics(of language: String) -> [[UInt8]] {
    let clitics: [String] =
      switch language {
      case "ar": ["وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل"]
      case "he": ["וה", "שה", "ה", "ו", "ב", "ל", "ש"]
      default: []
      }
    return clitics.map { Array($0.utf8) }
  }

  private static let tables: [String: [UInt64: SentimentCue]] = {
    var tables: [String: [UInt64: SentimentCue]] = [:]
    for pack in packs {
      var table: [UInt64: SentimentCue] = [:]
      // In the order of the cases, the first wins: a word with two parts ("apenas") must be the same in every process.
      for cue in allCases {
        for word in (pack.words[cue] ?? "").split(separator: " ") {
          let hash = FeatureHash.hash(String(word), seed: 0)
          if table[hash] == nil { table[hash] = cue }
        }
      }
      for language in pack.languages { tables[language] = table }
    }
    return tables
  }()

  private struct Pack {
    let languages: [String]
    let words: [SentimentCue: String]
  }

  private static let packs: [Pack] = [
    Pack(
      languages: ["en"],
      words: [
        .negator: """
        not no never none nobody nothing neither nor nowhere cannot without hardly barely scarcely lacks lacking dont \
        cant wont isnt wasnt arent doesnt didnt couldnt wouldnt shouldnt aint havent hasnt hadnt n't nt
        """.replacingLineBreaks,
        .intensifier: """
        very really so too extremely absolutely totally completely highly incredibly especially particularly super \
        truly most much more deeply utterly quite such fully entirely seriously damn
        """.replacingLineBreaks,
        .dampener: "slightly somewhat kinda sorta little bit almost partly fairly less marginally occasionally mildly",
        .contrast: "but however although though yet nevertheless nonetheless despite except whereas",
      ]),
    Pack(
      languages: ["de"],
      words: [
        .negator: "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder kaum nirgends",
        .intensifier:
          "sehr so zu extrem absolut total völlig besonders wirklich unglaublich echt höchst überaus richtig",
        .dampener: "etwas ein bisschen ziemlich leicht wenig fast teilweise einigermaßen",
        .contrast: "aber jedoch allerdings obwohl sondern trotzdem dennoch leider",
      ]),
    Pack(
      languages: ["es"],
      words: [
        .negator: "no nunca jamás nada nadie ningún ninguna ninguno sin tampoco ni apenas",
        .intensifier:
          "muy tan demasiado súper super totalmente absolutamente extremadamente realmente más mucho bastante",
        .dampener: "poco algo casi ligeramente apenas medio",
        .contrast: "pero sino aunque embargo obstante excepto",
      ]),
    Pack(
      languages: ["fr"],
      words: [
        .negator: "ne pas n'est jamais rien aucun aucune personne sans ni guère plus",
        .intensifier: "très trop si tellement vraiment extrêmement absolument totalement super fort hyper complètement",
        .dampener: "peu assez presque légèrement plutôt moyennement",
        .contrast: "mais cependant toutefois pourtant malgré quoique néanmoins sauf",
      ]),
    Pack(
      languages: ["it"],
      words: [
        .negator: "non mai niente nulla nessuno nessuna nessun senza neanche nemmeno né",
        .intensifier: "molto troppo così davvero veramente estremamente assolutamente totalmente super più tanto",
        .dampener: "poco abbastanza quasi leggermente piuttosto",
        .contrast: "ma però tuttavia nonostante sebbene benché eppure tranne",
      ]),
    Pack(
      languages: ["pt", "gl"],
      words: [
        .negator: "não nao nunca jamais nada ninguém nenhum nenhuma sem nem tampouco",
        .intensifier: "muito tão demais super totalmente absolutamente extremamente realmente mais bastante",
        .dampener: "pouco quase ligeiramente meio",
        .contrast: "mas porém contudo embora entretanto todavia apesar exceto",
      ]),
    Pack(
      languages: ["ar"],
      words: [
        .negator: "لا لم لن ليس ليست ما غير بدون مش مو ولا", .intensifier: "جدا جداً كثيرا للغاية أكثر",
        .dampener: "قليلا بعض تقريبا",
        .contrast: "لكن ولكن إلا رغم",
      ]),
    Pack(
      languages: ["hi"],
      words: [
        .negator: "नहीं न मत ना बिना nahi nahin na mat bina", .intensifier: "बहुत काफी बेहद अत्यंत bahut bohot kaafi",
        .dampener: "थोड़ा कुछ thoda", .contrast: "लेकिन परंतु मगर पर lekin magar",
      ]),
    Pack(
      languages: ["id", "ms"],
      words: [
        .negator: "tidak bukan jangan belum tak tanpa gak nggak ga enggak kurang",
        .intensifier: "sangat sekali banget amat terlalu paling",
        .dampener: "agak sedikit cukup lumayan", .contrast: "tapi tetapi namun walaupun meskipun sayangnya",
      ]),
    Pack(
      languages: ["no", "nb", "nn", "da"],
      words: [
        .negator: "ikke ikkje aldri aldrig ingen ingenting intet uten uden verken hverken knapt",
        .intensifier: "veldig svært meget så for utrolig ekstremt virkelig helt",
        .dampener: "litt lidt noe ganske nesten", .contrast: "men likevel dog selv skjønt derimot",
      ]),
    Pack(
      languages: ["ru"],
      words: [
        .negator: "не ни нет никогда без", .intensifier: "очень так слишком крайне совсем совершенно",
        .dampener: "немного слегка почти", .contrast: "но однако хотя зато",
      ]),
    Pack(
      languages: ["uk"],
      words: [
        .negator: "не ні немає ніколи без", .intensifier: "дуже так надто занадто зовсім",
        .dampener: "трохи майже", .contrast: "але однак проте хоча",
      ]),
    Pack(
      languages: ["cs", "sk"],
      words: [
        .negator: "ne není nikdy bez nic žádný", .intensifier: "velmi moc příliš opravdu", .dampener: "trochu skoro",
        .contrast: "ale však avšak ačkoli",
      ]),
    Pack(
      languages: ["ro"],
      words: [
        .negator: "nu niciodată fără nimic niciun nicio", .intensifier: "foarte prea extrem chiar",
        .dampener: "puțin aproape", .contrast: "dar însă totuși deși",
      ]),
    Pack(
      languages: ["hu"],
      words: [
        .negator: "nem nincs soha sem nélkül", .intensifier: "nagyon túl igazán rendkívül", .dampener: "kicsit majdnem",
        .contrast: "de azonban viszont bár",
      ]),
    Pack(
      languages: ["el"],
      words: [
        .negator: "δεν δε μη μην ποτέ χωρίς", .intensifier: "πολύ πάρα τόσο", .dampener: "λίγο σχεδόν",
        .contrast: "αλλά όμως ωστόσο",
      ]),
    Pack(
      languages: ["zh"],
      words: [
        .negator: "不 没 沒 没有 沒有 不是 别 無 无", .intensifier: "很 非常 太 特别 特別 真 极其 十分",
        .dampener: "有点 有點 稍微", .contrast: "但 但是 可是 然而 不过 不過 虽然 雖然",
      ]),
    Pack(
      languages: ["ja"],
      words: [
        .negator: "ない なかっ ません ず", .intensifier: "とても 非常 すごく 本当", .dampener: "少し ちょっと",
        .contrast: "しかし だが けれど でも ただ",
      ]),
    Pack(
      languages: ["ko"],
      words: [
        .negator: "않습니다 않아요 않다 않고 않은 않는 않았습니다 없습니다 없다 없어요", .intensifier: "매우 아주 정말 너무 무척",
        .dampener: "조금 약간", .contrast: "하지만 그러나 그런데",
      ]),
    Pack(
      languages: ["sv"],
      words: [
        .negator: "inte ej aldrig ingen inget inga utan varken knappt",
        .intensifier: "mycket väldigt så för otroligt extremt verkligen helt",
        .dampener: "lite något ganska nästan", .contrast: "men dock ändå trots fast",
      ]),
    Pack(
      languages: ["fi"],
      words: [
        .negator: "ei en et emme ette eivät ilman eikä", .intensifier: "erittäin todella hyvin liian tosi",
        .dampener: "vähän hieman melko",
        .contrast: "mutta kuitenkin vaikka",
      ]),
    Pack(
      languages: ["pl"],
      words: [
        .negator: "nie nigdy nic nikt żaden żadna bez ani", .intensifier: "bardzo zbyt naprawdę niezwykle całkowicie",
        .dampener: "trochę dość nieco prawie",
        .contrast: "ale jednak lecz chociaż mimo",
      ]),
    Pack(
      languages: ["tr"],
      words: [
        .negator: "değil hiç yok asla", .intensifier: "çok en aşırı gerçekten fazla", .dampener: "biraz az oldukça",
        .contrast: "ama fakat ancak rağmen",
      ]),
    Pack(
      languages: ["nl", "af"],
      words: [
        .negator: "niet geen nooit niets niemand zonder noch nie", .intensifier: "heel zeer erg te zo echt enorm super",
        .dampener: "beetje bijna enigszins vrij",
        .contrast: "maar echter hoewel toch ondanks helaas",
      ]),
  ]
}

extension String {
  fileprivate var replacingLineBreaks: String { String(map { $0.isNewline ? " " : $0 }) }
}
