import DocentDocument

extension NormalisedPhrases {
  static let spanish = NormalisedPhrases(
    "es",
    """
    D el ⟦5 de marzo de 2024⟧ = 2024-03-05
    D 05/03/2024 = 2024-03-05
    D martes 5 de marzo = --03-05
    D 24 de diciembre = --12-24
    D diciembre de 2015 = 2015-12
    D del 1 al 5 de marzo de 2024 = 2024-03-01/2024-03-05
    D del 11 al 13 de diciembre = --12-11/--12-13
    D de mayo a septiembre de 1939 = 1939-05/1939-09
    D entre 1918 y 1990 = 1918/1990
    D 1936-1939 = 1936/1939
    D los ⟦años 1990⟧ = 199X
    D los ⟦años noventa⟧ = 199X
    D la ⟦década de 1990⟧ = 199X
    D mediados de marzo de 2024 = 2024-03:mid
    D finales de 2016 = 2016:late
    D el ⟦siglo XIX⟧ = 18XX
    D el ⟦primer semestre de 2015⟧ = 2015-H1
    D el ⟦tercer trimestre de 2023⟧ = 2023-Q3
    D el ⟦verano de 2017⟧ = 2017-SU
    D ejercicio 2003 = FY2003
    D 44 a. C. = -0043
    D martes por la mañana = -W-2TMO
    D las ⟦15:30 horas⟧ = T15:30
    D 5 de marzo de 2024 a las 10:00 = 2024-03-05T10:00
    D medianoche = T00:00
    R ayer = 2024-03-12
    R anteayer = 2024-03-11
    R la ⟦semana pasada⟧ = 2024-W10
    R el ⟦próximo año⟧ = 2025
    R el ⟦viernes pasado⟧ = 2024-03-08
    R hace tres días = 2024-03-10
    R hace dos meses = 2024-01
    R los ⟦últimos tres años⟧ = 2021-03-13/2024-03-13
    D las ⟦próximas dos semanas⟧ = P0D/P2W
    Q dos años y medio = P2.5Y
    Q unos días = PXD
    Q 22 años = P22Y
    Q media hora = PT0.5H
    Q de tres a cinco días = P3D..P5D
    Q alrededor del 20 % = ~20 %
    Q más de 4 millones de dólares = >4000000 USD
    Q 1.200 millones de euros = 1200000000 EUR
    Q entre 500.000 y 1.500.000 = 500000..1500000
    Q dos tercios = 2/3
    Q trescientos cuarenta y dos mil = 342000
    Q ⟦300⟧ trabajadores = 300
    Q 1.200 kilómetros cuadrados = 1200 km2
    Q seis metros = 6 m
    Q 37,5 °C = 37.5 Cel
    Q 120 kilómetros por hora = 120 km/h
    """)
}
