extension PolarityWords {
  static let slavicAndOthers = [
    PolarityWords(
      language: "ru",
      great: """
        отличн* отлично прекрасн* замечательн* великолепн* превосходн* идеальн* восхитительн* потрясающ* восторг* обожаю
        люблю любим* лучш* рекомендую рекомендуем* супер шикарн* классн* огромное_спасибо большое_спасибо молодцы браво
        чудесн* блестящ* безупречн* гениальн* поздравля* счастлив*
        """,
      good: """
        хорош* хорошо красив* прият* нрав* понрав* спасибо благодар* рад рада рады довол* любезн* вежлив* добр* удобн*
        комфортн* быстр* полезн* легк* чист* вкусн* весел* интересн* успе* надежн* надёжн* профессиональн* аккуратн*
        уютн* мил* надежд* побед* отзывчив* честн* смешн* тёпл* качественн* радост*
        """,
      bad: """
        плох* проблем* ошиб* дефект* слома* сломал* медленн* дорого грязн* шумн* шум холодн* неудобн* трудн* грустн*
        скучн* жал* жалоб* опозда* опазд* разбит* порван* потер* боль* устал* разочаров* слаб* стар* сыр* плесен* хуже
        страх* плач* сожален* груб* невежлив* несправедлив* лож* врут обман* провал* зря зависа* отказ* недостат* злой
        злюсь раздража* неприятн* печальн* не_работает течет течёт вонь воня* брак
        """,
      awful: """
        ужас* отвратительн* кошмар* мерз* позор* катастроф* неприемлем* невыносим* мошенни* вор воры мусор ненави*
        никогда_больше худш* дрянь дерьмо глуп* идиот* тупо* бесполезн* жутк* гадост* омерзительн* развод*
        """),
    PolarityWords(
      language: "uk",
      great: """
        чудов* прекрасн* відмінн* чудов* неймовірн* ідеальн* люблю обожню* найкращ* рекоменд* супер щиро_дякую
        дуже_дякую блискуч* чарівн* захопл* бездоганн* вітаю
        """,
      good: """
        добр* добре гарн* приємн* подоба* сподоб* дяку* рад рада задовол* ввічлив* привітн* зручн* швидк* корисн* легк*
        чист* смачн* весел* цікав* успі* надійн* професійн* охайн* затишн* мил* наді* перемог* чесн* щаслив* тепл* якісн*
        """,
      bad: """
        поган* проблем* помил* дефект* злама* повільн* дорого брудн* шумн* холодн* незручн* важк* сумн* нудн* скарг*
        запізн* розбит* порван* втрат* біль* втом* розчаров* слабк* стар* гірш* страх* плач* шкода груб* несправедлив*
        брех* обман* провал* відмов* недолік* злий дратує неприємн* не_працює
        """,
      awful: """
        жахлив* огидн* жах* ганьб* катастроф* неприйнятн* нестерпн* шахра* злод* сміття ненави* ніколи_більше найгірш*
        дурн* ідіот* марн* мерзот*
        """),
    PolarityWords(
      language: "pl",
      great: """
        doskonał* wspaniał* fantastyczn* świetn* znakomit* cudown* rewelacyjn* perfekcyjn* genialn* przepyszn* uwielbiam
        kocham najlepsz* polecam super idealn* zachwyc* piękn* wyśmienit* bardzo_dziękuję gratulacje rewelacja
        """,
      good: """
        dobr* dobrze ładn* mił* mił* przyjemn* podoba* dziękuj* dzięki zadowol* uprzejm* życzliw* wygodn* szybk* przydatn*
        łatw* czyst* smaczn* zabawn* ciekaw* sukces* udan* punktualn* rzeteln* profesjonaln* eleganck* chętnie nadzie*
        szczęśliw* lepsz* wdzięczn* solidn*
        """,
      bad: """
        zł* źle problem* błąd błęd* wad* zepsut* zepsuł* woln* drog* brudn* hałaś* zimn* niewygodn* trudn* smutn* nudn*
        denerw* skarg* reklamac* spóźni* opóźni* rozbit* podart* złaman* stracił* strat* ból zmęczon* rozczarow* słab*
        star* wilgo* gorsz* boję niestety nieuprzejm* niesprawiedliw* kłam* poraż* żału* zawiesza odmaw* brakuje nie_działa
        złość przeciek*
        """,
      awful: """
        okropn* straszn* fataln* katastrof* ohydn* obrzydliw* skandal* wstyd* niedopuszczaln* oszust* oszuk* złodziej*
        śmieć śmieci gówn* nienawi* nigdy_więcej najgorsz* żałosn* beznadziejn* idiot* głup* tragedia tragiczn*
        """),
    PolarityWords(
      language: "cs",
      great: """
        vynikající* skvěl* úžasn* fantastick* nádhern* perfektn* báječn* geniáln* miluji miluju zbožňuj* nejlepš*
        doporučuj* super výborn* moc_děkuj* gratul* výtečn* senzační*
        """,
      good: """
        dobr* dobře hezk* pěkn* krásn* příjemn* líbí líbil* děkuj* díky spokojen* milý milá ochotn* laskav* pohodln*
        rychl* užitečn* snadn* čist* chutn* zábavn* zajímav* úspě* dochviln* spolehliv* profesionál* elegantn* rád ráda
        naděj* šťast* lepš*
        """,
      bad: """
        špatn* problém* chyb* vad* rozbit* pomal* drah* špinav* hlučn* studen* nepohodln* těžk* smutn* nudn* stížnost*
        zpožd* pozdě roztržen* zlomen* ztrat* bolest* unaven* zklam* slab* star* vlhk* horš* bohužel nezdvořil* hrub*
        lež* lhal* selh* lituj* odmít* nefunguje chybí naštvan* teče
        """,
      awful: """
        hrozn* strašn* příšern* katastrof* odporn* nechutn* ostud* nepřijateln* podvod* zloděj* hnus* nenávid* už_nikdy
        nejhorš* trapn* hloup* idiot* mizern*
        """),
    PolarityWords(
      language: "tr",
      great: """
        mükemmel* harika* muhteşem* süper şahane* kusursuz* bayıldı* seviyorum severim en_iyi tavsiye_ederim tavsiye_ederiz
        teşekkür* olağanüstü* enfes* fevkalade* tebrik* muazzam* nefis* efsane*
        """,
      good: """
        iyi iyiydi iyidir güzel* hoş* mutlu* memnun* keyif* keyifli* rahat* hızlı* temiz* lezzetli* kibar* nazik* sıcak*
        faydalı* kolay* başarı* ilginç* eğlenceli* güvenilir* dürüst* profesyonel* umut* sevin* beğen* kaliteli* uygun*
        """,
      bad: """
        kötü* sorun* hata* arıza* bozuk* bozul* yavaş* pahalı* kirli* pis gürültü* soğuk* zor* üzgün* üzücü* sıkıcı*
        şikayet* şikâyet* geç gecik* kırık* kırıl* yırtık* kayıp ağrı* yorgun* zayıf* eski* nemli* koku* kork* ağla* maalesef
        kaba* haksız* yalan* başarısız* pişman* reddet* eksik* kızgın* sızdır* sızıntı* hiçbirine yazık* iade* beter*
        """,
      awful: """
        berbat* rezalet* korkunç* iğrenç* felaket* hayal_kırıklığı* dolandırıcı* dolandır* çöp nefret* asla en_kötü utanç*
        kabul_edilemez* aptal* rezil* hırsız* uzak_durun tavsiye_etmiyorum tavsiye_etmem lanet* kırıklığı
        """),
    PolarityWords(
      language: "fi",
      great: """
        erinomai* loista* fantasti* täydelli* upea* ihana* mahtava* rakasta* paras paras* parha* suosittele* huippu*
        kiitos_paljon mainio* onnittelu* ihastu*
        """,
      good: """
        hyvä* hyvi* kaunis* kaunii* kiva* mukava* iloi* ilo kiitos kiitok* tyytyväi* ystävälli* nopea* hyödylli* helppo*
        puhdas* puhtaa* herkulli* maukas* hauska* kiinnostava* onnistu* luotettava* kohtelia* ammattitaito* onnelli* toivo*
        parempi* tykkä*
        """,
      bad: """
        huono* ongelma* virhe* vika vikaa* rikki* hidas* hita* kallis* likai* melu* kylmä* epämukava* vaikea* surulli* tylsä*
        valit* myöhäs* myöhässä rikkou* kadon* menet* kipu* väsy* pettynyt* pettymys* heikko* vanha* kostea* home* pelko*
        valitettavasti tyly* epäreilu* valhe* epäonnistu* kadu* kieltäyty* puuttu* viha* ärsyttä* vuota*
        """,
      awful: """
        kamala* hirveä* karmea* surkea* kauhea* katastrof* inhottava* häpeä* sietämät* huija* petos* roska* vihaa*
        ei_koskaan huonoin* surkein* typerä* idiootti*
        """),
    PolarityWords(
      language: "hu",
      great: """
        kiváló* nagyszerű* fantasztikus* tökéletes* csodálatos* remek* zseniális* imádom szeretem legjobb* ajánlom szuper
        gyönyörű* köszönöm_szépen mesés* lenyűgöző* pompás* gratulál*
        """,
      good: """
        jó jól szép* kedves* kellemes* tetsz* köszön* hálás* boldog* elégedett* barátságos* kényelmes* gyors* hasznos* könnyű*
        tiszta* finom* vicces* érdekes* siker* pontos* udvarias* megbízható* elegáns* szívesen remény* örül* jobb*
        """,
      bad: """
        rossz* probléma* hiba* hibás* törött* elromlott* lassú* drága* piszkos* koszos* zajos* hideg* kényelmetlen* nehéz*
        szomorú* unalmas* panasz* késett* késés* elveszett* fáj* fáradt* csalód* gyenge* régi* nedves* rosszabb* félek
        sajnos udvariatlan* goromba* hazug* kudarc* bán* megtagad* hiányz* mérges* idegesítő* nem_működik
        """,
      awful: """
        szörnyű* borzasztó* borzalmas* katasztrofális* undorító* szégyen* elfogadhatatlan* csalás* csaló* tolvaj* szemét
        gyűlöl* soha_többet legrosszabb* nevetséges* buta* idióta* pocsék*
        """),
    PolarityWords(
      language: "el",
      great: """
        εξαιρετικ* υπέροχ* φανταστικ* τέλει* άριστ* καταπληκτικ* λατρεύω αγαπώ καλύτερ* συνιστώ προτείνω σούπερ
        ευχαριστώ_πολύ συγχαρητήρια θαυμάσι* μαγευτικ*
        """,
      good: """
        καλ* όμορφ* ωραί* ευχάριστ* αρέσει άρεσε ευχαριστ* χαρούμεν* χαρά ικανοποι* ευγενικ* φιλικ* άνετ* γρήγορ* χρήσιμ*
        εύκολ* καθαρ* νόστιμ* αστεί* ενδιαφέρ* επιτυχ* αξιόπιστ* επαγγελματ* ευτυχ* ελπίδ*
        """,
      bad: """
        κακ* πρόβλημα προβλήμα* λάθ* ελάττωμα* χαλασμέν* χάλασε αργ* ακριβ* βρώμικ* θορυβ* κρύ* άβολ* δύσκολ* λυπ* βαρετ*
        παράπον* καθυστέρ* σπασμέν* έσπασε χάσιμο πόν* κουρασμέν* απογοητ* αδύναμ* παλι* χειρότερ* φόβ* δυστυχώς αγεν*
        άδικ* ψέμ* αποτυχ* μετανιώ* αρνήθηκ* λείπει θυμ* ενοχλητ*
        """,
      awful: """
        απαίσι* φρικτ* τραγικ* καταστροφ* αηδ* ντροπή απαράδεκτ* ανυπόφορ* απάτ* κλέφτ* σκουπίδ* μισώ ποτέ_ξανά
        χειρότερο ηλίθι* άθλι*
        """),
  ]
}
