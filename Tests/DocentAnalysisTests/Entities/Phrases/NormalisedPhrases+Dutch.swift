import DocentDocument

extension NormalisedPhrases {
  static let dutch = NormalisedPhrases(
    "nl",
    """
    D 5 maart 2024 = 2024-03-05
    D 05-03-2024 = 2024-03-05
    D dinsdag 5 maart = --03-05
    D 24 december = --12-24
    D december 2015 = 2015-12
    D 1-5 maart 2024 = 2024-03-01/2024-03-05
    D 11 tot 13 december = --12-11/--12-13
    D van mei tot september 1939 = 1939-05/1939-09
    D tussen 1918 en 1990 = 1918/1990
    D 1940-1945 = 1940/1945
    D de ⟦jaren 1990⟧ = 199X
    D de ⟦jaren negentig⟧ = 199X
    D de ⟦jaren '90⟧ = 199X
    D begin maart 2024 = 2024-03:early
    D eind 2016 = 2016:late
    D de ⟦19e eeuw⟧ = 18XX
    D de ⟦eerste helft van 2015⟧ = 2015-H1
    D het ⟦derde kwartaal van 2023⟧ = 2023-Q3
    D de ⟦zomer van 2017⟧ = 2017-SU
    D boekjaar 2003 = FY2003
    D 44 v.Chr. = -0043
    D dinsdagochtend = -W-2TMO
    D 15.30 uur = T15:30
    D 5 maart 2024 om 10 uur = 2024-03-05T10
    D middernacht = T00:00
    R gisteren = 2024-03-12
    R eergisteren = 2024-03-11
    R vorige week = 2024-W10
    R volgend jaar = 2025
    R afgelopen vrijdag = 2024-03-08
    R drie dagen geleden = 2024-03-10
    R twee maanden geleden = 2024-01
    R de ⟦afgelopen drie jaar⟧ = 2021-03-13/2024-03-13
    D de ⟦komende twee weken⟧ = P0D/P2W
    Q tweeënhalf jaar = P2.5Y
    Q enkele dagen = PXD
    Q 22-jarige = P22Y
    Q een half uur = PT0.5H
    Q drie tot vijf dagen = P3D..P5D
    Q ongeveer 20 procent = ~20 %
    Q meer dan 4 miljoen dollar = >4000000 USD
    Q 1,2 miljard euro = 1200000000 EUR
    Q tussen 500.000 en 1.500.000 = 500000..1500000
    Q twee derde = 2/3
    Q driehonderdtweeënveertigduizend = 342000
    Q ⟦300⟧ arbeiders = 300
    Q 1.200 vierkante kilometer = 1200 km2
    Q zes meter = 6 m
    Q 37,5 °C = 37.5 Cel
    Q 130 kilometer per uur = 130 km/h
    """)
}
