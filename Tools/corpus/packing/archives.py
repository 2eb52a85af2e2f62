"""The ZIP and the compressed tar of `Corpus/archives`."""

import gzip
import io
import tarfile

from . import scans
from .mail import attachment, message, text_part
from .sources import SOURCES, text
from .zipped import archive

MOMENT = 1738324800  # 31 January 2025, noon


def gasket_papers():
    """A ZIP with folders, a name outside ASCII, a message with an attachment, a picture and a ZIP inside."""
    root = SOURCES / "archives" / "zip"
    complaint = message(
        [
            ("Date", "Tue, 20 Aug 2024 15:05:00 +0100"),
            ("From", "Harriet Boothroyd <h.boothroyd@mail.example>"),
            ("To", "support@tamberline.example"),
            ("Subject", "Piccolo 2 leaks from the top"),
            ("Message-ID", "<boothroyd-0820@mail.example>"),
        ],
        [
            text_part(text("archives/zip/letters/complaint.eml.txt"), form="7bit", charset="us-ascii"),
            attachment((root / "letters" / "drops.csv").read_bytes(), "text/csv; charset=us-ascii", "drops.csv"),
        ],
    )
    label = scans.page(text("scans/label.txt"), points=24, size=(110, 40), angle=-0.4, seed=9, paper=244)
    older = archive([("notes-2023.txt", (root / "older" / "notes-2023.txt").read_bytes())])
    return archive(
        [
            ("readme.txt", (root / "readme.txt").read_bytes()),
            ("letters/complaint.eml", complaint),
            ("letters/Prüfbericht.txt", (root / "letters" / "Prüfbericht.txt").read_bytes()),
            ("letters/thanks.txt", (root / "letters" / "thanks.txt").read_bytes()),
            ("pictures/label.png", scans.png(label)),
            ("tables/gaskets.csv", (root / "tables" / "gaskets.csv").read_bytes()),
            ("older/2023.zip", older),
        ]
    )


def mill_backup():
    """A tar compressed with gzip."""
    root = SOURCES / "archives" / "tar"
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as target:
        for path in sorted(root.rglob("*")):
            entry = tarfile.TarInfo(str(path.relative_to(root)))
            entry.mtime = MOMENT
            if path.is_dir():
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                target.addfile(entry)
            else:
                data = path.read_bytes()
                entry.size, entry.mode = len(data), 0o644
                target.addfile(entry, io.BytesIO(data))
    return gzip.compress(buffer.getvalue(), mtime=MOMENT)
