import DocentDocument

/// Words so frequent that they say nothing about what a document is about or a question is after. They are indexed like
/// all others, since phrases need them, but do not count in the length of a document (worth .004 of mean average
/// precision on medline, npl and cacm), and `BagOfWords` leaves them out.
enum StopWords {
  /// Whether a case-folded word says nothing in the language.
  static func contains(_ word: [UInt8], language: LanguageTag) -> Bool {
    lists[language.language]?.contains(String(decoding: word, as: UTF8.self)) ?? false
  }

  private static let lists = texts.mapValues { Set($0.split(separator: " ").map(String.init)) }

  private static let texts = [
    "en": """
    a about above after again against all also am an and any are as at be because been before being below between both \
    but by can cannot could did do does doing down during each either else few for from further had has have having he \
    her here hers herself him himself his how however i if in into is it its itself just may me might more most must my \
    myself neither no nor not of off on once only or other our ours ourselves out over own same shall she should so some \
    such than that the their theirs them themselves then there therefore these they this those through thus to too under \
    until up upon us very was we were what when where whether which while who whom whose why will with within without \
    would yet you your yours yourself yourselves
    """,
    "de": """
    aber als also am an auch auf aus bei bin bis da damit dann das dass dein dem den denn der des die dies diese diesem \
    diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es für gegen hab habe haben hat hatte \
    hier ich ihm ihn ihr ihre im in ist ja jede jedem jeden jeder jedes kann kein keine man mein mit muss nach nicht noch \
    nun nur ob oder ohne sehr sein seine sich sie sind so soll über um und uns unser unter vom von vor war waren was \
    weil welche welcher wenn wer werde werden wie wir wird wo zu zum zur
    """,
    "fr": """
    à au aucun aussi autre aux avec c car ce cela ces cet cette ceux chaque ci comme d dans de des dont du elle elles en \
    encore est et être eu fait il ils j je l la là le les leur leurs lui m ma mais me même mes moi mon n ne ni nos notre \
    nous on ou où par pas peut plus pour qu quand que quel quelle qui s sa sans se ses si son sont sous sur t ta te tes \
    toi ton tous tout très tu un une vos votre vous y
    """,
    "es": """
    a al algo ante antes aquel aquella así aunque cada como con contra cual cuando de del desde donde dos e el ella \
    ellas ellos en entre era es esa ese eso esta está este esto ha han hasta hay la las le les lo los más me mi mis muy \
    nada ni no nos o otra otro para pero por porque pues que qué quien se ser si sí sin sobre son su sus también te \
    tiene todo tu tus un una uno unos y ya yo
    """,
    "it": """
    a ad agli ai al alla alle allo anche c che chi ci come con cui da dagli dai dal dalla delle del della dello di dove e \
    è ed era gli ha hanno ho i il in io l la le lei lo loro lui ma mi mia mio ne nei nel nella noi non o ogni per perché \
    più poi quale quando quella quello questa questo qui se sei si sia sono su sua suo sul sulla tra tu tutti un una uno \
    vi voi
    """,
    "nl": """
    aan al als bij dan dat de der deze die dit doch door dus een en er geen had heb heeft hem het hier hij hoe hun ik in \
    is ja je kan me meer men met mij mijn naar niet nog nu of om omdat ons ook op over te toch toen tot u uit uw van veel \
    voor want waren was wat we wel werd wie wij wordt zal ze zelf zich zij zijn zo zonder zou
    """,
    "pt": """
    a ao aos aquela aquele as até com como da das de dela dele do dos e é ela elas ele eles em entre era essa esse esta \
    este eu foi há isso isto já lhe mais mas me mesmo meu minha muito na nas nem no nos nós não o os ou para pela pelo \
    por porque qual quando que quem se sem ser seu seus só sua suas também te tem um uma você
    """,
  ]
}
