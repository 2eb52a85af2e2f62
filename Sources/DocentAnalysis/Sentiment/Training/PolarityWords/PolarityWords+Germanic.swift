extension PolarityWords {
  static let germanic = [
    PolarityWords(
      language: "de",
      great: """
        ausgezeichnet* hervorragend* wunderbar* wunderschön* fantastisch* großartig* grossartig* perfekt* genial* toll
        tolle toller tolles tollen super spitze klasse herrlich* exzellent* begeister* liebe_es liebe_dies* ich_liebe
        liebt lieben beste bester bestes besten besser_geht traumhaft* brillant* vorzüglich* einwandfrei* tadellos*
        makellos* rundum sensationell* köstlich* empfehl* empfehlenswert* vielen_dank herzlichen_dank glücklich*
        kompliment* überglücklich gratul* glückwunsch* phänomenal* top mega hammer lohnt lohnenswert
        """,
      good: """
        gut gute guter gutes guten gutem schön* freu* freue dank danke dankbar* bedank* zufrieden* nett nette netter netten
        nettes freundlich* herzlich* lieb lieber angenehm* bequem* gemütlich* schnell* nützlich* hilfreich* sauber*
        lecker* schmeckt witzig* lustig* interessant* spannend* erfolg* gelungen* gelohnt pünktlich* höflich*
        zuverlässig* kompetent* professionell* elegant* reizend* fair* stabil* geduldig* sorgfältig* gern gerne
        hübsch* süß* liebevoll* spaß freude stolz hoffnung sieg gewonnen gewinn* besser* gefällt gefallen hochwertig*
        praktisch* ideal* problemlos* wohl klappt genial* lächel* umarm* günstig* durchdacht*
        """,
      bad: """
        schlecht* problem* fehler* mangel* mängel* defekt* kaputt* langsam* teuer* teure schmutzig* dreckig* laut* lärm*
        kalt* unbequem* schwierig* traurig* langweilig* nerv* ärger* beschwer* reklam* verspät* zu_spät spät zerriss*
        zerbroch* abgebrochen gebrochen verlor* verlier* schmerz* müde enttäusch* schwach* mäßig* veraltet* feucht*
        schimmel* schlimm* angst weint* leider unfreundlich* unhöflich* ungerecht* lüg* lügt betrog* misslung* bereue*
        scheiter* störend* stör* stürzt absturz abstürz* beul* verbeult* leck* falsch* weiger* niemand_geht
        vertröst* krise* tot tote tod krieg* krank* schuld inkompetent* sinnlos* lieblos* hölzern* abgestanden*
        wütend* böse sauer verärger* papierstau ausgefallen ausfall* funktioniert_nicht geht_nicht ging_nicht
        undicht* fehlt fehlen überteuert* unzuverlässig* schade verletz* rostig* stinkt
        """,
      awful: """
        furchtbar* schrecklich* grauenhaft* grauenvoll* katastroph* entsetzlich* miserabel* mies mies* ekel* eklig*
        widerlich* schande frechheit unverschämt* unverschämtheit zumutung inakzeptabel* unerträglich* abzocke betrug
        betrüg* schrott müll scheiß* hass* hasse nie_wieder finger_weg unmöglich* lächerlich* peinlich* idiot* dumm*
        schlechteste* horror* grausam* arsch* kotz* verdammt* wertlos* nutzlos* beschissen* unterirdisch* skandal*
        fassungslos* empör* albtraum*
        """),
    PolarityWords(
      language: "nl",
      great: """
        uitstekend* geweldig* fantastisch* prachtig* perfect* heerlijk* schitterend* briljant* super top beste
        aanrader* fenomenaal enthousiast* zalig* hartelijk_dank hartelijk_bedankt gefeliciteerd verrukkelijk*
        uitmuntend* dol_op ideaal beveel* aanbevel* genieten genoten subliem*
        """,
      good: """
        goed* mooi* leuk* fijn* blij* dank* bedankt tevreden* vriendelijk* aardig* lief* lieve gezellig* comfortabel*
        snel* handig* nuttig* schoon* schone lekker* grappig* interessant* succes* gelukt geslaagd* stipt* beleefd*
        betrouwbaar* professioneel* elegant* geduldig* zorgvuldig* graag trots* hoop* plezier* beter* gelukkig*
        nauwkeurig* behulpzaam* stabiel* helder* warm* netjes keurig*
        """,
      bad: """
        slecht* probleem* problemen fout* defect* kapot* stuk traag* trage duur* vies* vieze lawaai* luidruchtig*
        koud* koude oncomfortabel* moeilijk* triest* saai* verdriet* vervelend* klacht* klagen vertraag* te_laat
        gescheurd* gebroken verloren verlies* pijn moe teleurge* teleurstell* zwak* matig* verouderd* vochtig* schimmel*
        erger* bang helaas onvriendelijk* onbeleefd* oneerlijk* lieg* spijt mislukt* storend* vastlop* crasht lekt
        lekte lekken weiger* ontbreekt boos boze jammer teruggeroepen terugroep* wachten duurde werkt_niet speling
        """,
      awful: """
        vreselijk* verschrikkelijk* afschuwelijk* rampzalig* ramp waardeloos* waardeloze walgelijk* schande* schandalig*
        onacceptab* ondraaglijk* oplichter* oplicht* troep rotzooi haat* nooit_meer slechtste belachelijk* idioot*
        dom domme bedrog* woedend* afzetter* drama gruwelijk* ellendig*
        """),
    PolarityWords(
      language: "no",
      great: """
        utmerket* fantastisk* strålende* perfekt* glimrende* nydelig* herlig* fremragende* briljant* elsker elsket elske
        beste best tusen_takk mange_takk kjempebra kjempegod* kjempefornøyd* knall* suveren* imponer* praktfull*
        enestående* deilig* anbefal* supert super topp fabelaktig* mesterlig* mesterverk* vidunderlig* gratulerer
        toppkarakter knirkefritt sjarmer*
        """,
      good: """
        god gode godt bra fin fine fint flott* vakker* vakre* glad glade gleder glede fornøyd* takk takke takknemlig*
        hyggelig* vennlig* snill* koselig* behagelig* komfortabel* rask raske raskt nyttig* enkel* lett* ren rent
        smakfull* morsom* interessant* spennende* underhold* suksess* vellykket* vellykkede presis* høflig* pålitelig*
        dyktig* profesjonell* elegant* tålmodig* grundig* gjerne stolt* håp* lykke* bedre trives liker likte varm*
        solid* verdt rimelig* søt* velspilt* velskrev* gripende* sterk* sjeldent_god lov_å
        """,
      bad: """
        dårlig* problem* feil* mangel* mangler ødelagt* treg* tregt dyr dyrt skitten* skittent bråk* støy* kald* kaldt
        ubehagelig* vanskelig* trist* kjedelig* irriter* plagsom* klage* klager forsink* for_sent revet knust* brukket
        mistet tapt* taper tap smerte* sliten* skuff* svak* svakt svake middelmådig* utdatert* fuktig* mugg verre redd
        dessverre uhøflig* frekk* urettferdig* lyver løgn* mislyk* angrer krasjer krasj* lekker lekket bulket nekter
        trøbbel* sint sure sur sviktet svikt* fungerer_ikke virker_ikke virket_ikke stivt forvirr* kjip* synd
        uinteressant* langtekkelig* platt* klisj* rotete* skrivefeil bortkastet meningsløs*
        """,
      awful: """
        forferdelig* fryktelig* elendig* grusom* katastrof* ekkel* ekkelt motbydelig* skandal* skam* uakseptab*
        uutholdelig* svindel svindl* søppel drit* hater hate hat aldri_mer styr_unna håpløs* pinlig* latterlig* idiot*
        dum dumme verste verst horribel* rasende* miserabel* ubrukelig* søppel verdiløs* terningkast_1 terningkast_2
        """),
    PolarityWords(
      language: "sv",
      great: """
        utmärk* fantastisk* underbar* perfekt* strålande* härlig* fenomenal* briljant* älskar älskade älska bästa bäst
        tusen_tack stort_tack jättebra jättefin* toppen suverän* imponer* rekommender* super magnifik* gratt* förälskad*
        """,
      good: """
        bra god goda gott fin fina fint vacker* vackra* vackert glad glada glädje nöjd* tack tacka* trevlig* vänlig*
        snäll* mysig* bekväm* snabb* nyttig* smidig* enkel* ren rent smak* rolig* intressant* spännande* lyckad*
        framgång* punktlig* artig* pålitlig* duktig* proffsig* elegant* snygg* gärna stolt* hopp* bättre trivs gillar
        """,
      bad: """
        dålig* problem* fel felet felaktig* brist* trasig* långsam* dyr* smutsig* buller* kall* obekväm* svår* tråkig*
        trist* irriter* klaga* klagomål försen* för_sent riven krossad* förlor* smärt* trött* besviken* besvik* svag*
        föråldrad* fuktig* mögel* sämre rädd* tyvärr oartig* orättvis* ljuger lögn* misslyck* ångrar kraschar läcker
        läckte vägrar arg arga saknas opålitlig* fungerar_inte glapp* dröjde
        """,
      awful: """
        hemsk* förfärlig* fruktansvärd* usel* urusel* katastrof* äcklig* vidrig* skandal* skam* oacceptab* outhärdlig*
        bedrägeri* bluff* skräp skit* hatar aldrig_mer sämsta värsta hopplös* pinsam* löjlig* idiot* dum dumma
        """),
    PolarityWords(
      language: "da",
      great: """
        fremragende* fantastisk* vidunderlig* perfekt* strålende* dejlig* fænomenal* elsker bedste bedst tusind_tak
        mange_tak skøn* suveræn* imponer* anbefal* super herlig* pragtfuld* udsøgt*
        """,
      good: """
        god gode godt fin fine fint smuk* flot* glad glade glæde* tilfreds* tak takke venlig* sød* hyggelig* behagelig*
        hurtig* nyttig* nem* ren rent lækker* sjov* interessant* spændende* vellykket* succes* præcis* høflig* pålidelig*
        dygtig* professionel* elegant* tålmodig* gerne stolt* håb* bedre
        """,
      bad: """
        dårlig* problem* fejl* mangel* ødelagt* langsom* dyr* beskidt* larm* kold* ubehagelig* svær* trist* kedelig*
        irriter* klag* forsink* for_sent knust* tabt* smerte* træt* skuff* svag* fugtig* skimmel værre bange desværre
        uhøflig* uretfærdig* lyver løgn* mislyk* fortryder nedbrud lækker_ikke nægter sur virker_ikke
        """,
      awful: """
        forfærdelig* frygtelig* elendig* rædselsfuld* katastrof* ulækker* skandal* skam* uacceptab* utålelig* svindel*
        lort* hader aldrig_mere håbløs* pinlig* latterlig* idiot* dum værste ringe
        """),
  ]
}
