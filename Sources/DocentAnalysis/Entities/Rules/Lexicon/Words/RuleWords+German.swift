extension RuleWords {
  static let german = RuleWords(
    [
      (
        .thatYear, "jenes Jahres|desselben Jahres|des selben Jahres|des gleichen Jahres|im selben Jahr|im gleichen Jahr"
      ), (.or, "oder"),
      (.further, "weitere|weiteren|volle|vollen|ganze|ganzen|lange|langen|aufeinanderfolgende|aufeinanderfolgenden"),
      (.article, "der|die|das|den|dem|des"), (.connector, "der|des|im|in|von|vom"),
      (.modifier(.early), "Anfang|Jahresanfang|Jahresbeginn|Beginn|zu Beginn|früh|frühen|frühe"),
      (.modifier(.mid), "Mitte|mittleren"),
      (.modifier(.late), "Ende|Jahresende|Ausgang|späten|späte|späteren"),
      (
        .direction(-1, isBehind: false),
        "letzte|letzten|letzter|letztes|letztem|vergangene|vergangenen|vergangener|vergangenes|vergangenem|vorige|vorigen|voriges|voriger|vorigem|verflossenen|zurückliegenden"
      ),
      (.direction(-1, isBehind: true), "vergangenen|letzten|vorigen"),
      (
        .direction(0, isBehind: false),
        "diese|diesen|dieser|dieses|diesem|laufenden|laufende|laufendes|heutigen|aktuellen"
      ),
      (
        .direction(1, isBehind: false),
        "nächste|nächsten|nächster|nächstes|nächstem|kommende|kommenden|kommender|kommendes|kommendem"
      ),
      (.indefinite, "folgenden|folgende|darauffolgenden"),
      (.relative(.day, distance: -2), "vorgestern"), (.relative(.day, distance: 2), "übermorgen"),
      (.relative(.year, distance: -1), "Vorjahr|Vorjahres"), (.relative(.month, distance: -1), "Vormonat|Vormonats"),
      (.relative(.day, distance: -1), "Vortag"), (.agoPrefix(direction: -1), "vor"), (.agoPrefix(direction: 1), "in"),
      (.agoSuffix(direction: 0), "später|zuvor|danach"),
      (.season(.spring), "Frühling|Frühjahr|Frühlings|Frühjahrs"), (.season(.summer), "Sommer|Sommers"),
      (.season(.autumn), "Herbst|Herbstes"), (.season(.winter), "Winter|Winters"),
      (.dayPart(.morning), "Morgen|Vormittag|früh|morgens|vormittags"),
      (.dayPart(.afternoon), "Nachmittag|nachmittags|Mittag|mittags"),
      (.dayPart(.evening), "Abend|abends"), (.dayPart(.night), "Nacht|nachts"),
      (.clockTime(hour: 0), "Mitternacht"), (.timeConnector, "um|gegen|ab|, um"), (.hourWord, "Uhr|h"),
      (.yearPrefix, "Jahr|Jahre|Jahres|Jahren"), (.from, "von|vom|ab dem"), (.to, "bis|bis zum|bis zur|auf"),
      (.between, "zwischen|zwischen dem"), (.and, "und|und dem"),
      (.one, "ein|eine|einen|einem|einer|eines"),
      (.vague, "ein paar|einige|einigen|wenige|wenigen|mehrere|mehreren|viele|vielen"),
      (.number(0), "null"), (.number(1), "eins"), (.number(2), "zwo|zweien|zweier"), (.number(3), "dreien|dreier"),
      (.scale(2), "hundert"), (.scale(3), "tausend|Tsd"), (.hundred, "hundert"),
      (.dozen, "Dutzend"),
      (
        .multitude,
        "Hunderte|Hunderten|Tausende|Tausenden|Zehntausende|Hunderttausende|Hunderttausenden|Millionen|Milliarden|Dutzende"
      ),
      (.half, "halbe|halben|halber|halbes"), (.fraction(2), "Hälfte"), (.fraction(3), "Drittel|Dritteln"),
      (.fraction(4), "Viertel|Vierteln"), (.fraction(5), "Fünftel|Fünfteln"), (.fraction(10), "Zehntel|Zehnteln"),
      (
        .partOfHour(minutes: 30),
        "halbe Stunde|halben Stunde|eine halbe Stunde|einer halben Stunde|halbstündigen|halbstündige"
      ),
      (.partOfHour(minutes: 15), "Viertelstunde|eine Viertelstunde|einer Viertelstunde"),
      (.partOfHour(minutes: 45), "Dreiviertelstunde|eine Dreiviertelstunde|einer Dreiviertelstunde"),
      (.partOfHour(minutes: 90), "anderthalb Stunden|eineinhalb Stunden"),
      (
        .relation(.about),
        "rund|etwa|circa|ca|ungefähr|zirka|knapp|fast|nahezu|gut|beinahe|annähernd|schätzungsweise|um die"
      ),
      (.relation(.more), "mehr als|über|länger als|oberhalb von"),
      (.relation(.atLeast), "mindestens|wenigstens|zumindest"),
      (.relation(.less), "weniger als|unter|kürzer als"),
      (.relation(.atMost), "höchstens|maximal|bis zu|bis zum|nicht mehr als"),
      (.ageSuffix, "alt|alte|alten|alter|altes"),
      (.quarterWord, "Quartal|Quartals|Quartale|Quartalen"),
      (.halfYearWord, "Halbjahr|Halbjahrs|Halbjahres|Jahreshälfte|Hälfte"), (.quarterPrefix, "Q"),
      (.halfYearPrefix, "H"),
      (.fiscalYear, "Geschäftsjahr|Geschäftsjahres|Geschäftsjahrs|Fiskaljahr|Wirtschaftsjahr|Haushaltsjahr"),
      (.decadeSuffix, "er|er Jahre|er Jahren|er-Jahre|er-Jahren|er Jahres"),
      (.decade(192), "zwanziger Jahre|zwanziger Jahren|Zwanzigerjahre|Zwanzigerjahren|20er Jahre|20er Jahren"),
      (.decade(193), "dreißiger Jahre|dreißiger Jahren|Dreißigerjahre|Dreißigerjahren|30er Jahre|30er Jahren"),
      (.decade(194), "vierziger Jahre|vierziger Jahren|Vierzigerjahre|Vierzigerjahren|40er Jahre|40er Jahren"),
      (.decade(195), "fünfziger Jahre|fünfziger Jahren|Fünfzigerjahre|Fünfzigerjahren|50er Jahre|50er Jahren"),
      (.decade(196), "sechziger Jahre|sechziger Jahren|Sechzigerjahre|Sechzigerjahren|60er Jahre|60er Jahren"),
      (.decade(197), "siebziger Jahre|siebziger Jahren|Siebzigerjahre|Siebzigerjahren|70er Jahre|70er Jahren"),
      (.decade(198), "achtziger Jahre|achtziger Jahren|Achtzigerjahre|Achtzigerjahren|80er Jahre|80er Jahren"),
      (.decade(199), "neunziger Jahre|neunziger Jahren|Neunzigerjahre|Neunzigerjahren|90er Jahre|90er Jahren"),
      (.timeUnit(.second), "Sek|sekündige|sekündigen|sekündiger"),
      (.timeUnit(.minute), "Min|minütige|minütigen|minütiger|minütiges"),
      (.timeUnit(.hour), "Std|stündige|stündigen|stündiger|stündiges|Stunden"),
      (.timeUnit(.day), "tägige|tägigen|tägiger|tägiges|Tagen|Tages"),
      (.timeUnit(.week), "wöchige|wöchigen|wöchiger|wöchiges"),
      (.timeUnit(.weekend), "Wochenende|Wochenenden|Wochenendes"),
      (.timeUnit(.month), "monatige|monatigen|monatiger|monatiges|Monaten|Monats"),
      (
        .timeUnit(.year), "jährig|jährige|jährigen|jähriger|jähriges|jährigem|Jahren|Jahres|Lebensjahre"
      ),
      (.timeUnit(.quarter), "Quartal|Quartale|Quartalen|Quartals"),
      (.timeUnit(.decade), "Jahrzehnt|Jahrzehnte|Jahrzehnten|Jahrzehnts"),
      (.timeUnit(.century), "Jh|Jhdt|Jahrhunderts|Jahrhunderten"),
      (.era(isBefore: true), "v. Chr.|v.Chr.|vor Christus|v. u. Z."),
      (.era(isBefore: false), "n. Chr.|n.Chr.|nach Christus"),
      (.scale(6), "Mio|Mill"), (.scale(9), "Mrd"),
      (
        .label,
        "Seite|S|Nr|Nummer|Artikel|Art|Absatz|Abs|Kapitel|Abschnitt|Paragraf|Tel|Telefon|Fax|Linie|Platz|Band|Raum|Zimmer|Haus"
      ),
      (.rate, "mal|pro|je"), (.percent, "Prozent|Prozentpunkte|Prozentpunkten|v. H.|vom Hundert"),
      (.unit("km/h"), "km/h|Kilometer pro Stunde|Stundenkilometer|Stundenkilometern"), (.unit("[HP]"), "PS"),
      (.unit("m"), "Metern"), (.unit("km"), "Kilometern|Km"), (.unit("t"), "Tonnen"),
      (.unit("Cel"), "Grad|Grad Celsius"),
      (.unit("m2"), "Quadratmetern|qm"), (.unit("km2"), "Quadratkilometern|qkm"),
      (.currency("CHF"), "Fr|Franken|sFr"), (.currency("EUR"), "Euros"),
      (.minorCurrency("EUR"), "Cent|Cents"), (.currency("USD"), "US-Dollar|Dollar|Dollars"),
    ],
    compounds: CompoundNumber.Parts(hundred: "hundert", thousand: "tausend", half: "einhalb"), gluesDayParts: true)
}
