"""Files of every format, made up for the tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence

HEADLINE = "Harbour talks end without a date"
FIRST = "The harbour talks at Lenmouth ended on Tuesday without a date for the next round."
SECOND = "“We will meet again when there is something to sign,” Minister Ada Moor said."
THIRD = "The two sides have 14 days to answer."
TEXT = "\n\n".join((HEADLINE, FIRST, SECOND, THIRD))

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document from the XML of its body; styles, footnotes and comments are parts of their own."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "docProps/core.xml": "<coreProperties><creator>Owner of the computer</creator></coreProperties>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped(files)


def para(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def pdf(pages: Sequence[str], *, more: str = "", trailer: str = "") -> bytes:
    """A PDF whose pages have these content streams, in Helvetica as /F1. `more` are further objects."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, content in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {5 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out.encode("cp1252")))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    out += more
    start = len(out.encode("cp1252"))
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("cp1252")


def printed(lines: Sequence[tuple[float, float, float, str]]) -> str:
    """A page's content from lines of (x, y, size, text)."""
    return "\n".join(
        f"BT /F1 {size} Tf {x} {y} Td ({text.replace('(', '').replace(')', '')}) Tj ET"
        for x, y, size, text in lines
    )


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf-3-4.dtd">
<nitf xml:lang="en-GB"><head><title>Other title</title>
<docdata management-status="embargoed"><urgency ed-urg="3"/><doc-id id-string="nw-0311-7"/>
<date.issue norm="20260310T181500+0000"/><date.release norm="20260311T060000+0100"/>
<du-key key="LENMOUTH-TALKS" version="2"/><doc.copyright year="2026" holder="Northern Wire"/></docdata></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>Second line</hl2></hedline>
<note>Editors: a map is available.</note><rights>No resale.</rights>
<byline>By <person>Tom Vale</person></byline><distributor>Northern Wire</distributor>
<dateline><location>LENMOUTH</location>, March 10</dateline></body.head>
<body.content><media><media-caption>Boats at Lenmouth.</media-caption></media>
<p>{FIRST}</p><hl2>What comes next</hl2><p>{SECOND}&nbsp;Caf&eacute; doors stayed open.</p>
<table><tr><td>Days</td><td>14</td></tr></table></body.content>
<body.end><tagline>Editing by Una Reed</tagline></body.end></body></nitf>"""

_CONTENT = {"inlineXML": "application/xhtml+xml", "inlineData": "text/plain"}
G2 = "http://iptc.org/std/nar/2006-10-01/"


def news_item(
    body: str, *, guid: str = "tag:wire.example,2026:7", embargo: str = "", kind: str = "inlineXML"
) -> str:
    """A NewsML-G2 newsItem around the content of its contentSet."""
    return f"""<newsItem xmlns="{G2}" guid="{guid}" version="3" standard="NewsML-G2" xml:lang="en-US">
<rightsInfo><copyrightHolder><name>Northern Wire plc</name></copyrightHolder>
<copyrightNotice>(c) 2026 Northern Wire</copyrightNotice>
<usageTerms>Not for archives.</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:NW"><name>Northern Wire</name></provider>
<versionCreated>2026-03-10T18:15:00Z</versionCreated><firstCreated>2026-03-09T08:00:00Z</firstCreated>
{embargo}<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>4</urgency><located qcode="geo:7"><name>Lenmouth</name></located>
<infoSource><name>Harbour News</name></infoSource><by>By Tom Vale</by><slugline>LENMOUTH-TALKS</slugline>
<headline>{HEADLINE}</headline></contentMeta>
<contentSet><{kind} contenttype="{_CONTENT[kind]}">{body}</{kind}>
</contentSet></newsItem>"""


XHTML = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Other title</title></head><body>
<h1>{HEADLINE}</h1><p>{FIRST}</p><h2>What comes next</h2><p>{SECOND}</p>
<script>alert(1)</script></body></html>"""

EML = f"""From: Press office <press@harbour.example>
To: desk@paper.example
Subject: {HEADLINE}
Date: Tue, 10 Mar 2026 18:15:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{FIRST}

{SECOND}
""".replace("\n", "\r\n")
