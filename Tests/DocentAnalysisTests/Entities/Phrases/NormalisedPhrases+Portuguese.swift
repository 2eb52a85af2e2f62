import DocentDocument

extension NormalisedPhrases {
  static let portuguese = NormalisedPhrases(
    "pt",
    """
    D 5 de março de 2024 = 2024-03-05
    D 05/03/2024 = 2024-03-05
    D terça-feira, 5 de março = --03-05
    D 24 de dezembro = --12-24
    D dezembro de 2015 = 2015-12
    D de 1 a 5 de março de 2024 = 2024-03-01/2024-03-05
    D entre 11 e 13 de dezembro = --12-11/--12-13
    D de maio a setembro de 1939 = 1939-05/1939-09
    D entre 1918 e 1990 = 1918/1990
    D 1964-1985 = 1964/1985
    D os ⟦anos 1990⟧ = 199X
    D os ⟦anos noventa⟧ = 199X
    D a ⟦década de 1990⟧ = 199X
    D meados de março de 2024 = 2024-03:mid
    D final de 2016 = 2016:late
    D o ⟦século XIX⟧ = 18XX
    D o ⟦primeiro semestre de 2015⟧ = 2015-H1
    D o ⟦terceiro trimestre de 2023⟧ = 2023-Q3
    D o ⟦verão de 2017⟧ = 2017-SU
    D exercício de 2003 = FY2003
    D 44 a.C. = -0043
    D terça-feira de manhã = -W-2TMO
    D 15h30 = T15:30
    D 5 de março de 2024 às 10:00 = 2024-03-05T10:00
    D meia-noite = T00:00
    R ontem = 2024-03-12
    R anteontem = 2024-03-11
    R a ⟦semana passada⟧ = 2024-W10
    R o ⟦próximo ano⟧ = 2025
    R a ⟦sexta-feira passada⟧ = 2024-03-08
    R há três dias = 2024-03-10
    R dois meses atrás = 2024-01
    R os ⟦últimos três anos⟧ = 2021-03-13/2024-03-13
    D as ⟦próximas duas semanas⟧ = P0D/P2W
    Q dois anos e meio = P2.5Y
    Q alguns dias = PXD
    Q 22 anos = P22Y
    Q meia hora = PT0.5H
    Q três a cinco dias = P3D..P5D
    Q cerca de 20 por cento = ~20 %
    Q mais de 4 milhões de dólares = >4000000 USD
    Q R$ 1,2 bilhão = 1200000000 BRL
    Q entre 500.000 e 1.500.000 = 500000..1500000
    Q dois terços = 2/3
    Q trezentos e quarenta e dois mil = 342000
    Q ⟦300⟧ trabalhadores = 300
    Q 1.200 quilômetros quadrados = 1200 km2
    Q seis metros = 6 m
    Q 37,5 °C = 37.5 Cel
    Q 120 quilômetros por hora = 120 km/h
    """)
}
