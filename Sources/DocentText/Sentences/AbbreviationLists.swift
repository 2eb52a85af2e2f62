/// Abbreviations that CLDR's lists lack, words in them that are no abbreviations in running text, and words that start
/// sentences. Written without the full stop.
struct AbbreviationLists: Sendable {
  var abbreviations: [String] = []
  /// Those that are abbreviations only before a number: `No. 5`.
  var beforeNumbers: [String] = []
  /// Those that also stand at the end of a sentence.
  var final: [String] = []
  var ordinaryWords: [String] = []
  var sentenceStarters: [String] = []

  static func of(_ language: String) -> AbbreviationLists {
    let source = byLanguage[language] ?? Source()
    let final = words(source.final + " etc")
    return AbbreviationLists(
      abbreviations: words(source.abbreviations) + final + words(international), beforeNumbers: words(beforeNumbers),
      final: final,
      ordinaryWords: words(source.ordinary), sentenceStarters: words(source.starters))
  }

  private struct Source: Sendable {
    var abbreviations = ""
    var final = ""
    var ordinary = ""
    var starters = ""
  }

  private static func words(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }

  /// Understood in most languages written in Latin letters.
  private static let international = "Prof Dipl Ing ca al eds approx tel Tel Jr Sr cf vs op cit ibid"

  private static let beforeNumbers = """
    ext Ext no No nos Nos nr Nr vol Vol vols fig Fig figs Figs art Art sec Sec ch Ch chap cap p pp pag pág pt par para abs Abs \
    tab Tab eq Eq app Abb Bd kap Kap str čl čís č br odst ods rozdz poz ст стр рис табл гл п № σελ
    """

