"""The small markup of the sources: headings, paragraphs, lists, tables, footnotes and speaker notes.

    # Heading, ## Subheading
    - list item
    | cell | cell |            consecutive rows are one table
    word[^text of a footnote]  a footnote, inline
    Notes: spoken text         notes of a slide
    anything else              one paragraph a line
"""

import re
from dataclasses import dataclass, field


@dataclass
class Block:
    kind: str  # heading1, heading2, item, table, notes, paragraph
    text: str = ""
    rows: list = field(default_factory=list)


def parse(source):
    """The blocks of a text in order."""
    blocks = []
    for line in source.splitlines():
        line = line.strip()
        if not line:
            continue
        if line.startswith("## "):
            blocks.append(Block("heading2", line[3:]))
        elif line.startswith("# "):
            blocks.append(Block("heading1", line[2:]))
        elif line.startswith("- "):
            blocks.append(Block("item", line[2:]))
        elif line.startswith("Notes: "):
            blocks.append(Block("notes", line[7:]))
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if blocks and blocks[-1].kind == "table" and blocks[-1].text == "open":
                blocks[-1].rows.append(cells)
            else:
                blocks.append(Block("table", "open", [cells]))
            continue
        else:
            blocks.append(Block("paragraph", line))
        for block in blocks[:-1]:
            if block.kind == "table":
                block.text = ""
    return blocks


def split_footnotes(text):
    """Alternating pieces of running text and (`True`) footnotes: [(text, False), (note, True), …]."""
    pieces = []
    for index, piece in enumerate(re.split(r"\[\^(.*?)\]", text)):
        if piece:
            pieces.append((piece, index % 2 == 1))
    return pieces
