import DocentDocument

/// Prose in many languages and scripts, for tests that must hold for any text.
enum SampleTexts {
  static let byLanguage: [(language: LanguageTag, text: String)] = [
    (
      "en",
      "Dr. Smith didn't pay $5,000.50 (approx.) on 5 May 2024. \"Why?\" she asked.\n\n- One item\n- Another: http://x.org/a?b=c.\n"
    ),
    (
      "de",
      "Am 5. März 2024 kam Prof. Müller, z. B. nach Baden-Württemberg. Die Straße war – wie immer – „voll“!\r\nEnde"
    ),
    ("fr", "L'homme qu'il a vu aujourd'hui n'est pas là : « Pourquoi ? » 1 234,50 € — voilà."),
    ("es", "¿Cómo está Ud.? ¡Muy bien! El Sr. García pagó 3.000,25 €."),
    ("it", "Dell'arte e un po' d'acqua; perché no? È l'ora."),
    ("ru", "В 2020 г. А. С. Пушкин жил в Москве. «Что?» — спросил он. И т. д."),
    ("uk", "П'ять м’яких яблук. Це все, що є."),
    ("el", "Τι κάνεις; Είμαι καλά. Ο κ. Παπαδόπουλος ήρθε."),
    ("ar", "مرحبا بالعالم، كيف حالك؟ أنا بخير. ١٢٣٫٤٥"),
    ("he", "צה\"ל הודיע היום. מה שלומך? ג'ירפה"),
    ("fa", "می‌خواهم به خانه بروم. سلام!"),
    ("hi", "यह एक परीक्षा है। क्या आप ठीक हैं? हाँ॥"),
    ("bn", "আমি ভালো আছি। তুমি কেমন আছ?"),
    ("ta", "வணக்கம், எப்படி இருக்கிறீர்கள்?"),
    ("th", "ภาษาไทยเป็นภาษาที่ง่าย ๆ ครับ 123 บาท"),
    ("lo", "ສະບາຍດີ ເຈົ້າເປັນແນວໃດ"),
    ("km", "សួស្តី​ពិភពលោក។ តើអ្នកសុខសប្បាយទេ?"),
    ("my", "မင်္ဂလာပါ။ နေကောင်းလား။"),
    ("zh", "我们在北京大学学习。你好吗？“很好！”她说。2024年3月5日"),
    ("ja", "東京で会いましょう。「はい」と彼は言った。コンピューターを３台"),
    ("ko", "서울에서 만나요. 안녕하세요? 3월 5일"),
    ("tr", "Ankara'da 29 Ekim'de görüşürüz. İyi misin?"),
    ("vi", "Tôi không biết. Bạn có khỏe không?"),
    ("ka", "გამარჯობა მსოფლიო. როგორ ხარ?"),
    ("hy", "Բարեւ աշխարհ։ Ինչպե՞ս ես։"),
    ("am", "ሰላም ልዑል። እንዴት ነህ፧"),
    ("bo", "བཀྲ་ཤིས་བདེ་ལེགས། ཁྱེད་རང་"),
    ("und", "👩‍👩‍👧‍👦🇩🇪👍🏽 :-) ;P <3 1️⃣ ❤️ #ünïcode @user a\u{301}\u{302} \u{FEFF}x\u{200B}y \u{1D400} \u{F8FF}"),
    ("und", "C++ & C# <html> {json: [1,2]} foo_bar __init__ x=y/2 50% §5 №7 ½ x² \\ ` ~ |"),
    ("und", "…!!! ??? --- ... ''' \"\"\" ((())) \u{301}\u{200D}\u{FE0F} \t\u{A0}\u{2003}\u{3000}"),
    ("und", "a.b.c.d...e@f.gh @@ ## @ # ://x http:// www. .com a@b user@host.org.uk, x@y."),
  ]
}
