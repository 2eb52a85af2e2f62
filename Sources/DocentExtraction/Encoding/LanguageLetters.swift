/// The letters outside ASCII of the languages that legacy encodings were made for, from the most to the least frequent.
/// They tell encodings apart whose bytes look alike: `č` and `è` share a byte, but no language has both.
struct LanguageLetters: Sendable {
  var letters: String
  /// Whether its words hold ASCII letters too.
  var isLatin: Bool

  init(_ letters: String, isLatin: Bool = true) {
    self.letters = letters
    self.isLatin = isLatin
  }

  static let all: [LanguageLetters] = [
    // English, German, French, Spanish, Portuguese, Italian, Dutch, Catalan.
    LanguageLetters("éïñöçèüàêâ"), LanguageLetters("üäößé"), LanguageLetters("éèàêçôîùâûëïœ"),
    LanguageLetters("óíáéñúü"),
    LanguageLetters("ãçáéíóõêúâàô"), LanguageLetters("èàìòùé"), LanguageLetters("ëéïèöü"),
    LanguageLetters("óàéèíçòúïü·"),
    // Swedish, Danish and Norwegian, Finnish, Icelandic, Irish, Welsh, Albanian, Afrikaans.
    LanguageLetters("äåöé"), LanguageLetters("øåæé"), LanguageLetters("äö"), LanguageLetters("áðíéþóöýúæ"),
    LanguageLetters("áíéóú"), LanguageLetters("âŵŷêîôûïö"), LanguageLetters("ëç"), LanguageLetters("êëéïôè"),
    // Polish, Czech, Slovak, Hungarian, Romanian (with cedilla and with comma), Croatian and Slovene.
    LanguageLetters("łąężóśćńź"), LanguageLetters("íáéěřčýžšůúťďóň"), LanguageLetters("áíéýčžťšľúôňóäďĺŕ"),
    LanguageLetters("áéóöőíüúű"), LanguageLetters("ăîţşâ"), LanguageLetters("ăîțșâ"), LanguageLetters("čžšćđ"),
    // Estonian, Latvian, Lithuanian, Turkish, Maltese, Esperanto.
    LanguageLetters("äõüöšž"), LanguageLetters("āīēšūļņķģžč"), LanguageLetters("ėįšųžąčūę"), LanguageLetters("ıüşğçöâ"),
    LanguageLetters("ħżġċà"), LanguageLetters("ĉĝĥĵŝŭ"),
    // Vietnamese: tone marks stand behind their vowels.
    LanguageLetters("đưôơêăâ\u{300}\u{301}\u{323}\u{309}\u{303}áàóíéúãý"),
    // Russian, Ukrainian, Bulgarian, Serbian, Macedonian, Belarusian.
    LanguageLetters("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", isLatin: false),
    LanguageLetters("оанивіретслкмдпузяьбгчйхцїжєшюґщф", isLatin: false),
    LanguageLetters("аоиетнрсвлкдпмзгъбчуяжцщхйшюфь", isLatin: false),
    LanguageLetters("аиоенрјсутквмдлпгзбчшхцжћњљђфџ", isLatin: false),
    LanguageLetters("аоеитнрвсклмдјупзгбчцжшхќљњѓџѕф", isLatin: false),
    LanguageLetters("аніоерстлкўдмывяупзьбчгхцйжшюэёф", isLatin: false),
    // Greek, Hebrew, Arabic, Persian, Thai.
    LanguageLetters("αοιετσνηυρκπμλςίόθάέύδήγχώφβξζψϊΐϋΰ", isLatin: false),
    LanguageLetters("יוהלאתמרשבנםדקכעחפצטזגסןךףץ", isLatin: false),
    LanguageLetters("اليمنوترةبسعدفكحقهجشطىصخأضءذإغئثظآؤ\u{64B}\u{64E}\u{650}\u{64F}", isLatin: false),
    LanguageLetters("ارنديومهتبسشكزگفخقپعطحجچغصضژثظذ", isLatin: false),
    LanguageLetters(
      "านรกอเ่งม้ยลวดทสตปบคห\u{E35}\u{E34}แจ\u{E31}\u{E47}ใไโะ\u{E33}ชพ\u{E39}\u{E38}ผถขณศซญธภษฝฟ\u{E4C}ๆฯฤฉ",
      isLatin: false),
  ]
}
