import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

/// Two sentences of praise and two of complaint in the languages that only have a list of words, written before looking
/// at the lists.
@Suite struct ShortPraiseTests {
  private static let sentences: [(language: LanguageTag, praise: [String], complaint: [String])] = [
    (
      "cs", ["Skvělý hotel, velmi milý personál.", "Jídlo bylo výborné."],
      ["Hrozná obsluha a špinavý pokoj.", "Byl jsem velmi zklamaný."]
    ),
    (
      "da", ["Fantastisk hotel og venligt personale.", "Maden var lækker."],
      ["Forfærdelig service og et beskidt værelse.", "Jeg er meget skuffet."]
    ),
    (
      "el", ["Υπέροχο ξενοδοχείο και ευγενικό προσωπικό.", "Το φαγητό ήταν εξαιρετικό."],
      ["Απαίσια εξυπηρέτηση και βρώμικο δωμάτιο.", "Είμαι πολύ απογοητευμένος."]
    ),
    (
      "fa", ["هتل عالی و کارکنان مهربان.", "غذا خیلی خوشمزه بود."],
      ["سرویس افتضاح و اتاق کثیف.", "خیلی بد و ناامیدکننده بود."]
    ),
    (
      "fi", ["Loistava hotelli ja ystävällinen henkilökunta.", "Ruoka oli erinomaista."],
      ["Kamala palvelu ja likainen huone.", "Olin todella pettynyt."]
    ),
    ("he", ["מלון נהדר וצוות אדיב.", "האוכל היה מצוין."], ["שירות נורא וחדר מלוכלך.", "היה גרוע ומאכזב."]),
    (
      "hu", ["Csodálatos szálloda, kedves személyzet.", "Az étel kiváló volt."],
      ["Szörnyű kiszolgálás és koszos szoba.", "Nagyon csalódott vagyok."]
    ),
    ("ja", ["素晴らしいホテルで、スタッフも親切でした。", "料理はとても美味しかったです。"], ["サービスは最悪で、部屋は汚かった。", "とてもがっかりしました。"]),
    ("ko", ["훌륭한 호텔이고 직원들이 친절했어요.", "음식이 정말 맛있었어요."], ["서비스가 최악이고 방이 더러웠어요.", "정말 실망했습니다."]),
    (
      "nl", ["Prachtig hotel en vriendelijk personeel.", "Het eten was heerlijk."],
      ["Vreselijke bediening en een vieze kamer.", "Ik ben erg teleurgesteld."]
    ),
    (
      "pl", ["Wspaniały hotel i miła obsługa.", "Jedzenie było pyszne."],
      ["Okropna obsługa i brudny pokój.", "Jestem bardzo rozczarowany."]
    ),
    (
      "ro", ["Hotel minunat și personal amabil.", "Mâncarea a fost delicioasă."],
      ["Servicii groaznice și o cameră murdară.", "Sunt foarte dezamăgit."]
    ),
    (
      "ru", ["Прекрасный отель и приветливый персонал.", "Еда была вкусной."],
      ["Ужасное обслуживание и грязный номер.", "Я очень разочарован."]
    ),
    (
      "sv", ["Fantastiskt hotell och vänlig personal.", "Maten var utmärkt."],
      ["Hemsk service och ett smutsigt rum.", "Jag är mycket besviken."]
    ),
    ("th", ["โรงแรมยอดเยี่ยมและพนักงานใจดี", "อาหารอร่อยมาก"], ["บริการแย่มากและห้องสกปรก", "ผิดหวังมาก"]),
    (
      "tr", ["Harika bir otel ve güler yüzlü personel.", "Yemekler çok lezzetliydi."],
      ["Berbat hizmet ve kirli bir oda.", "Büyük bir hayal kırıklığı."]
    ),
    (
      "uk", ["Чудовий готель і привітний персонал.", "Їжа була смачною."],
      ["Жахливе обслуговування і брудний номер.", "Я дуже розчарований."]
    ),
    (
      "vi", ["Khách sạn tuyệt vời và nhân viên thân thiện.", "Đồ ăn rất ngon."],
      ["Dịch vụ tồi tệ và phòng bẩn.", "Tôi rất thất vọng."]
    ),
    ("zh", ["酒店很棒，员工非常友好。", "食物很好吃。"], ["服务糟糕，房间很脏。", "我非常失望。"]),
  ]

  @Test(arguments: sentences.indices)
  func tellsPraiseFromComplaint(index: Int) throws {
    let annotator = try SentimentAnnotator.shipped()
    let (language, praise, complaint) = Self.sentences[index]
    var right = 0
    for (texts, isPraise) in [(praise, true), (complaint, false)] {
      for text in texts {
        let document = annotator.annotate(tokenized(text, language), language: language).document
        #expect(document.label != (isPraise ? .negative : .positive), "\(text)")
        if (document.score.positive > document.score.negative) == isPraise { right += 1 }
      }
    }
    #expect(right >= 3, "\(language)")
  }
}
