import DocentDocument

extension NormalisedPhrases {
  static let italian = NormalisedPhrases(
    "it",
    """
    D il ⟦5 marzo 2024⟧ = 2024-03-05
    D 05/03/2024 = 2024-03-05
    D martedì 5 marzo = --03-05
    D 24 dicembre = --12-24
    D dicembre 2015 = 2015-12
    D dal 1° al 5 marzo 2024 = 2024-03-01/2024-03-05
    D dall'11 al 13 dicembre = --12-11/--12-13
    D da maggio a settembre 1939 = 1939-05/1939-09
    D tra il 1918 e il 1990 = 1918/1990
    D 1940-1945 = 1940/1945
    D gli ⟦anni 1990⟧ = 199X
    D gli ⟦anni Novanta⟧ = 199X
    D gli ⟦anni '90⟧ = 199X
    D metà marzo 2024 = 2024-03:mid
    D fine 2016 = 2016:late
    D il ⟦XIX secolo⟧ = 18XX
    D il ⟦primo semestre 2015⟧ = 2015-H1
    D il ⟦terzo trimestre del 2023⟧ = 2023-Q3
    D l'⟦estate 2017⟧ = 2017-SU
    D esercizio 2003 = FY2003
    D 44 a.C. = -0043
    D martedì mattina = -W-2TMO
    D ore 15.30 = T15:30
    D 5 marzo 2024 alle ore 10 = 2024-03-05T10
    D mezzanotte = T00:00
    R ieri = 2024-03-12
    R l'altro ieri = 2024-03-11
    R la ⟦settimana scorsa⟧ = 2024-W10
    R l'⟦anno prossimo⟧ = 2025
    R venerdì scorso = 2024-03-08
    R tre giorni fa = 2024-03-10
    R due mesi fa = 2024-01
    R gli ⟦ultimi tre anni⟧ = 2021-03-13/2024-03-13
    D le ⟦prossime due settimane⟧ = P0D/P2W
    Q due anni e mezzo = P2.5Y
    Q alcuni giorni = PXD
    Q 22 anni = P22Y
    Q mezz'ora = PT0.5H
    Q da tre a cinque giorni = P3D..P5D
    Q circa il 20 per cento = ~20 %
    Q più di 4 milioni di dollari = >4000000 USD
    Q 1,2 miliardi di euro = 1200000000 EUR
    Q tra 500.000 e 1.500.000 = 500000..1500000
    Q due terzi = 2/3
    Q trecentoquarantaduemila = 342000
    Q ⟦300⟧ operai = 300
    Q 1.200 chilometri quadrati = 1200 km2
    Q sei metri = 6 m
    Q 37,5 °C = 37.5 Cel
    Q 130 chilometri all'ora = 130 km/h
    """)
}
