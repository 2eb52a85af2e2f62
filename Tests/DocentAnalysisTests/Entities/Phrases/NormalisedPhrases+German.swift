import DocentDocument

extension NormalisedPhrases {
  static let german = NormalisedPhrases(
    "de",
    """
    D 5. März 2024 = 2024-03-05
    D 05.03.2024 = 2024-03-05
    D Dienstag, 5. März = --03-05
    D 24. Dezember = --12-24
    D Dezember 2015 = 2015-12
    D 1.-5. März 2024 = 2024-03-01/2024-03-05
    D 11. bis 13. Dezember = --12-11/--12-13
    D von Mai bis September 1939 = 1939-05/1939-09
    D zwischen 1918 und 1990 = 1918/1990
    D 1941/42 = 1941/1942
    D die ⟦1990er Jahre⟧ = 199X
    D die ⟦neunziger Jahre⟧ = 199X
    D Mitte der 1990er Jahre = 199X:mid
    D Anfang März 2024 = 2024-03:early
    D Ende 2016 = 2016:late
    D im ⟦19. Jahrhundert⟧ = 18XX
    D im ⟦ersten Halbjahr 2015⟧ = 2015-H1
    D im ⟦dritten Quartal 2023⟧ = 2023-Q3
    D im ⟦Sommer 2017⟧ = 2017-SU
    D Geschäftsjahr 2003 = FY2003
    D 44 v. Chr. = -0043
    D Dienstagmorgen = -W-2TMO
    D 15.30 Uhr = T15:30
    D 5. März 2024 um 10 Uhr = 2024-03-05T10
    D Mitternacht = T00:00
    R gestern = 2024-03-12
    R vorgestern = 2024-03-11
    R letzte Woche = 2024-W10
    R nächstes Jahr = 2025
    R vergangenen Freitag = 2024-03-08
    R vor drei Tagen = 2024-03-10
    R vor zwei Monaten = 2024-01
    R den ⟦vergangenen drei Jahren⟧ = 2021-03-13/2024-03-13
    D den ⟦nächsten zwei Wochen⟧ = P0D/P2W
    Q zweieinhalb Jahre = P2.5Y
    Q ein paar Tage = PXD
    Q 22-jährige = P22Y
    Q eine Viertelstunde = PT15M
    Q drei bis fünf Tage = P3D..P5D
    Q rund 20 Prozent = ~20 %
    Q mehr als 4 Millionen Dollar = >4000000 USD
    Q 3,5 Mio. Euro = 3500000 EUR
    Q zwischen 500.000 und 1.500.000 = 500000..1500000
    Q zwei Drittel = 2/3
    Q dreihundertzweiundvierzigtausend = 342000
    Q ⟦300⟧ Arbeiter = 300
    Q 1.200 Quadratkilometer = 1200 km2
    Q sechs Meter = 6 m
    Q -12,5 °C = -12.5 Cel
    Q 130 Kilometer pro Stunde = 130 km/h
    """)
}