  private static let byLanguage: [String: Source] = [
    "en": Source(
      abbreviations: """
        Messrs Gen Gov Sen Rep Hon Pres Supt Cmdr Adm Maj Lieut Insp Ave Blvd Rd Apt Univ Assn Bros esp incl excl Tues \
        Thurs Wed Mon Sat Sun viz
        """,
      final: "a.m p.m A.M P.M Inc Ltd Co Corp LLC Jr Sr Ph.D M.D B.A M.A U.S.A Ave Rd",
      ordinary: """
        OK Ok On Or Is In To By All Do Go As Up Act Job Long Link Mart Pro Card Joe Hat Jam Org I Id Is Or Var Lev Min \
        Cap Def Alt Mar
        """,
      starters: """
        The This That These Those There Then They He She It We You His Her Its Our Their My In On At But And However \
        When While After Before If As For With By From Since Although Also What Who Why How A An
        """),
    "de": Source(
      abbreviations: "Abb Anm Bd Bde Hg Jg Jh Jhs Tab Taf Verl Zit Pkt Nrn Art Ziff Rn Rz Aufl lt lfd Mr Mrs allg bes",
      final: "usw usf u.a u.ä o.ä v.Chr n.Chr e.V GmbH",
      ordinary: "am Test PIN Alt Best Max Port Int So Do Rel Trans",
      starters: """
        Der Die Das Dies Diese Dieser Dieses Es Er Sie Wir Ihr Ich Ein Eine Im In Am Auf Bei Mit Nach Aber Und Doch Auch \
        Wenn Weil Als Da Dann Dort Hier So Zu Für Von Seit Was Wer Wie Wo Warum
        """),
    "fr": Source(
      abbreviations: "Mme Mlle MM Mgr Dr Me St Ste art chap p pp n° env hab av bd tél ex éd av apr",
      final: "etc",
      ordinary: "mer voit cam All Mart mar imm niv graph ann",
      starters: """
        Le La Les Un Une Des Ce Cet Cette Ces Il Elle Ils Elles On Nous Vous Je Tu Mais Et Or En Au Aux Dans Pour Par \
        Avec Sur Si Quand Comme Après Avant
        """),
    "es": Source(
      abbreviations: "Sr Sra Srta Sres Dr Dra D Da Dña Ud Uds Vd Vds núm núms pág págs art cap av avda c/ tel ej aprox",
      final: "etc EE.UU S.A",
      starters: """
        El La Los Las Un Una Unos Unas Este Esta Estos Estas Es Lo No En Por Para Con De Al Se Su Sus Pero Y Si Cuando \
        Como Aunque Después Antes
        """),
    "it": Source(
      abbreviations:
        "sig sigg dott prof avv ing arch geom rag on sen art artt cap pag pagg tel ecc es nr spett",
      final: "ecc S.p.A",
      starters: """
        Il Lo La I Gli Le Un Una Uno Questo Questa Questi È In Nel Nella Per Con Di Da Ma E Se Quando Come Dopo Prima Non
        """),
    "pt": Source(
      abbreviations:
        "Sr Sra Srs Sras Dr Dra D Prof Profa Exmo Exma av art arts núm pág págs cap tel ex aprox séc Lda Ltda",
      final: "etc S.A Lda Ltda",
      starters: """
        O A Os As Um Uma Este Esta Isto Esse Essa Isso Ele Ela Eles Elas É Em No Na Por Para Com De Do Da Mas E Se Quando \
        Como Depois Antes Não
        """),
    "nl": Source(
      abbreviations: """
        dhr mevr mw mej dr drs ir ing mr prof bijv bv blz nr nrs art afb fig hfst resp evt incl excl zgn zog ca plm max min \
        jl dec nov okt sept aug jan feb mrt apr St
        """,
      final: "enz e.d o.a a.u.b N.V B.V",
      starters: """
        De Het Een Dit Dat Deze Die Hij Zij Ze We Wij Ik Je Er In Op Bij Met Na Maar En Ook Als Toen Daar Hier Voor Van Wat
        """),
    "sv": Source(
      abbreviations:
        "kl kr nr tr st resp dr prof ang avd bl dvs ev exkl inkl jfr kap max min mom sid tel tex ung äv fr",
      final: "osv m.m m.fl",
      starters: "Den Det De En Ett Detta Denna Dessa Han Hon Vi Jag Du Ni Men Och I På För Med När Om Som Efter Att"),
    "da": Source(
      abbreviations:
        "kl kr nr stk dr prof adm afd bl ca dvs eks evt ekskl fhv hhv inkl jf kap maks min mio mia pga pkt red sml tlf vedr",
      final: "osv m.m m.fl m.v",
      starters: "Den Det De En Et Dette Denne Disse Han Hun Vi Jeg Du I Men Og På For Med Når Hvis Som Efter At"),
    "nb": norwegian, "nn": norwegian, "no": norwegian,
    "fi": Source(
      abbreviations: "esim mm ym yms tri prof nro n ts jne vrt ks os par klo puh mrd milj",
      final: "jne ym yms",
      starters: "Se Ne Hän He Minä Sinä Me Te Tämä Nämä Mutta Ja Jos Kun Vaikka Myös On Ei"),
    "pl": Source(
      abbreviations: """
        np tzn tzw prof dr hab inż mgr im ul al pl nr str ok godz woj pow gm św ks red ds gen płk por tel wg zob por \
        ur zm mln mld tys zł
        """,
      final: "itd itp",
      starters: "To Ten Ta Te On Ona Oni W Na Z Do Po Ale I Jest Nie Jak Gdy Jednak Dla O Od"),
    "cs": Source(
      abbreviations:
        "např tzv tj resp prof dr doc ing mgr mj č čís str ul nám sv tel mil mld tis roč odst písm arch MUDr JUDr",
      final: "apod atd aj",
      starters: "To Ten Ta V Na Do Z Po Ale A Je Není Jak Když Však Pro O Od"),
    "sk": Source(
      abbreviations: "napr tzv tj resp prof dr doc ing mgr č str ul nám sv tel mil tis ods písm",
      final: "atď",
      starters: "To Ten Tá V Na Do Z Po Ale A Je Nie Ako Keď Však Pre O Od"),
    "hr": southSlavic, "sr": southSlavic, "bs": southSlavic, "sl": southSlavic,
    "hu": Source(
      abbreviations: "dr prof pl kb ún ill id ifj özv stb u út sz old kft zrt nyrt szt",
      final: "stb",
      starters: "A Az Ez Egy És De Ha Mert Hogy Nem Ő Ők"),
    "ro": Source(
      abbreviations: "dl dna dr prof ing nr str bd art pag vol ex aprox lt ș.a",
      final: "etc",
      starters: "El Ea Ei Un O Acest Această În Pe La Cu De Dar Și Este Nu Când"),
    "tr": Source(
      abbreviations: "Dr Prof Doç Av Sn No Cad Sok Mah Apt vb vd örn bkz yy çev haz Alb Gen Yrd",
      final: "vb vd vs",
      starters: "Bu Şu O Bir Ama Ve Ancak Ben Sen Biz Siz Onlar"),
    "ru": Source(
      abbreviations:
        "г гг в вв р руб коп тыс млн млрд трлн им ул пр просп пл д кв стр рис табл гл ст п пп см ср др проф акад доц т тт чел",
      final: "др пр т.д т.п н.э",
      starters: "Это Этот Эта Он Она Они Мы Вы Я В На С По Но И А Однако Как Когда Если Для Не"),
    "uk": Source(
      abbreviations: "р рр ст грн коп тис млн млрд ім вул просп пл буд кв с рис табл гл п див ін проф акад доц т м",
      final: "ін т.д т.п н.е",
      starters: "Це Цей Ця Він Вона Вони Ми Ви Я В У На З По Але І А Однак Як Коли Якщо Для Не"),
    "bg": Source(
      abbreviations: "г гр ул бул бр лв ст проф доц акад инж им напр вж стр хил млн млрд т",
      final: "др пр т.н",
      starters: "Това Той Тя Те Ние Вие Аз В На С По Но И А Обаче Как Когато Ако За Не"),
    "el": Source(
      abbreviations: "κ κα κος δρ καθ αρ σελ τηλ π.χ βλ χιλ εκ λ οδ αγ στρ",
      final: "κ.λπ κ.ά κλπ μ.μ π.μ",
      starters: "Ο Η Το Οι Τα Ένας Μια Ένα Αυτό Αυτός Αλλά Και Στο Στη Με Για Από Αν Όταν Δεν"),
  ]

  private static let norwegian = Source(
    abbreviations:
      "kl kr nr stk dr prof adm avd bl ca dvs eks evt ekskl hhv inkl jf kap maks min mill mrd pga pkt red tlf vedr",
    final: "osv m.m m.fl mv",
    starters: "Den Det De En Et Dette Denne Disse Han Hun Vi Jeg Du Men Og I På For Med Når Hvis Som Etter At")

  private static let southSlavic = Source(
    abbreviations: "npr tzv tj dr prof mr ing ul br str god st sv tel mil mlrd tis odn čl kn din",
    final: "itd sl dr",
    starters: "To Taj Ta On Ona Oni U Na Iz Do Po Ali I Je Nije Kako Kad Kada Za O Od")
}
