"""What kind of file it is, told from its content; the name and the server's word only where that is open."""

import codecs
import io
import re
import zipfile
import zlib

from comparator.analysis.page_text import Unreadable
from comparator.ingest.source import Source

_HEAD = 4096
_SPACE = " \t\r\n\ufeff"
_NEXT = "Copy the article's text and paste it."
_REFUSED = (
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file, or an Outlook message"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a picture, sound or video"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"wOF", "a font"),
    (b"%!PS", "a PostScript file"),
    (b"From ", "a mailbox of many messages"),
)
_NEXT_STEPS = {
    "an old Word or Excel file, or an Outlook message": "Open it and save it as DOCX or plain text.",
    "a mailbox of many messages": "Save its messages one by one as EML files.",
}
_ROOTS = {
    "newsItem": "newsml", "packageItem": "newsml", "newsMessage": "newsml", "NewsML": "newsml",
    "nitf": "nitf", "html": "html",
}  # fmt: skip
_OTHER_ROOTS = {
    "rss": "a feed", "feed": "a feed", "RDF": "a feed", "svg": "a picture",
    "conceptItem": "a list of concepts",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a plan without text", "catalogItem": "a catalogue",
}  # fmt: skip
_PROLOG = re.compile(r"<\?[^>]*>|<![A-Za-z][^>\[]*(?:\[[^\]]*\]\s*)?>")
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|section|main|div|p|h1|h2|span|table)\b", re.IGNORECASE
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?")
_MAIL = {
    "from", "to", "subject", "date", "mime-version", "received", "message-id", "return-path", "content-type",
    "delivered-to", "snapshot-content-location",
}  # fmt: skip
_NINJS = {
    "uri", "headline", "headlines", "body_text", "body_xhtml", "body_html", "bodies", "versioncreated",
    "pubstatus", "byline", "bylines", "usageterms", "slugline", "copyrightholder", "ednote", "infosources",
    "by",
}  # fmt: skip
_KEY = re.compile(r'"([A-Za-z_]\w{0,40})"\s*:')
_ZIPPED = (
    ("word/document.xml", "docx", ""),
    ("xl/", "", "a spreadsheet"),
    ("ppt/", "", "a slide show"),
    ("META-INF/container.xml", "", "an electronic book"),
    ("Index/Document.iwa", "", "a Pages, Numbers or Keynote file"),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def kind_of(source: Source) -> str:
    """text, html, docx, odt, rtf, pdf, newsml, nitf, ninjs, email, zip or warc. Raises Unreadable, with what
    it is and the next step, for anything else."""
    data = source.data
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Unreadable(f"{source.called} is empty. Choose another file, or paste the article's text.")
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(source)
    if data.startswith(b"\x1f\x8b"):
        return _gzipped(source)
    if data.startswith(b"WARC/"):
        return "warc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    for signature, what in _REFUSED:
        if data.startswith(signature):
            raise _refusal(source, what)
    if b"%PDF-" in data[:1024] and b"endobj" in data:  # what stands before its mark is passed over
        return "pdf"
    return _written(source, _opening(data))


def _refusal(source: Source, what: str) -> Unreadable:
    return Unreadable(f"{source.called} is {what}, which cannot be read. {_NEXT_STEPS.get(what, _NEXT)}")


def _zipped(source: Source) -> str:
    """A ZIP archive by what stands in it: many programs' files are one."""
    try:
        names = zipfile.ZipFile(io.BytesIO(source.data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError, LookupError):
        return "zip"  # whose reader says what is wrong
    if _OPEN_DOCUMENT in source.data[:120]:
        if b"opendocument.text" in source.data[:120]:
            return "odt"
        raise _refusal(source, "an OpenDocument file without running text")
    for prefix, kind, what in _ZIPPED:
        if any(name.startswith(prefix) for name in names):
            if kind:
                return kind
            raise _refusal(source, what)
    return "zip"


def _gzipped(source: Source) -> str:
    try:
        start = zlib.decompressobj(wbits=31).decompress(source.data[:_HEAD], 64)
    except zlib.error:
        start = b""
    if start.startswith(b"WARC/"):
        return "warc"
    raise Unreadable(f"{source.called} is a gzip archive. Unpack it and add the files in it.")


def _opening(data: bytes) -> str:
    """The first characters, whatever the encoding."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return data[: _HEAD * 2].decode("utf-32", "replace").lstrip(_SPACE)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[: _HEAD * 2].decode("utf-16", "replace").lstrip(_SPACE)
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[: _HEAD * 2].decode("utf-8", "replace").lstrip(_SPACE)


def _written(source: Source, opening: str) -> str:
    """What is written in characters: mark-up, JSON, a message, or text."""
    if opening.startswith("<"):
        return _marked_up(source, opening)
    if opening.startswith(("{", "[")) and (kind := _json(source, opening)):
        return kind
    if _is_message(source, opening):
        return "email"
    if _says_html(source) and "<" in opening:
        return "html"
    return "text"


def _marked_up(source: Source, opening: str) -> str:
    rest = opening
    while True:
        if rest.startswith("<!--"):
            rest = rest.partition("-->")[2].lstrip()
        elif found := _PROLOG.match(rest):
            if re.match(r"<!doctype\s+html", rest, re.IGNORECASE):
                return "html"
            rest = rest[found.end() :].lstrip()
        else:
            break
    # A document type too long for the opening names the element that would follow.
    found = _ELEMENT.match(rest) or _DOCTYPE.match(rest)
    root = found[1] if found else ""
    if root in _ROOTS:
        return _ROOTS[root]
    if root in _OTHER_ROOTS:
        what = _OTHER_ROOTS[root]
        step = "Add its address to its outlet, under Outlets." if what == "a feed" else _NEXT
        raise Unreadable(f"{source.called} is {what}, not an article. {step}")
    if opening.startswith("<?xml") and not _says_html(source):
        raise Unreadable(
            f"{source.called} is XML of a kind that is not known ({root or 'no element'}). NewsML-G2 and NITF"
            f" can be read. {_NEXT}"
        )
    return "html" if _HTML.search(opening) or _says_html(source) else "text"


def _says_html(source: Source) -> bool:
    return "html" in source.content_type.lower() or source.name.lower().endswith((".html", ".htm", ".xhtml"))


def _json(source: Source, opening: str) -> str:
    keys = {key.lower() for key in _KEY.findall(opening)}
    if len(keys & _NINJS) >= 2 or (keys & _NINJS and "ninjs" in source.name.lower() + opening[:500]):
        return "ninjs"
    if keys and (source.name.lower().endswith("json") or "json" in source.content_type.lower()):
        raise Unreadable(f"{source.called} is JSON, but not IPTC's ninjs. {_NEXT}")
    return ""


def _is_message(source: Source, opening: str) -> bool:
    """Whether it begins with the headers of a mail message."""
    names: list[str] = []
    for line in opening.split("\n\n")[0].replace("\r\n", "\n").split("\n"):
        if line[:1] in (" ", "\t") and names:
            continue
        found = _HEADER.match(line)
        if not found:
            break
        names.append(found[1].lower())
    known = len(_MAIL.intersection(names))
    return known >= 3 or (known >= 1 and source.name.lower().endswith((".eml", ".mht", ".mhtml")))
