import DocentDocument

extension NormalisedPhrases {
  static let swedish = NormalisedPhrases(
    "sv",
    """
    D den ⟦5 mars 2024⟧ = 2024-03-05
    D 2024-03-05 = 2024-03-05
    D tisdagen den 5 mars = --03-05
    D 24 december = --12-24
    D december 2015 = 2015-12
    D 1–5 mars 2024 = 2024-03-01/2024-03-05
    D 11 till 13 december = --12-11/--12-13
    D från maj till september 1939 = 1939-05/1939-09
    D mellan 1918 och 1990 = 1918/1990
    D 1940–1945 = 1940/1945
    D på ⟦1990-talet⟧ = 199X
    D på ⟦nittiotalet⟧ = 199X
    D mitten av 1990-talet = 199X:mid
    D början av mars 2024 = 2024-03:early
    D slutet av 2016 = 2016:late
    D på ⟦1800-talet⟧ = 18XX
    D det ⟦första halvåret 2015⟧ = 2015-H1
    D det ⟦tredje kvartalet 2023⟧ = 2023-Q3
    D sommaren 2017 = 2017-SU
    D räkenskapsåret 2003 = FY2003
    D 44 f.Kr. = -0043
    D tisdag morgon = -W-2TMO
    D klockan 15.30 = T15:30
    D 5 mars 2024 kl. 10 = 2024-03-05T10
    D midnatt = T00:00
    R igår = 2024-03-12
    R i förrgår = 2024-03-11
    R förra veckan = 2024-W10
    R nästa år = 2025
    R förra fredagen = 2024-03-08
    R för tre dagar sedan = 2024-03-10
    R för två månader sedan = 2024-01
    R de ⟦senaste tre åren⟧ = 2021-03-13/2024-03-13
    D de ⟦kommande två veckorna⟧ = P0D/P2W
    Q två och ett halvt år = P2.5Y
    Q några dagar = PXD
    Q 22-årig = P22Y
    Q en halvtimme = PT0.5H
    Q tre till fem dagar = P3D..P5D
    Q cirka 20 procent = ~20 %
    Q mer än 4 miljoner dollar = >4000000 USD
    Q 1,2 miljarder kronor = 1200000000 SEK
    Q mellan 500 000 och 1 500 000 = 500000..1500000
    Q två tredjedelar = 2/3
    Q trehundrafyrtiotvå tusen = 342000
    Q ⟦300⟧ arbetare = 300
    Q 1 200 kvadratkilometer = 1200 km2
    Q sex meter = 6 m
    Q 37,5 °C = 37.5 Cel
    Q 110 kilometer i timmen = 110 km/h
    """)
}
