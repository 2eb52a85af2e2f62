extension PolarityWords {
  static let romance = [
    PolarityWords(
      language: "es",
      great: """
        excelent* maravill* fantástic* fantastic* increíble* increible* perfect* espectacular* genial* encanta
        encantan encantó encantad* encantador* adoro adora amo impecable* estupend* magnífic* magnific* precios*
        brillant* exquisit* inmejorable* sensacional* enhorabuena felicidades felicitaciones delicios* mejor_de
        la_mejor el_mejor los_mejores las_mejores me_encanta recomendable* recomiend* recomendaré recomendaría
        mil_gracias muchas_gracias vale_la_pena maravilla divin* formidable* fabulos* extraordinari* alucinante*
        """,
      good: """
        buen buena bueno buenas buenos bien bonit* hermos* lind* gust* gracias feliz felices alegr* amable* amabilidad
        simpátic* simpatic* agradable* agradec* cómod* comod* confortable* rápid* útil* fácil* limpi* ric* sabros*
        divertid* content* satisfech* disfrut* éxito exitos* eficaz eficiente* profesional* atent* puntual* fiable*
        cuidad* acogedor* tranquil* interesant* acert* ventaja* ilusión orgullos* cariñ* risa sonri* abraz* besos
        suerte ganar gana ganó victoria paz esperanza entretenid* emocionant* elegante* volveremos volveré mejor*
        cálid* prácti* honest* ideal* solucion* correcta generos* grat* placer acogid* guap* apoyo
        """,
      bad: """
        mal mala malo malas malos problem* fall* error* lent* car* suci* ruidos* ruido frí* incómod* difícil* trist*
        triste* molest* quej* reclam* demora* retras* tarde roto rota rotos rotas rompi* romp* averi* perdi* perder
        perdid* dolor* duele cansad* aburrid* enfad* enoj* decepcion* defraud* flojo floja regular* insuficiente*
        escas* viej* húmed* huele* olor peor* preocup* miedo llor* pena lástima desgraciad* lamentabl* lament* grosero
        grosera groser* antipátic* antipatic* maleducad* injust* mentir* engañ* fracas* arrepient* arrepent* defect*
        atasc* desafortunad* por_desgracia fea feo falta faltan faltaba cierra_sola no_funciona no_funcionaba
        no_contesta niegan niega odi* crisis muert* herid* guerra corrup* culpa enferm* incompet* abusiv* sin_sentido
        desagradable* anticuad* descuidad* deficient* no_vuelvo pésam* triste
        """,
      awful: """
        horribl* terribl* pésim* pesim* desastr* asco asqueros* vergüenza verguenz* vergonz* insoportabl* inaceptabl*
        indignant* indignad* estaf* robo ladron* basura mierda odio odia fatal espantos* repugnan* nefast* inútil*
        inutil* fraude porquería porqueria furios* rabia imbécil* idiot* estúpid* puta catástrof* peor_de la_peor
        el_peor nunca_más maldit* patétic* ridícul* abomin* intolerable* pérdida_de engaño timo eterna
        """),
    PolarityWords(
      language: "fr",
      great: """
        excellent* merveill* fantastique* incroyable* parfait* génial* genial* magnifique* superbe* formidable*
        extraordinaire* adore* adoré* adorable* ravi ravie ravis ravies enchant* impeccable* délicieu* exceptionnel*
        bravo félicitation* sublime* splendide* exquis* fabuleu* remarquable* sensationnel* le_meilleur la_meilleure
        les_meilleurs meilleur* recommande* recommander* coup_de_cœur merci_beaucoup bonheur un_régal régal*
        époustouflant* passionnant* épatant* irréprochable* très_agréable
        """,
      good: """
        bon bonne bons bonnes bien beau belle beaux belles aime aimé aimons aimez j'aime merci heureux heureuse* content*
        satisf* agréable* gentil* aimable* sympa sympas sympathique* joli* confort* rapide* utile* facile* propre*
        charmant* charme plaisir plaît plaisant* réussi* réussite succès efficace* professionnel* accueillant*
        chaleureu* drôle* amusant* intéressant* fier fière fiers espoir sourire* rire* bisous reconnaissant* reviendrons
        reviendrai volontiers soign* précis* fiable* honnête* ponctuel* poli élégant* doux douce pratique* offert*
        gagné* victoire mieux paix solide* idéal* délicat* savoureu* impressionn* enthous* apprécie* apprécié* parfum*
        rare_et prouesse* luxe
        """,
      bad: """
        mauvais* mal problème* défaut* erreur* panne* lent lente lents lentes cher chère sale sales bruyant* bruit*
        froid* inconfort* difficile* triste* ennui* ennuy* plain* réclam* retard* cassé* casse brisé* déchir* abîm*
        perdu* perte* perd douleur* fatigu* déçu* décevant* décept* déception faible* médiocre* vieux usé* humide*
        moisi* pire* peur pleur* malheur* hélas dommage impoli* désagréable* injust* mensonge* ment mentir
        mensong* raté* rate échec* regrette* énerv* agaç* manque* fautes rembours* plante plantage* bloqu* pénible*
        inutilis* colère fâch* inquiét* inquiet* crise mort* guerre* malade* coupable* traîne lourd* bâcl* refus*
        ne_marche ne_fonctionne personne_ne déteste_pas insuffisant* incompét* désol* compliqué* galère* bourrage*
        """,
      awful: """
        horrible* terrible* nul nulle nuls nulles catastroph* affreu* honte honteu* scandal* inadmissible* inacceptable*
        insupportable* intolérable* dégueulasse* dégoût* dégueu déteste* détester haine hais arnaque* escroc* voleur*
        pourri* merde* lamentable* exécrable* infect* ignoble* désastr* à_éviter à_fuir fuyez fuir calamit* minable*
        ridicule* pathétique* idiot* stupide* connard* con conne furieu* enrag* plus_jamais perte_de jamais_plus
        éviter_absolument épouvantable* atroce* odieu* immonde*
        """),
    PolarityWords(
      language: "it",
      great: """
        eccellent* meravigl* fantastic* incredibil* perfett* magnific* splendid* stupend* ottim* bellissim* buonissim*
        bravissim* gentilissim* comodissim* spettacolar* favolos* straordinari* adoro adora adorano amo delizios* squisit*
        impeccabil* consigliatissim* complimenti entusiast* formidabil* grandios* il_migliore la_migliore il_miglior
        migliore migliori miglior mitic* grazie_mille fenomenal* sublime sublimi superb* lo_consiglio consiglio consiglierò
        pulitissim* simpaticissim* più_bell* felicissim*
        """,
      good: """
        buon buona buono buone buoni bene bell* bello bella belli belle piac* grazie felice felici content* soddisf*
        gentil* cordial* simpatic* gradevol* comod* veloc* util* facil* pulit* gustos* divertent* interessant* brav*
        cortesi cortese accoglient* puntual* preparat* affidabil* elegant* success* riuscit* vinc* vittoria spero speranza
        sorris* abbracc* bacion* sinceri fier* orgoglios* volentieri torneremo tornerò efficient* profession* curat*
        genuin* onest* grat* ringrazi* regalo* tranquill* caldo_e profumat* denso emozion* meglio pace delicat* piacevol*
        """,
      bad: """
        male mal cattiv* brutt* problem* difett* error* guast* lent* car* sporc* rumoros* rumore fredd* scomod*
        difficil* trist* noios* noia fastidi* lament* reclam* ritard* rott* romp* ruppe strappat* perd* persa perso
        dolor* stanc* delus* deludent* arrabb* debol* scarso scarsa scars* vecch* umid* muffa peggio peggior* preoccup*
        paura piang* peccato sfortun* purtroppo scortes* maleducat* antipatic* ingiust* bugi* inganna* falliment*
        fallit* pent* blocc* incepp* manca mancano mancava rifiut* puzza* puzz* irritant* non_funziona non_funzionava
        crisi mort* guerra colpa malat* incompetent* sgradevol* insufficient* inutil* sprec* ammaccat* sbagliat* odi*
        """,
      awful: """
        orribil* terribil* pessim* schif* vergogn* disastr* inaccettabil* insopportabil* truff* ladr* merd* odio odia
        spazzatura indecent* penos* ridicol* vomit* disgust* idiot* stupid* imbecill* cazz* furios* rabbia
        mai_più il_peggior* la_peggior* fregatura presa_in in_giro da_evitare evitate state_lontani squallid* atroc*
        catastrof* ignobil* scandalos* intollerabil* imbarazzant*
        """),
    PolarityWords(
      language: "pt",
      great: """
        excelent* maravilh* fantástic* fantastic* incríve* incrive* perfeit* espetacular* genial ótim* otim* adoro adorei
        adora adoram adorar amo amei impecáve* magnífic* lind* delícia delicios* sensacional* parabéns parabens
        o_melhor a_melhor os_melhores melhor melhores recomend* encantad* encantador* maravilha muito_obrigad*
        formidáve* extraordinári* brilhant* show nota_10 nota_dez vale_a_pena belíssim* apaixonad* fenomenal perfeição
        superou espetácul* impressionante*
        """,
      good: """
        bom boa bons boas bem bonit* bel* gost* obrigad* feliz felizes felicidade alegr* amáve* simpátic* simpatic*
        agradáve* agradec* confortáve* confort* rápid* útil úteis fácil fáceis limp* sabor* divertid* content* satisf*
        sucesso eficaz eficiente* profission* atencios* pontual* educad* acolhedor* tranquil* interessant* orgulh*
        carinh* sorri* abraç* beijo* sorte ganh* vitória paz esperança elegant* voltarei voltaremos vamos_voltar
        melhorou correu_bem prazer confiáve* honest* grat* cuidados* gentil gentis fofo fofa valeu aproveit* prátic*
        justo ajud* torcendo
        """,
      bad: """
        mal mau má maus más ruim ruins problem* defeit* erro erros avari* lent* car* suj* barulh* fri* desconfort*
        difícil difíceis trist* chato chata chatos chatas irrit* reclam* queixa* atras* quebr* partid* rasgad* estrag*
        perd* perda dor dores dói cansad* decepcion* desilu* fraco fraca fracos fracas velh* húmid* úmid* bolor mofo
        pior piores preocup* medo chor* pena infeliz* grosseir* mal-educad* injust* mentir* engan* fracass* arrepend*
        trava travando travou encrav* falta faltou demor* recus* desligou-nos não_funciona não_funcionava automática
        raiva crise mort* guerra corrup* culpa doent* incompet* sem_sentido desagradáve* insuficient* desperdíc*
        amolgad* errad* irregular* arrependi-me cheira_a desapont*
        """,
      awful: """
        horríve* horrive* terríve* péssim* pessim* desastr* nojo nojent* vergonh* insuportáve* inaceitáve* absurdo
        indignad* golpe ladr* lixo merda odeio odeia odiei ódio nunca_mais fraude furios* idiot* estúpid* imbecil
        burr* catástrof* o_pior a_pior maldit* patétic* ridícul* porcaria bosta fuja fujam não_recomendo detest*
        perda_de lamentáve* abomináve* nojenta
        """),
    PolarityWords(
      language: "ro",
      great: """
        excelent* minunat* fantastic* incredibil* perfect* superb* extraordinar* ador* iubesc splendid* grozav*
        recomand* felicitări impecabil* delicios* cel_mai_bun cea_mai_bună magnific* mulțumesc_mult
        """,
      good: """
        bun bună buni bune bine frumo* plac* plăc* mulțum* ferici* vesel* amabil* simpatic* plăcut* confortabil* rapid*
        util* ușor curat* gustos* amuzant* satisf* succes reuși* profesion* punctual* elegant* drăgu* recunoscăt* sper*
        """,
      bad: """
        rău rea rele problem* defect* eroare erori greșe* lent* scump* murdar* zgomot* rece dificil* trist* plictis*
        deranj* plâng* reclam* întârz* rupt* stric* pierd* durere obosit* dezamăg* supăr* slab* vechi umed* mai_rău
        teamă din_păcate nepoliticos* nedrept* minci* înșel* eșec regret* lips* refuz* nu_funcționează
        """,
      awful: """
        oribil* teribil* groaznic* jalnic* dezastr* rușin* inacceptabil* insuportabil* scârb* dezgust* țeap* hoț*
        gunoi urăsc cel_mai_prost cea_mai_proastă prost* furios* niciodată oribil
        """),
  ]
}
