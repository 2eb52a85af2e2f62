"""The workbook of the sales department: quantities by month, turnover and targets."""

from datetime import date

from .xlsx import DATE, PERCENT, PLAIN, POUNDS, column, workbook

PRODUCTS = ["Piccolo 2", "Murmel", "Kestrel", "Halo", "Tern"]
PRICES = [349, 129, 89, 59, 75]
SOLD = [
    [0, 271, 402, 160, 88],
    [0, 262, 371, 148, 81],
    [702, 301, 355, 201, 93],
    [655, 280, 312, 187, 84],
    [548, 266, 298, 190, 79],
    [510, 255, 240, 174, 85],
    [472, 240, 221, 166, 72],
    [431, 228, 170, 159, 66],
    [560, 279, 41, 203, 77],
    [611, 305, 96, 221, 80],
    [742, 362, 154, 248, 90],
    [909, 406, 210, 288, 95],
]
TARGETS = [5200, 3500, 3600, 2200, 1100]
REMARKS = [
    "Launched on 12 March 2024",
    "Spare parts slow all autumn",
    "Recall from September; stock of new lids by December",
    "Sold mostly together with Piccolo 2",
    "Discontinue unless the new lever arrives",
]


def sales_workbook():
    """The bytes of `sales-2024.xlsx`."""
    totals = [sum(month[index] for month in SOLD) for index in range(len(PRODUCTS))]
    sales = [["Sales 2024, pieces by month"], [], ["Month", *PRODUCTS, "Turnover"]]
    for index, month in enumerate(SOLD):
        row = index + 4
        turnover = sum(a * b for a, b in zip(month, PRICES))
        formula = "+".join(f"{column(i + 1)}{row}*{column(i + 1)}17" for i in range(len(PRODUCTS)))
        sales.append(
            [(date(2024, index + 1, 1), DATE), *((count, PLAIN) for count in month), (turnover, POUNDS, formula)]
        )
    year = sum(sum(a * b for a, b in zip(month, PRICES)) for month in SOLD)
    sums = [(total, PLAIN, f"SUM({column(i + 1)}4:{column(i + 1)}15)") for i, total in enumerate(totals)]
    sales.append(["Year", *sums, (year, POUNDS, "SUM(G4:G15)")])
    sales.append(["Price", *((price, POUNDS) for price in PRICES)])
    targets = [["Targets and results"], [], ["Product", "Target", "Sold", "Reached", "Remark"]]
    for index, product in enumerate(PRODUCTS):
        row = index + 4
        reached = totals[index] / TARGETS[index]
        targets.append(
            [
                product,
                (TARGETS[index], PLAIN),
                (totals[index], PLAIN, f"'Sales 2024'!{column(index + 1)}16"),
                (round(reached, 6), PERCENT, f"C{row}/B{row}"),
                REMARKS[index],
            ]
        )
    comment = (0, "D12", "Eleanor Finch", "Recall began on 9 September; returned kettles are not subtracted here.")
    return workbook(
        [("Sales 2024", sales), ("Targets", targets)], "Sales 2024", "Eleanor Finch", "2025-01-08", comment
    )
