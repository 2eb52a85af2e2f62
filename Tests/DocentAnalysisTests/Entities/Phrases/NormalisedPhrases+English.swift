import DocentDocument

extension NormalisedPhrases {
  static let english = NormalisedPhrases(
    "en",
    """
    D March 5, 2024 = 2024-03-05
    D 5 March 2024 = 2024-03-05
    D the ⟦5th of March, 2024⟧ = 2024-03-05
    D 03/15/2024 = 2024-03-15
    D Sept. 2015 = 2015-09
    D December 24 = --12-24
    D March 1-5, 2024 = 2024-03-01/2024-03-05
    D 11-13 December = --12-11/--12-13
    D from May to September 1939 = 1939-05/1939-09
    D between 1918 and 1990 = 1918/1990
    D 1941–42 = 1941/1942
    D the ⟦1990s⟧ = 199X
    D mid-1990s = 199X:mid
    D early March 2024 = 2024-03:early
    D the ⟦end of 2016⟧ = 2016:late
    D the ⟦nineteenth century⟧ = 18XX
    D the ⟦first half of 2015⟧ = 2015-H1
    D the ⟦third quarter of 2023⟧ = 2023-Q3
    D Q4 2022 = 2022-Q4
    D the ⟦summer of 2017⟧ = 2017-SU
    D fiscal 2003 = FY2003
    D 44 BC = -0043
    D Tuesday morning = -W-2TMO
    D 3:30 p.m. = T15:30
    D March 5, 2024 at 10 a.m. = 2024-03-05T10
    D noon = T12:00
    R yesterday = 2024-03-12
    R last week = 2024-W10
    R next year = 2025
    R last Friday = 2024-03-08
    R three days ago = 2024-03-10
    R two months ago = 2024-01
    R the ⟦past three years⟧ = 2021-03-13/2024-03-13
    D the ⟦next two weeks⟧ = P0D/P2W
    Q two and a half years = P2.5Y
    Q a few days = PXD
    Q 22-year-old = P22Y
    Q half an hour = PT0.5H
    Q three to five days = P3D..P5D
    Q about 20 percent = ~20 %
    Q more than $4 million = >4000000 USD
    Q €1.2bn = 1200000000 EUR
    Q between 500,000 and 1,500,000 = 500000..1500000
    Q two-thirds = 2/3
    Q three hundred and forty-two thousand = 342000
    Q ⟦300⟧ workers = 300
    Q 1,200 square miles = 1200 [smi_us]
    Q six feet = 6 [ft_i]
    Q 98.6 °F = 98.6 [degF]
    Q 55 miles per hour = 55 [mi_i]/h
    """)
}
