/// Words that tell what the name beside or around them is, in the languages of Latin script with most text: what models
/// learn of them in one language holds in those without names to learn from.
enum NameCues {
  /// Words by list, folded, apart by spaces; `_` stands for the space inside a phrase.
  static let all: [(list: String, words: String)] = [
    ("ORGANIZATION CUE", organizations), ("PLACE CUE", places), ("PERSON CUE", persons),
  ]

  private static let organizations = """
    inc ltd llc llp plc corp co company corporation group holding holdings bank university college school institute \
    academy ministry department agency committee commission council party union association federation foundation \
    society league club team army navy police court parliament senate congress church press times news museum library \
    hospital airlines railways records orchestra board bureau authority office organisation organization united fc \
    gmbh ag kg ohg gbr ev verein verband verlag universität hochschule fachhochschule schule institut akademie \
    ministerium bundesministerium amt bundesamt behörde partei gewerkschaft bund stiftung gesellschaft konzern \
    unternehmen firma bundeswehr gericht landgericht bundesgericht bundestag bundesrat landtag kirche orden zeitung \
    museum bibliothek krankenhaus klinikum polizei feuerwehr sparkasse werke fraktion ausschuss rat sv tsv vfb vfl \
    sa sas sarl société compagnie groupe banque université école lycée collège institut académie ministère département \
    agence comité commission conseil parti syndicat association fédération fondation ligue équipe armée marine cour \
    tribunal parlement sénat assemblée église journal musée bibliothèque hôpital éditions entreprise gouvernement \
    s.a s.l sl empresa compañía grupo banco universidad escuela colegio instituto academia ministerio departamento \
    agencia comité comisión consejo partido sindicato asociación federación fundación sociedad liga equipo ejército \
    armada corte tribunal parlamento senado congreso iglesia periódico diario museo biblioteca hospital gobierno \
    editorial ayuntamiento guardia orquesta confederación real_madrid \
    spa s.p.a srl società compagnia gruppo banca università scuola liceo istituto accademia ministero dipartimento \
    agenzia comitato commissione consiglio partito sindacato associazione federazione fondazione lega squadra esercito \
    marina corte tribunale parlamento senato camera chiesa giornale biblioteca ospedale azienda impresa governo \
    casa_editrice polizia carabinieri unione ac_milan \
    ltda companhia empresa grupo universidade escola colégio academia ministério secretaria departamento agência comitê \
    comité comissão conselho partido sindicato associação federação fundação sociedade liga equipa equipe exército \
    marinha supremo tribunal parlamento câmara congresso igreja jornal hospital governo prefeitura polícia instituto \
    bv nv maatschappij bedrijf groep bank universiteit hogeschool school instituut academie ministerie departement \
    commissie raad partij vakbond vereniging bond stichting genootschap liga ploeg leger rechtbank hof parlement kamer \
    kerk krant museum bibliotheek ziekenhuis uitgeverij regering politie gemeenteraad omroep orkest \
    aps a/s ab as selskab virksomhed universitet skole højskole institut akademi ministerium styrelse udvalg råd parti \
    forening forbund fond klub hold hær domstol folketing kirke avis bibliotek regering bolag företag skola ministeriet \
    myndighet parti förening förbund stiftelse klubb lag riksdag riksdagen kyrka tidning sjukhus regeringen \
    d.d d.o.o tvrtka poduzeće banka sveučilište škola fakultet institut akademija ministarstvo agencija odbor vijeće \
    stranka sindikat udruga savez zaklada društvo liga klub vojska sud sabor parlament crkva muzej knjižnica bolnica \
    vlada policija ured uprava komisija oy oyj yhtiö pankki yliopisto koulu instituutti ministeriö virasto puolue liitto \
    säätiö seura hallitus eduskunta partia bank uniwersytet szkoła instytut ministerstwo stowarzyszenie fundacja sąd \
    strana univerzita škola ministerstvo asociația universitatea ministerul partidul banca
    """

