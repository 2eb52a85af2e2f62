"""ZIP files whose bytes depend on their content alone."""

import io
import zipfile

MOMENT = (2024, 11, 30, 12, 0, 0)


def archive(members, stored=()):
    """A ZIP of `(name, bytes or str)` pairs in this order; names in `stored` are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in members:
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            target.writestr(entry, data if isinstance(data, bytes) else data.encode("utf-8"))
    return buffer.getvalue()
