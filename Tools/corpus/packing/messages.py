"""The messages of `Corpus/mail` that carry attachments or old character sets."""

from . import docx, pdf, scans
from .mail import attachment, header, message, nested, text_part
from .sources import text

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write_messages(write):
    """Calls `write(name, bytes)` for each message."""
    for name, make in _MESSAGES.items():
        write(f"mail/{name}.eml", make())


def _head(moment, sender, recipient, subject, identifier):
    return [
        ("Date", moment),
        ("From", sender),
        ("To", recipient),
        ("Subject", subject),
        ("Message-ID", f"<{identifier}@mail.example>"),
    ]


def _quotation():
    charset = "iso-8859-1"
    head = _head(
        "Thu, 23 May 2024 08:55:10 +0200",
        f"{header('Jörg Blümchen', charset)} <j.bluemchen@cafe-morgenrot.example>",
        f"{header('Anneliese Krüger', charset)} <anneliese.krueger@tamberline.example>",
        f"{header('Anfrage: drei Siebträgermaschinen für', charset)}\r\n {header(' unsere Filialen', charset)}",
        "morgenrot-0523",
    )
    return message(head, [text_part(text("mail/angebot-cafe-morgenrot.txt"), charset)])


def _invoice():
    head = _head(
        "Wed, 27 Mar 2024 10:02:41 +0000",
        "Eleanor Finch <accounts@tamberline.example>",
        "Ralph Hargreave <ralph@hargreave.example>",
        "Corrected invoice TL-2024-0417",
        "invoice-0327",
    )
    data = pdf.document(
        text("documents/invoice-55210.md"), "Invoice TL-2024-0417", "Tamberline Ltd", "2024-03-25", "en",
        font="Sans", widths=[1, 5, 2, 2, 2], footer="Tamberline Ltd – registered in England",
    )
    return message(
        head, [text_part(text("mail/invoice-55210.txt")), attachment(data, "application/pdf", "invoice.pdf")]
    )


def _contract():
    head = _head(
        "Fri, 13 Sep 2024 17:20:05 +0200",
        f"{header('Inmaculada Ferrándiz Ortuño', form='b')} <inma@brisaclara.example>",
        "anneliese.krueger@tamberline.example",
        header("Borrador del contrato: plazo de reparación", form="b"),
        "brisa-0913",
    )
    data = docx.document(
        text("mail/contrato-servicio-anexo.md"), "Contrato de servicio", "Inmaculada Ferrándiz Ortuño",
        "2024-09-13", "es-ES",
    )
    return message(
        head,
        [
            text_part(text("mail/contrato-servicio.txt"), form="base64"),
            attachment(data, DOCX_TYPE, "contrato-servicio.docx"),
        ],
    )


def _photograph():
    head = _head(
        "Tue, 10 Sep 2024 19:47:33 +0200",
        f"{header('Solène Aubrac')} <solene.aubrac@courriel.example>",
        "service@tamberline.example",
        header("Photo de la charnière cassée (K7-2744)"),
        "aubrac-0910",
    )
    picture = attachment(
        scans.jpeg(scans.photograph(), quality=70), "image/jpeg", "charniere.jpg", "inline", "photo1@mail.example"
    )
    return message(head, [text_part(text("mail/photo-cassee.txt"), "windows-1252"), picture])


def _forwarded():
    inner = message(
        _head(
            "Sun, 02 Jun 2024 11:15:00 +0100",
            "Stanley Whitcombe <s.whitcombe@post.example>",
            "Tobias Lindqvist <t.lindqvist@tamberline.example>",
            "Your gasket is 0.7 mm too thin",
            "whitcombe-0602",
        ),
        [text_part(text("mail/forwarded-complaint-inner.txt"), form="7bit", charset="us-ascii")],
    )
    head = _head(
        "Mon, 03 Jun 2024 08:31:12 +0100",
        "Tobias Lindqvist <t.lindqvist@tamberline.example>",
        "Priya Raman <p.raman@tamberline.example>",
        "Fwd: Your gasket is 0.7 mm too thin",
        "forward-0603",
    )
    return message(
        head,
        [text_part(text("mail/forwarded-complaint.txt"), form="7bit", charset="us-ascii"), nested(inner, "original.eml")],
    )


def _yokohama():
    charset = "iso-2022-jp"
    head = _head(
        "Mon, 21 Oct 2024 10:12:00 +0900",
        f"{header('佐伯 美和子', charset, 'b')} <saeki@minato-coffee.example>",
        "support@tamberline.example",
        header("ピッコロ2の不良品について", charset, "b"),
        "minato-1021",
    )
    return message(head, [text_part(text("mail/yokohama-ja.txt"), charset, "7bit")])


def _invitation():
    head = _head(
        "Wed, 15 Jan 2025 12:00:00 +0100",
        f"{header('Grażyna Świątek', form='b')} <grazyna@podmlynkiem.example>",
        "dealers@tamberline.example",
        header("Zaproszenie na spotkanie sprzedawców w Poznaniu", form="b"),
        "poznan-0115",
    )
    agenda = text("mail/zaproszenie-porzadek.txt").encode("utf-8")
    return message(
        head,
        [
            text_part(text("mail/zaproszenie.txt"), form="base64"),
            attachment(agenda, "text/plain; charset=utf-8", "porządek obrad.txt"),
        ],
    )


_MESSAGES = {
    "angebot-cafe-morgenrot": _quotation,
    "invoice-55210": _invoice,
    "contrato-servicio": _contract,
    "photo-cassee": _photograph,
    "forwarded-complaint": _forwarded,
    "yokohama-ja": _yokohama,
    "zaproszenie": _invitation,
}