  private static let places = """
    street st road rd avenue ave boulevard lane square bridge park garden river lake sea ocean gulf bay strait island \
    islands isle peninsula mount mountain mountains hill valley desert forest cape coast beach city town village county \
    district province state region republic kingdom empire airport station harbour port castle palace north south east \
    west northern southern eastern western central \
    straße strasse allee platz brücke park fluss see meer ozean golf bucht insel inseln halbinsel berg gebirge tal \
    wüste wald kap küste stadt dorf gemeinde landkreis kreis bezirk provinz land bundesland region republik königreich \
    flughafen bahnhof hafen burg schloss nord süd ost west nördlich südlich östlich westlich kanton \
    rue avenue place pont parc jardin fleuve rivière lac mer océan golfe baie détroit île îles péninsule mont montagne \
    montagnes colline vallée désert forêt cap côte plage ville village commune canton arrondissement district province \
    état région république royaume aéroport gare port château palais nord sud est ouest quartier \
    calle avenida plaza puente parque río lago mar océano golfo bahía estrecho isla islas península monte montaña \
    montañas sierra colina valle desierto bosque cabo costa playa ciudad pueblo municipio condado distrito provincia \
    estado región república reino aeropuerto estación puerto castillo palacio norte sur este oeste barrio cantón villa \
    via viale piazza corso ponte parco giardino fiume mare oceano stretto isola isole penisola montagna montagne colle \
    deserto foresta capo spiaggia città paese villaggio comune contea distretto stato regione repubblica regno aeroporto \
    stazione porto castello palazzo nord sud est ovest quartiere frazione borgo valle \
    rua praça travessa rio lagoa oceano baía estreito ilha ilhas península serra vale deserto floresta praia cidade vila \
    aldeia município concelho freguesia condado distrito província região república aeroporto estação porto castelo \
    palácio norte sul leste oeste bairro \
    straat laan plein brug rivier meer zee oceaan golf baai eiland eilanden schiereiland berg gebergte vallei woestijn bos \
    kaap kust strand stad dorp gemeente graafschap district provincie staat regio republiek koninkrijk luchthaven \
    station haven kasteel paleis noord zuid oost west wijk \
    gade vej plads bro flod sø hav bugt ø øer halvø bjerg dal skov kyst by landsby kommune amt region stat republik \
    kongerige lufthavn havn slot nord syd øst vest gata gatan väg torg älv sjö hav vik ö öar berg dal skog kust stad \
    län landskap rike flygplats hamn slott norr söder öster väster socken \
    ulica trg most park rijeka jezero more zaljev otok otoci poluotok planina gora dolina šuma rt obala plaža grad selo \
    općina županija okrug pokrajina država regija republika kraljevina zračna_luka luka dvorac sjever jug istok zapad \
    katu tie tori joki järvi meri saari vuori kaupunki kylä kunta maakunta lääni ulica rzeka jezioro morze wyspa góra \
    miasto wieś gmina powiat województwo řeka jezero ostrov hora město obec okres kraj strada râul lacul insula munte \
    orașul satul comuna județul
    """

  private static let persons = """
    mr mrs ms miss dr prof sir lord lady king queen prince princess president vice-president chancellor minister \
    secretary senator governor mayor judge general colonel captain major sergeant director chairman chief officer \
    ceo manager professor doctor author writer poet actor actress singer musician composer director painter artist \
    journalist player coach pope bishop saint father mother son daughter brother sister wife husband emperor duke \
    herr frau präsident präsidentin bundeskanzler kanzler kanzlerin minister ministerin senator bürgermeister richter \
    general oberst direktor vorsitzende vorsitzender chef professor doktor autor schriftsteller dichter schauspieler \
    schauspielerin sänger sängerin musiker komponist regisseur maler künstler journalist spieler trainer papst bischof \
    könig königin kaiser prinz herzog graf vater mutter sohn tochter bruder schwester \
    m mme mlle monsieur madame président présidente ministre sénateur député maire juge général colonel capitaine \
    directeur directrice professeur docteur auteur écrivain poète acteur actrice chanteur chanteuse musicien compositeur \
    réalisateur peintre artiste journaliste joueur entraîneur pape évêque roi reine empereur prince duc comte père mère \
    fils fille frère sœur épouse \
    sr sra don doña señor señora presidente presidenta ministro ministra senador diputado alcalde juez general coronel \
    capitán director directora profesor doctor autor escritor poeta actor actriz cantante músico compositor cineasta \
    pintor artista periodista jugador entrenador papa obispo rey reina emperador príncipe duque conde padre madre hijo \
    hija hermano hermana esposa esposo \
    sig signor signora dott presidente ministro senatore deputato sindaco giudice generale colonnello capitano direttore \
    direttrice professore dottore autore scrittore poeta attore attrice cantante musicista compositore regista pittore \
    artista giornalista giocatore allenatore papa vescovo re regina imperatore principe duca conte padre madre figlio \
    figlia fratello sorella moglie marito \
    senhor senhora deputado prefeito juiz general capitão diretor professor doutor escritor ator atriz cantor cantora \
    músico jornalista jogador treinador bispo rei rainha imperador pai mãe filho filha irmão irmã \
    meneer mevrouw dhr mevr president premier minister senator burgemeester rechter generaal kolonel kapitein directeur \
    voorzitter hoogleraar schrijver dichter acteur actrice zanger zangeres muzikant componist regisseur schilder \
    kunstenaar speler trainer paus bisschop koning koningin keizer prins hertog graaf vader moeder zoon dochter broer \
    zus echtgenote \
    hr fru statsminister borgmester dommer direktør formand forfatter digter skuespiller sanger spiller træner pave \
    biskop konge dronning kejser far mor søn datter bror søster statsminister ordförande författare skådespelare \
    sångare spelare tränare kung drottning son dotter \
    gospodin gospođa predsjednik predsjednica premijer ministar ministrica gradonačelnik sudac direktor pisac pjesnik \
    glumac glumica pjevač pjevačica skladatelj redatelj slikar novinar igrač trener papa biskup kralj kraljica car otac \
    majka sin kći brat sestra presidentti pääministeri ministeri johtaja kirjailija kuningas poika pan pani prezydent \
    premier minister dyrektor prezident ministr ředitel domnul doamna președintele ministrul directorul
    """
}
