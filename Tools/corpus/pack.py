#!/usr/bin/env python3
"""Rebuilds the packed files of `Corpus/` from the texts in `sources/`.

    python3 -m pip install -r Tools/corpus/requirements.txt
    Tools/corpus/pack.py            writes every packed file
    Tools/corpus/pack.py --check    writes nothing; fails if a file would change

Needs the Debian packages fonts-dejavu-core, fonts-liberation2, fonts-droid-fallback and qpdf. The same texts and versions
give the same bytes. Plain files (text, Markdown, HTML, CSV, most messages) lie in `Corpus/` alone.
"""

import sys

from packing import docx, epub, odt, pdf, pptx, rtf, scans
from packing.archives import gasket_papers, mill_backup
from packing.broken import write_broken
from packing.messages import write_messages
from packing.sales import sales_workbook
from packing.sources import CORPUS, text, write


def pack(write):
    """Calls `write(name, bytes)` for every packed file."""
    _office(write)
    _pdf(write)
    _scans(write)
    _encoded(write)
    write_messages(write)
    write("archives/gasket-papers.zip", gasket_papers())
    write("archives/mill-backup.tar.gz", mill_backup())
    write("notes/kettle-recall-saved.html", (CORPUS / "news" / "kettle-recall-en.html").read_bytes())
    write_broken(write)


def _office(write):
    write(
        "contracts/supply-agreement.docx",
        docx.document(
            text("documents/supply-agreement.md"), "Supply Agreement Tamberline – Orrin Valvole", "Eleanor Finch",
            "2024-06-03", "en-GB", header="Tamberline Ltd – confidential", footer="Supply Agreement, page",
        ),
    )
    write(
        "contracts/vertragsaenderung.rtf",
        rtf.document(
            text("documents/amendment-letter.md"), "Änderung unseres Liefervertrags", "Anneliese Krüger", "2024-11-18"
        ),
    )
    write(
        "hr/cv-lena-hartmann.docx",
        docx.document(
            text("documents/cv-lena-hartmann.md"), "Curriculum vitae", "Lena Hartmann", "2024-10-14", "en-GB"
        ),
    )
    write(
        "minutes/safety-meeting-2024-09-02.odt",
        odt.document(
            text("documents/minutes-safety.md"), "Minutes of the safety meeting", "Eleanor Finch", "2024-09-02", "en-GB"
        ),
    )
    write("finance/sales-2024.xlsx", sales_workbook())
    write(
        "slides/kickoff-2025.pptx",
        pptx.presentation(text("documents/kickoff-slides.md"), "Tamberline in 2025", "Miriam Okafor", "2025-01-27", "en-GB"),
    )
    chapters = [
        text(f"book/{name}.md") for name in ("1-the-key", "2-the-drawing", "3-the-seventh-spoke", "4-afterword")
    ]
    write(
        "books/the-key-under-the-weir.epub",
        epub.book(
            chapters, "The Key under the Weir", "Constance Ely", "2021-11-05", "en", "urn:example:weir-press:key"
        ),
    )


def _pdf(write):
    write(
        "invoices/rechnung-2024-118.pdf",
        pdf.document(
            text("documents/rechnung-2024-118.md"), "Rechnung D-2024-118", "Tamberline Deutschland GmbH", "2024-07-02",
            "de", font="Sans", widths=[1, 6, 2, 3, 3], footer="Tamberline Deutschland GmbH, Amtsgericht Hamburg",
        ),
    )
    write(
        "hr/curriculum-quintanilla.pdf",
        pdf.document(
            text("documents/curriculum-vitae-es.md"), "Currículum vítae", "Álvaro Quintanilla Reguera", "2024-05-20", "es",
            widths=[2, 3],
        ),
    )
    write(
        "manuals/piccolo-2-manual.pdf",
        pdf.document(
            text("documents/piccolo-2-manual.md"), "Piccolo 2: operating manual", "Tamberline Ltd", "2024-03-01", "en",
            columns=2, font="Sans", size=11, footer="Piccolo 2 – operating manual, edition 3",
        ),
    )
    write(
        "manuals/piccolo-2-ja.pdf",
        pdf.document(
            text("documents/piccolo-2-ja.md"), "ピッコロ2 かんたんガイド", "株式会社みなと珈琲機器", "2024-04-10", "ja",
            font="Fallback",
        ),
    )
    write(
        "manuals/water-report.pdf",
        pdf.document(
            text("documents/water-report.md"), "The hardness of water in Hallowford", "Priya Raman, Owen Thackeray",
            "2024-10-21", "en", columns=2, size=9.5, widths=[4, 4, 3, 3],
            footer="Papers of the Weir Mill laboratory, no. 7",
        ),
    )


def _scans(write):
    write("scans/letter-1987.png", scans.png(scans.page(text("scans/letter-1987.txt"), 200, angle=0.7, seed=1), 200))
    write(
        "scans/brief-1978.pdf",
        scans.pdf([scans.page(text("scans/brief-1978.txt"), 200, angle=-0.5, seed=2)], "Scan", "2024-02-29"),
    )
    write(
        "scans/lettre-1964.jpg",
        scans.jpeg(scans.page(text("scans/lettre-1964.txt"), 170, angle=0.4, seed=4, paper=228), 170),
    )
    pages = [
        scans.page(text(f"scans/{name}.txt"), 200, angle=0, seed=6, size=(90, 110), points=9)
        for name in ("receipt", "receipt-back")
    ]
    write("scans/receipt.tiff", scans.tiff(pages))


def _encoded(write):
    for name, charset, target in (
        ("pismo-nastavnika-koi8-r", "koi8-r", "pismo-nastavnika"),
        ("minato-dayori-shift-jis", "shift_jis", "minato-dayori"),
        ("bulletin-paroissial-windows-1252", "windows-1252", "bulletin-du-moulin"),
        ("anilar-utf-16", "utf-16-le", "dedemin-degirmeni"),
        ("shuixiang-gb18030", "gb18030", "shuixiang-chaguan"),
        ("posluga-windows-1251", "windows-1251", "ogoloshennya"),
    ):
        mark = b"\xff\xfe" if charset == "utf-16-le" else b""
        content = text(f"encoded/{name}.txt").replace("\n", "\r\n") + "\r\n"
        write(f"history/{target}.txt", mark + content.encode(charset))
    # As German spreadsheet programs save a table: semicolons, decimal commas, Windows-1252.
    table = text("encoded/lager-hamburg.csv").replace("\n", "\r\n") + "\r\n"
    write("finance/lager-hamburg.csv", table.encode("windows-1252"))


def main():
    changed = []

    def compare(name, data):
        path = CORPUS / name
        if not path.exists() or path.read_bytes() != data:
            changed.append(name)

    checking = sys.argv[1:] == ["--check"]
    pack(compare if checking else write)
    for name in changed:
        print(f"would change: {name}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
