import DocentDocument

/// Small documents with their names and the groups that these belong to, written before the grouping was built.
enum AliasDocuments {
  static let all: [(language: LanguageTag, marked: String)] = [
    (
      "en",
      "⟦PERSON Ada Lovelace=1⟧ wrote notes. Years later ⟦PERSON Lovelace=1⟧ was praised, and ⟦PERSON Ms Lovelace=1⟧ smiled; friends called her ⟦PERSON Ada=1⟧."
    ),
    (
      "en",
      "⟦ORGANIZATION International Business Machines=1⟧ reported growth. ⟦ORGANIZATION IBM=1⟧ said sales rose."
    ),
    (
      "en",
      "The ⟦ORGANIZATION European Union=1⟧ met in ⟦LOCATION Brussels=2⟧. The ⟦ORGANIZATION EU=1⟧ agreed."
    ),
    (
      "en",
      "⟦PERSON Bill Clinton=1⟧ and ⟦PERSON Hillary Clinton=2⟧ arrived. ⟦PERSON Clinton=3⟧ spoke."
    ),
    (
      "en",
      "⟦PERSON George Bush=1⟧ met ⟦PERSON Laura Bush=2⟧. ⟦PERSON George=1⟧ left early, ⟦PERSON Laura=2⟧ stayed."
    ),
    (
      "en",
      "⟦PERSON John F. Kennedy=1⟧ was elected. ⟦PERSON John Kennedy=1⟧ spoke; ⟦PERSON Kennedy=1⟧ won."
    ),
    (
      "en",
      "⟦PERSON J. R. R. Tolkien=1⟧ wrote it. ⟦PERSON Tolkien=1⟧ taught."
    ),
    (
      "en",
      "⟦PERSON John Smith=1⟧ and ⟦PERSON Jane Smith=2⟧ married. ⟦PERSON J. Smith=3⟧ signed."
    ),
    (
      "en",
      "⟦PERSON Dr. Maria Jones=1⟧ operated. ⟦PERSON Jones=1⟧ left. ⟦PERSON Prof. Jones=1⟧ returned."
    ),
    (
      "en",
      "⟦ORGANIZATION Microsoft Corporation=1⟧ bought it. ⟦ORGANIZATION Microsoft=1⟧ paid. ⟦ORGANIZATION Microsoft Corp.=1⟧ confirmed."
    ),
    (
      "en",
      "⟦ORGANIZATION Goldman Sachs Group Inc.=1⟧ fell. ⟦ORGANIZATION Goldman Sachs=1⟧ rose. ⟦ORGANIZATION Goldman=1⟧ said no."
    ),
    (
      "en",
      "⟦ORGANIZATION Bank of America=1⟧ and ⟦ORGANIZATION Bank of England=2⟧ disagree. The ⟦ORGANIZATION Bank=3⟧ waits."
    ),
    (
      "en",
      "The ⟦ORGANIZATION World Health Organization=1⟧ (⟦ORGANIZATION WHO=1⟧) warned. ⟦ORGANIZATION WHO=1⟧ staff left."
    ),
    (
      "en",
      "The ⟦ORGANIZATION Federal Bureau of Investigation=1⟧ came; the ⟦ORGANIZATION F.B.I.=1⟧ searched."
    ),
    (
      "en",
      "The ⟦LOCATION United States=1⟧ voted. The ⟦LOCATION U.S.=1⟧ agreed, and the ⟦LOCATION United States of America=1⟧ signed."
    ),
    (
      "en",
      "The ⟦LOCATION United Kingdom=1⟧ left. The ⟦LOCATION UK=1⟧ paid."
    ),
    (
      "en",
      "⟦LOCATION New York City=1⟧ is big. ⟦LOCATION New York=1⟧ never sleeps."
    ),
    (
      "en",
      "⟦LOCATION South Korea=1⟧ and ⟦LOCATION North Korea=2⟧ talked. ⟦LOCATION Korea=3⟧ hopes."
    ),
    (
      "en",
      "⟦LOCATION Niger=1⟧ borders ⟦LOCATION Nigeria=2⟧."
    ),
    (
      "en",
      "⟦LOCATION Austria=1⟧ is not ⟦LOCATION Australia=2⟧."
    ),
    (
      "en",
      "⟦PERSON Gabriel García Márquez=1⟧ wrote. ⟦PERSON García Márquez=1⟧ won. ⟦PERSON Garcia Marquez=1⟧ died."
    ),
    (
      "en",
      "⟦PERSON Vincent van Gogh=1⟧ painted. ⟦PERSON Van Gogh=1⟧ sold one."
    ),
    (
      "en",
      "⟦PERSON Martin Luther King Jr.=1⟧ marched. ⟦PERSON King=1⟧ spoke. ⟦PERSON Martin Luther King=1⟧ dreamed."
    ),
    (
      "en",
      "⟦PERSON Michael Jordan=1⟧ played. ⟦PERSON Jordan=1⟧ scored. He flew to ⟦LOCATION Jordan=2⟧."
    ),
    (
      "en",
      "⟦PERSON Theresa May=1⟧ spoke. ⟦PERSON Mrs May=1⟧ resigned. ⟦PERSON MAY=1⟧ LEAVES."
    ),
    (
      "en",
      "⟦PERSON Angela Merkel=1⟧'s party won. ⟦PERSON Merkel's=1⟧ rivals lost."
    ),
    (
      "en",
      "⟦ORGANIZATION Deutsche Bank=1⟧ and ⟦ORGANIZATION Deutsche Bahn=2⟧ are big. ⟦ORGANIZATION Deutsche=3⟧ is a word."
    ),
    (
      "en",
      "⟦ORGANIZATION Volkswagen AG=1⟧ builds cars. ⟦ORGANIZATION Volkswagen=1⟧ sells. ⟦ORGANIZATION VW=2⟧ is short."
    ),
    (
      "en",
      "⟦ORGANIZATION Apple Inc.=1⟧ and ⟦ORGANIZATION Apple Records=2⟧ fought. ⟦ORGANIZATION Apple=3⟧ won."
    ),
    (
      "en",
      "⟦ORGANIZATION University of Oxford=1⟧ and ⟦ORGANIZATION University of Cambridge=2⟧ race. ⟦ORGANIZATION Oxford University=3⟧ rows."
    ),
    (
      "en",
      "⟦PERSON Paul=1⟧ met ⟦PERSON Mary=2⟧. ⟦PERSON Paul=1⟧ waved."
    ),
    (
      "en",
      "⟦PERSON Anna Schmidt=1⟧ and ⟦PERSON Anna Weber=2⟧ sang. ⟦PERSON Anna=3⟧ bowed. ⟦PERSON Schmidt=1⟧ left."
    ),
    (
      "en",
      "⟦PERSON Lovelace, Ada=1⟧ is listed. ⟦PERSON Ada Lovelace=1⟧ is meant."
    ),
    (
      "en",
      "⟦EVENT World War II=1⟧ ended. ⟦EVENT WWII=1⟧ was long. ⟦EVENT World War I=2⟧ was before."
    ),
    (
      "en",
      "⟦ORGANIZATION NATO=1⟧ met. The ⟦ORGANIZATION North Atlantic Treaty Organization=1⟧ decided."
    ),
    (
      "en",
      "⟦ORGANIZATION Associated Press=1⟧ (⟦ORGANIZATION AP=1⟧) reported. ⟦ORGANIZATION AP=1⟧ said more."
    ),
    (
      "en",
      "⟦PERSON Barack Obama=1⟧ spoke. President ⟦PERSON Obama=1⟧ left. ⟦PERSON Michelle Obama=2⟧ stayed."
    ),
    (
      "en",
      "⟦ORGANIZATION House of Representatives=1⟧ voted. The ⟦ORGANIZATION House=1⟧ adjourned."
    ),
    (
      "de",
      "⟦PERSON Olaf Scholz=1⟧ reiste. ⟦PERSON Scholz=1⟧ sprach. ⟦PERSON Scholz'=1⟧ Partei jubelte. ⟦PERSON Herr Scholz=1⟧ ging."
    ),
    (
      "de",
      "⟦ORGANIZATION Bundesamt für Sicherheit in der Informationstechnik=1⟧ (⟦ORGANIZATION BSI=1⟧) warnt. Das ⟦ORGANIZATION BSI=1⟧ rät."
    ),
    (
      "de",
      "⟦LOCATION Berlin=1⟧ wächst. ⟦LOCATION Berlins=1⟧ Straßen sind voll."
    ),
    (
      "de",
      "⟦ORGANIZATION Siemens AG=1⟧ baut. ⟦ORGANIZATION Siemens=1⟧ verkauft. Die ⟦ORGANIZATION Siemens Energy AG=2⟧ auch."
    ),
    (
      "de",
      "⟦PERSON Annalena Baerbock=1⟧ flog. ⟦PERSON Baerbocks=1⟧ Reise war lang. ⟦PERSON Frau Baerbock=1⟧ kam an."
    ),
    (
      "de",
      "Die ⟦ORGANIZATION Europäische Zentralbank=1⟧ tagte. Die ⟦ORGANIZATION EZB=1⟧ senkte."
    ),
    (
      "fr",
      "L'⟦ORGANIZATION Union européenne=1⟧ (⟦ORGANIZATION UE=1⟧) décide. L'⟦ORGANIZATION UE=1⟧ paie."
    ),
    (
      "fr",
      "⟦PERSON Emmanuel Macron=1⟧ parle. ⟦PERSON M. Macron=1⟧ part. ⟦PERSON Macron=1⟧ revient. ⟦PERSON Brigitte Macron=2⟧ reste."
    ),
    (
      "fr",
      "⟦ORGANIZATION Société nationale des chemins de fer français=1⟧ roule. La ⟦ORGANIZATION SNCF=1⟧ grève."
    ),
    (
      "es",
      "⟦PERSON Pedro Sánchez=1⟧ habló. ⟦PERSON Sánchez=1⟧ dijo. ⟦PERSON Sanchez=1⟧ viajó. ⟦PERSON Señor Sánchez=1⟧ volvió."
    ),
    (
      "es",
      "La ⟦ORGANIZATION Organización de las Naciones Unidas=1⟧ y la ⟦ORGANIZATION ONU=1⟧ decidieron."
    ),
    (
      "es",
      "⟦PERSON José Luis Rodríguez Zapatero=1⟧ ganó. ⟦PERSON Rodríguez Zapatero=1⟧ habló. ⟦PERSON Zapatero=1⟧ salió."
    ),
    (
      "it",
      "⟦PERSON Giorgia Meloni=1⟧ parla. ⟦PERSON Meloni=1⟧ parte. ⟦PERSON Signora Meloni=1⟧ torna."
    ),
    (
      "it",
      "⟦ORGANIZATION Fiat S.p.A.=1⟧ vende. La ⟦ORGANIZATION Fiat=1⟧ compra."
    ),
    (
      "pt",
      "⟦PERSON Luiz Inácio Lula da Silva=1⟧ falou. ⟦PERSON Lula=1⟧ saiu. ⟦PERSON Lula da Silva=1⟧ voltou."
    ),
    (
      "pt",
      "A ⟦ORGANIZATION Organização Mundial da Saúde=1⟧ avisa. A ⟦ORGANIZATION OMS=1⟧ espera."
    ),
    (
      "nl",
      "⟦PERSON Mark Rutte=1⟧ sprak. ⟦PERSON Rutte=1⟧ ging. ⟦PERSON meneer Rutte=1⟧ kwam."
    ),
    (
      "sv",
      "⟦PERSON Stefan Löfven=1⟧ talade. ⟦PERSON Löfvens=1⟧ regering föll. ⟦PERSON Lofven=1⟧ gick."
    ),
    (
      "pl",
      "⟦PERSON Donald Tusk=1⟧ przyjechał. ⟦PERSON Tuska=1⟧ witano. ⟦PERSON Tuskowi=1⟧ dziękowano."
    ),
    (
      "pl",
      "⟦LOCATION Warszawa=1⟧ rośnie. W ⟦LOCATION Warszawie=1⟧ pada. Do ⟦LOCATION Warszawy=1⟧ jadę."
    ),
    (
      "cs",
      "⟦PERSON Václav Havel=1⟧ psal. ⟦PERSON Havla=2⟧ čtou. ⟦PERSON Havlem=2⟧ byl obdivován."
    ),
    (
      "ru",
      "⟦PERSON Владимир Путин=1⟧ приехал. ⟦PERSON Путина=1⟧ встретили. ⟦PERSON Путин=1⟧ уехал."
    ),
    (
      "hr",
      "⟦LOCATION Zagreb=1⟧ raste. U ⟦LOCATION Zagrebu=1⟧ pada."
    ),
  ]
}
