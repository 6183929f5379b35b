"""Files that are no text, told by their first bytes.

The marks are those of the formats' own specifications (PNG, JPEG, PDF, ZIP, ...). A page may be served under
any name and type, so the bytes decide.
"""

from __future__ import annotations

SIGNATURES: dict[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b\x08": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"(\xb5/\xfd": "Zstandard",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Microsoft Office",
    b"{\\rtf": "RTF",
    b"OggS": "Ogg",
    b"fLaC": "FLAC",
    b"ID3": "MP3",
    b"\x1aE\xdf\xa3": "Matroska",
    b"wOFF": "WOFF font",
    b"wOF2": "WOFF2 font",
    b"\x7fELF": "ELF program",
    b"SQLite format 3\x00": "SQLite database",
    b"WARC/": "WARC",
}

_AT_OFFSET = ((8, b"WEBP", "WebP"), (8, b"WAVE", "WAV"), (8, b"AVI ", "AVI"), (4, b"ftyp", "MP4"))


def foreign_format(data: bytes) -> str | None:
    """The name of the format that the bytes are in, None when they may be a page."""
    head = data[:16]
    for mark, name in SIGNATURES.items():
        if head.startswith(mark):
            return name
    return next((name for at, mark, name in _AT_OFFSET if head[at : at + len(mark)] == mark), None)
