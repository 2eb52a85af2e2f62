"""The files of `Corpus/broken`: each is wrong in one way that people meet."""

import base64
import random
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

from . import docx, pdf, scans
from .mail import message, text_part
from .sources import text


def write_broken(write):
    """Calls `write(name, bytes)` for each file."""
    for name, data in _files():
        write(f"broken/{name}", data)


def _files():
    letter = pdf.document(
        text("broken/locked-letter.md"), "Confidential", "Miriam Okafor", "2024-12-05", "en"
    )
    yield "encrypted.pdf", _encrypted(letter, "swordfish")
    # The page tree of these files stands behind the fonts, so a third of one holds no page.
    yield "truncated.pdf", letter[: len(letter) // 3]
    agreement = docx.document(
        text("documents/supply-agreement.md"), "Supply Agreement", "Miriam Okafor", "2024-06-03", "en-GB"
    )
    # The document part is the last of the package: the download broke off before it began.
    yield "truncated.docx", agreement[: agreement.index(b"word/document.xml") - 200]
    yield "empty.txt", b""
    yield "really-a-pdf.txt", pdf.document(
        text("broken/really-a-pdf.md"), "Opening hours", "Owen Thackeray", "2024-07-01", "en"
    )
    yield "unknown.bin", b"\x89MURM\x00\x01" + random.Random(7).randbytes(4089)
    yield "locked.zip", _locked_zip()
    yield "no-text.png", scans.png(scans.photograph(seed=5).convert("L"), dpi=72)
    yield "bad-attachment.eml", _bad_attachment(letter)


def _encrypted(data, password):
    """With 128 bit AES and fixed vectors, so that the bytes are the same each time."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "plain.pdf", Path(folder) / "locked.pdf"
        source.write_bytes(data)
        subprocess.run(
            ["qpdf", "--static-id", "--static-aes-iv", "--allow-weak-crypto", "--encrypt", password, password + "!"]
            + ["128", "--use-aes=y", "--", str(source), str(target)],
            check=True,
        )
        return target.read_bytes()


def _bad_attachment(letter):
    lines = base64.encodebytes(letter).decode("ascii").splitlines()[:40]
    lines[20] = lines[20][:30] + "*** transport error ***" + lines[20][30:57]
    damaged = "\r\n".join(lines)[:-7].encode("ascii")
    part = (
        [
            'Content-Type: application/pdf; name="scan.pdf"',
            'Content-Disposition: attachment; filename="scan.pdf"',
            "Content-Transfer-Encoding: base64",
        ],
        damaged,
    )
    head = [
        ("Date", "Thu, 05 Dec 2024 16:44:00 +0000"),
        ("From", "Ambrose Tully <a.tully@mail.example>"),
        ("To", "support@tamberline.example"),
        ("Subject", "Scan of the receipt"),
        ("Message-ID", "<tully-1205@mail.example>"),
    ]
    return message(head, [text_part(text("broken/bad-attachment.txt"), form="7bit", charset="us-ascii"), part])


def _locked_zip():
    """One member that anyone can read and one with the old ZIP encryption."""
    members = [
        ("open.txt", text("broken/zip-open.txt").encode("utf-8") + b"\n", None),
        ("locked.txt", text("broken/zip-locked.txt").encode("utf-8") + b"\n", b"swordfish"),
    ]
    body, directory = b"", b""
    day = ((2024 - 1980) << 9) | (12 << 5) | 5
    for name, data, password in members:
        checksum = zlib.crc32(data)
        stored = _zip_encrypted(data, password, checksum) if password else data
        fields = struct.pack(
            "<HHHHHIIIHH", 20, 1 if password else 0, 0, 0, day, checksum, len(stored), len(data), len(name), 0
        )
        place = len(body)
        body += b"PK\x03\x04" + fields + name.encode("ascii") + stored
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + fields
        directory += struct.pack("<HHHII", 0, 0, 0, 0, place) + name.encode("ascii")
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def _zip_encrypted(data, password, checksum):
    """Traditional encryption as APPNOTE.TXT section 6.1 describes it."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(value, byte):
        return _CRC[(value ^ byte) & 0xFF] ^ (value >> 8)

    def update(byte):
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in bytes(range(11)) + bytes([checksum >> 24]) + data:
        mask = (keys[2] & 0xFFFF) | 2
        out.append(byte ^ (((mask * (mask ^ 1)) >> 8) & 0xFF))
        update(byte)
    return bytes(out)


def _crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table


_CRC = _crc_table()
