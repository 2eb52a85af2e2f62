import DocentDocument

extension NormalisedPhrases {
  static let french = NormalisedPhrases(
    "fr",
    """
    D le ⟦5 mars 2024⟧ = 2024-03-05
    D 05/03/2024 = 2024-03-05
    D mardi 5 mars = --03-05
    D 1er janvier = --01-01
    D décembre 2015 = 2015-12
    D du 1er au 5 mars 2024 = 2024-03-01/2024-03-05
    D du 11 au 13 décembre = --12-11/--12-13
    D de mai à septembre 1939 = 1939-05/1939-09
    D entre 1918 et 1990 = 1918/1990
    D 1914-1918 = 1914/1918
    D les ⟦années 1990⟧ = 199X
    D les ⟦années 90⟧ = 199X
    D le ⟦milieu des années 1990⟧ = 199X:mid
    D début mars 2024 = 2024-03:early
    D fin 2016 = 2016:late
    D au ⟦XIXe siècle⟧ = 18XX
    D au ⟦premier semestre 2015⟧ = 2015-H1
    D au ⟦troisième trimestre 2023⟧ = 2023-Q3
    D l'⟦été 2017⟧ = 2017-SU
    D exercice 2003 = FY2003
    D 44 av. J.-C. = -0043
    D mardi matin = -W-2TMO
    D 15h30 = T15:30
    D 5 mars 2024 à 10 heures = 2024-03-05T10
    D minuit = T00:00
    R hier = 2024-03-12
    R avant-hier = 2024-03-11
    R la ⟦semaine dernière⟧ = 2024-W10
    R l'⟦année prochaine⟧ = 2025
    R vendredi dernier = 2024-03-08
    R il y a trois jours = 2024-03-10
    R il y a deux mois = 2024-01
    R les ⟦trois dernières années⟧ = 2021-03-13/2024-03-13
    D les ⟦deux prochaines semaines⟧ = P0D/P2W
    Q deux ans et demi = P2.5Y
    Q quelques jours = PXD
    Q 22 ans = P22Y
    Q une demi-heure = PT0.5H
    Q trois à cinq jours = P3D..P5D
    Q environ 20 % = ~20 %
    Q plus de 4 millions de dollars = >4000000 USD
    Q 1,2 milliard d'euros = 1200000000 EUR
    Q entre 500 000 et 1 500 000 = 500000..1500000
    Q deux tiers = 2/3
    Q trois cent quarante-deux mille = 342000
    Q ⟦300⟧ ouvriers = 300
    Q 1 200 kilomètres carrés = 1200 km2
    Q six mètres = 6 m
    Q 37,5 °C = 37.5 Cel
    Q 130 km/h = 130 km/h
    """)
}
