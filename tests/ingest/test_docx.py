"""Word documents."""

import pytest

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable, read_page
from comparator.ingest.formats import read_bytes
from tests.ingest.files import FIRST, HEADLINE, SECOND, THIRD, W, docx, para, zipped

STYLES = f"""<w:styles xmlns:w="{W}"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="House head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>"""


def one(data: bytes) -> Incoming:
    (article,) = read_bytes(data, name="story.docx")
    return article


def test_paragraphs_and_headings_by_the_name_of_their_style() -> None:
    body = para(HEADLINE, "Titel") + para(FIRST, "Loop") + para("What comes next", "Own") + para(SECOND)
    article = one(docx(body, styles=STYLES))
    assert article.raw == f"{HEADLINE}\n\n{FIRST}\n\nWhat comes next\n\n{SECOND}"
    assert article.told is not None
    assert article.told.shape
    assert article.told.headline == HEADLINE
    assert [span.of(article.raw) for span in article.told.headings] == ["What comes next"]
    assert article.format == "docx"


def test_a_first_heading_is_the_headline() -> None:
    article = one(docx(para(HEADLINE, "berschrift1") + para(FIRST), styles=STYLES))
    assert article.told is not None
    assert article.told.headline_at is not None
    assert article.told.headline_at.of(article.raw) == HEADLINE


def test_without_styles_it_is_read_as_pasted_text() -> None:
    article = one(docx(para(HEADLINE) + para(FIRST) + para(SECOND)))
    assert article.told is not None
    assert not article.told.shape
    assert read_page(article.raw, told=article.told).headline == HEADLINE


def test_the_owner_of_the_computer_is_not_the_author() -> None:
    article = one(docx(para(FIRST)))
    assert article.told is not None
    assert article.told.byline is None
    assert "Owner" not in article.raw


def test_insertions_stand_deletions_are_gone_and_it_says_so() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">The fee is </w:t></w:r>'
        '<w:del w:author="Eve"><w:r><w:delText>14</w:delText></w:r></w:del>'
        '<w:ins w:author="Eve"><w:r><w:t>15</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> coins.</w:t></w:r></w:p>'
        "<w:moveFrom><w:p><w:r><w:t>Moved away.</w:t></w:r></w:p></w:moveFrom>"
    )
    article = one(docx(body))
    assert article.raw == "The fee is 15 coins."
    assert article.warnings[0].startswith("The file has tracked changes (2 deleted and 1 inserted passages)")


def test_comments_and_hidden_words_are_left_out_and_it_says_so() -> None:
    body = para(FIRST) + (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
        "<w:t>Seen.</w:t></w:r></w:p>"
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment>{para("check")}</w:comment></w:comments>'
    article = one(docx(body, comments=comments))
    assert article.raw == f"{FIRST}\n\nSeen."
    assert article.warnings == ("1 comment was left out.", "Hidden text was left out.")


def test_tables_row_by_row_breaks_notes_and_text_boxes() -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{para(t)}</w:tc>" for t in ("Days", "14", "")) + "</w:tr>"
    box = f"<w:txbxContent>{para('In a box.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>line.</w:t><w:br/><w:br/><w:t>Next</w:t><w:tab/><w:t>long</w:t>"
        f"<w:noBreakHyphen/><w:t>term.</w:t><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:r></w:p>"
        f"<w:tbl>{row}</w:tbl>"
    )
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator">{para("-")}</w:footnote>'
        f"<w:footnote>{para('A note.')}</w:footnote></w:footnotes>"
    )
    article = one(docx(body, footnotes=notes))
    assert article.raw.split("\n\n") == ["One line.", "Next long-term.", "In a box.", "Days | 14", "A note."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(""), "holds no running text"),
        (docx("<w:p>"), "XML with a mistake"),
        (docx(para(THIRD))[:-30], "damaged"),
        (zipped({"word/document.xmlx": "", "word/document.xml.rels": ""}), "damaged document"),
    ],
    ids=["empty", "broken XML", "cut off", "without its text"],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_bytes(data, name="story.docx")
