#!/usr/bin/env python3
"""Rebuilds the documents of Office 97 to 2003 in `Corpus/` from the texts in `sources/`.

    python3 -m pip install -r Tools/corpus/requirements.txt
    Tools/corpus/legacy.py

The packed modern document of each is saved in the old format by LibreOffice (Debian: `libreoffice-writer-nogui
libreoffice-calc-nogui libreoffice-impress-nogui`), which writes other bytes each time; run it only when a text changed.
"""

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from packing import docx, pptx, xlsx
from packing.sources import text, write


def stock_list():
    """The stock list of the turn of the year 1999."""
    rows = [
        ["Stock of 31 December 1999"], [], ["Part", "Counted on", "Pieces", "Price", "Share"],
        ["Gale crank handle", (date(1999, 12, 30), xlsx.DATE), (212, xlsx.PLAIN), (4.25, xlsx.POUNDS),
         (0.31, xlsx.PERCENT)],
        ["Kettle lid, enamel", (date(1999, 12, 31), xlsx.DATE), (96, xlsx.PLAIN), (2.8, xlsx.POUNDS),
         (0.14, xlsx.PERCENT)],
        ["Gasket 7.8 mm", (date(1999, 12, 31), xlsx.DATE), (1480, xlsx.PLAIN), (0.12, xlsx.POUNDS),
         (0.55, xlsx.PERCENT)],
    ]
    people = [["Keys of the store"], [], ["Name", "Key"], ["Stanley Whitcombe", "front"], ["Harold Tamber", "attic"]]
    comment = (0, "C6", "Stanley Whitcombe", "Counted twice, the scales were wrong.")
    return xlsx.workbook([("Stock", rows), ("Keys", people)], "Stock list", "Stanley Whitcombe", "1999-12-31", comment)


def convert(data, extension, filter_name, name):
    """Saves a modern document in an old format under `name` in the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"document.{extension}"
        source.write_bytes(data)
        target = name.rsplit(".", 1)[1]
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             f"{target}:{filter_name}", "--outdir", folder, source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        write(name, (Path(folder) / f"document.{target}").read_bytes())


def main():
    minutes = docx.document(
        text("documents/board-minutes-1999.md"), "Minutes of the board", "Constance Ely", "1999-11-09", "en-GB",
        header="Tamberline – for the board", footer="Minutes, page",
    )
    convert(minutes, "docx", "MS Word 97", "minutes/board-1999.doc")
    convert(stock_list(), "xlsx", "MS Excel 97", "finance/stock-1999.xls")
    talk = pptx.presentation(
        text("documents/founders-talk-2003.md"), "Fifty years of Tamberline", "Constance Ely", "2003-06-14", "en-GB"
    )
    convert(talk, "pptx", "MS PowerPoint 97", "slides/founders-talk-2003.ppt")


if __name__ == "__main__":
    main()
