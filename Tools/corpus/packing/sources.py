"""Where the texts lie and where the packed files go."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "Tools" / "corpus" / "sources"
CORPUS = ROOT / "Corpus"


def text(name):
    """The text of a source, without the line end at its end."""
    return (SOURCES / name).read_text(encoding="utf-8").rstrip("\n")


def write(name, data):
    """Writes a file of the corpus; `name` is relative to `Corpus/`."""
    path = CORPUS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return data
