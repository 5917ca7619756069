"""How markup becomes words: what a reader sees, no word glued to another and none split."""

import pytest

from comparator.ingest.pages.page import read_html

P = "<p>The ministers met for a second day and left the hall without a word to the press.</p>"


def _lines(markup: str) -> list[str]:
    page = f"<article><h1>Ministers meet again in Kesh</h1>{P * 2}{markup}{P}</article>"
    lines = read_html(page).raw.split("\n\n")
    assert lines[0] == "Ministers meet again in Kesh"
    return lines[3:-1]


SEEN = {
    "inline markup does not part a word": (
        "<p>He said <b>u</b>n<i>less</i> and went.</p>", ["He said unless and went."]),
    "blocks do not grow together": ("<div>One</div><div>Two</div>", ["One", "Two"]),
    "a block inside a text parts it": ("<div>Before<p>in</p>after</div>", ["Before", "in", "after"]),
    "white space is one space": ("<p>a \n\t b&nbsp;c&#8201;d</p>", ["a b c d"]),
    "a line break parts lines": ("<p>first<br>second<br/><br>third</p>", ["first", "second", "third"]),
    "a soft hyphen is not seen": ("<p>trans&shy;port and zero&#8203;width</p>", ["transport and zerowidth"]),
    "a joiner belongs to the writing": ("<p>می\u200cخواهم</p>", ["می\u200cخواهم"]),
    "entities are characters": ("<p>&ldquo;Yes&rdquo; &eacute; &#x2014; &#151;</p>", ["“Yes” é — —"]),
    "an element for a quotation has its marks": ("<p>He said <q>no</q>.</p>", ["He said “no”."]),
    "a footnote is no part of a figure": ("<p>It cost 120<sup>3</sup> crowns.</p>", ["It cost 120³ crowns."]),
    "raised letters stay": ("<p>the 4<sup>th</sup> of May</p>", ["the 4th of May"]),
    "wrapped copy is joined, paragraphs are kept": (
        "<pre>A line that is\nwrapped.\n\nA second paragraph\nof copy.</pre>",
        ["A line that is wrapped.", "A second paragraph of copy."]),
    "a row of figures is a line": (
        "<table><tr><th>Town</th><th>2019</th></tr><tr><td>Kesh</td><td>2.9</td></tr></table>",
        ["Town | 2019", "Kesh | 2.9"]),
    "links side by side stay apart": ("<p><a href=a>One</a><a href=b>Two</a></p>", ["One Two"]),
    "what is hidden is not seen": (
        "<p hidden>a</p><p style='color:red; display : none'>b</p><template>c</template><script>d</script>"
        "<noscript>e</noscript><!-- f --><style>g</style><svg><text>h</text></svg><p>seen</p>", ["seen"]),
    "text that looks like markup stays text": (
        "<p>&lt;img src=x onerror=alert(1)&gt; and &amp;lt;b&amp;gt;</p>",
        ["<img src=x onerror=alert(1)> and &lt;b&gt;"]),
    "markup that is no markup stays text": ("<p>1 < 2 and 3 > 2</p>", ["1 < 2 and 3 > 2"]),
    "control characters go": ("<p>a\x00b\x07c</p>", ["abc"]),
    "text from right to left keeps its marks": ("<p dir=rtl>قال \u200fالوزير</p>", ["قال \u200fالوزير"]),
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_a_reader_sees(case: str) -> None:
    markup, seen = SEEN[case]
    assert _lines(markup) == seen


def test_every_told_span_lies_on_the_words_it_names() -> None:
    page = read_html(
        f"<nav><a>Home</a></nav><h1>Ministers meet again in Kesh</h1>{P}<h2>Why</h2>{P * 2}"
        "<footer>© 2020</footer>"
    )
    assert page.told
    assert page.told.headline_at
    assert page.told.headline_at.of(page.raw) == page.told.headline == "Ministers meet again in Kesh"
    assert [span.of(page.raw) for span in page.told.headings] == ["Why"]
    assert [(cut.reason, cut.span.of(page.raw)) for cut in page.told.cuts] == [
        ("menu", "Home"),
        ("notice", "© 2020"),
    ]
