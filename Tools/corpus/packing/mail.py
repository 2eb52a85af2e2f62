"""Messages as mail programs write them: encoded headers, several character sets, nested parts, CRLF."""

import base64
import quopri


def header(text, charset="utf-8", form="q"):
    """An encoded word of RFC 2047."""
    data = text.encode(charset)
    if form == "b":
        return f"=?{charset}?B?{base64.b64encode(data).decode('ascii')}?="
    encoded = "".join(
        chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else "_" if byte == 32 else f"={byte:02X}"
        for byte in data
    )
    return f"=?{charset}?Q?{encoded}?="


def text_part(text, charset="utf-8", form="quoted-printable", kind="plain"):
    """The header lines and body of a text part."""
    data = text.replace("\n", "\r\n").encode(charset) + b"\r\n"
    if form == "base64":
        body = _base64(data)
    elif form == "quoted-printable":
        body = quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    else:
        body = data
    return [f'Content-Type: text/{kind}; charset="{charset}"', f"Content-Transfer-Encoding: {form}"], body


def attachment(data, media_type, name, disposition="attachment", content_id=None):
    """A part with a file; names outside ASCII are written as RFC 2231 has it."""
    if name.isascii():
        parameter = f'filename="{name}"'
    else:
        quoted = "".join(
            chr(byte) if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in ".-") else f"%{byte:02X}"
            for byte in name.encode("utf-8")
        )
        parameter = f"filename*=UTF-8''{quoted}"
    lines = [
        f"Content-Type: {media_type}",
        f"Content-Disposition: {disposition}; {parameter}",
        "Content-Transfer-Encoding: base64",
    ]
    if content_id:
        lines.append(f"Content-ID: <{content_id}>")
    return lines, _base64(data)


def nested(message, name):
    """A whole message as a part."""
    return ["Content-Type: message/rfc822", f'Content-Disposition: attachment; filename="{name}"'], message


def message(headers, parts, subtype="mixed", boundary="=_tamberline"):
    """The bytes of a message; one part is written without a multipart around it."""
    lines = [f"{name}: {value}" for name, value in headers] + ["MIME-Version: 1.0"]
    if len(parts) == 1:
        part_lines, body = parts[0]
        return _head(lines + part_lines) + body
    data = _head(lines + [f'Content-Type: multipart/{subtype}; boundary="{boundary}"'])
    for part_lines, body in parts:
        data += f"--{boundary}\r\n".encode("ascii") + _head(part_lines) + body + b"\r\n"
    return data + f"--{boundary}--\r\n".encode("ascii")


def _head(lines):
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n"


def _base64(data):
    return base64.encodebytes(data).replace(b"\n", b"\r\n")
