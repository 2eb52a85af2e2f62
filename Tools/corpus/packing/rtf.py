"""RTF letters: Windows-1252 escapes for what that code page has, Unicode escapes for the rest."""

from .markup import parse


def document(source, title, author, created):
    """The bytes of an .rtf; `created` is an ISO day."""
    year, month, day = (int(part) for part in created.split("-"))
    lines = []
    for block in parse(source):
        style = r"\b\fs32 " if block.kind == "heading1" else r"\b0\fs22 "
        lines.append(rf"\pard\sa160 {{{style}{_escaped(block.text)}}}\par")
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Liberation Serif;}}"
        r"{\colortbl;\red0\green0\blue0;}"
        rf"{{\info{{\title {_escaped(title)}}}{{\author {_escaped(author)}}}{{\creatim\yr{year}\mo{month}\dy{day}\hr9\min0}}}}"
        r"{\*\generator Tamberline Office 4;}\viewkind4\uc1\f0"
    )
    return (head + "\r\n" + "\r\n".join(lines) + "\r\n}\r\n").encode("ascii")


def _escaped(text):
    out = ""
    for index, character in enumerate(text):
        code = ord(character)
        if character in "\\{}":
            out += "\\" + character
        elif code < 128:
            out += character
        elif character in "€„“–" or index % 7 == 0:
            out += rf"\u{code}?"
        else:
            out += "\\'%02x" % character.encode("windows-1252")[0]
    return out
