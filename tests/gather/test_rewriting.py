"""Others' HTML as our Markdown: the words stay, and nothing that is not meant."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.core.body import body_problems
from cchc.core.post import Post
from cchc.core.text import nfc
from cchc.gather.rewriting import link, markdown_of, plain_markdown
from cchc.publish.foreign import clean_foreign
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer, plain_text

PAGE = "https://mau.example.vn/tin/a/"
RENDERER = Renderer(Links("/", {}))
TEXT = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\ufffe\uffff")
)
SIGNS = st.text(st.sampled_from("ab 1.#*_`[](){}<>&|~=-+:!\\/\"'^$%\u00a0ắ"), max_size=40)


def post(body: str) -> Post:
    """Return a post with this text."""
    return Post("2026/03/a.md", "A", ("kt",), "tthc", datetime(2026, 3, 1, tzinfo=UTC), body=body)


def shown(markdown: str) -> str:
    """Return what our pages show of *markdown*."""
    return RENDERER.html(post(markdown))


def rewritten(html: str) -> str:
    """Return *html* as it comes out of our pages."""
    return shown(markdown_of(clean_foreign(html, page=PAGE)))


def quoted(text: str) -> str:
    """Return *text* as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "-   a\n    -   b\n-   c"),
        ("<ol><li>a</li><li><p>b</p><p>c</p></li></ol>", "1.  a\n2.  b\n\n    c"),
        ("<h1>a</h1><h2>b</h2>", "# a\n\n## b"),
        ("a<br>b", "a  \nb"),
        ("<b>a</b> <em>b</em> m<sup>2</sup>", "**a** *b* m<sup>2</sup>"),
        ("<b>Lưu ý:</b> a<br><b>b</b>", "**Lưu ý:** a  \n**b**"),
        ("<b>1</b><b>2</b> <i>“a”</i>b <em><b>c</b></em>",
         "<strong>1</strong><strong>2</strong> <em>“a”</em>b *<strong>c</strong>*"),
        ("<blockquote><p>a</p></blockquote>", "> a"),
        ("<a href='../b?x=1&amp;y=(2)'>x [1]</a>", "[x \\[1\\]](https://mau.example.vn/tin/b?x=1&y=%282%29)"),
        ("<a href='b'><img src='c.png' alt='d'></a>", "[Hình: d](https://mau.example.vn/tin/a/b)"),
        ("<img src='c d.png'>", "[Hình](https://mau.example.vn/tin/a/c%20d.png)"),
        ("<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2</td></tr></table>",
         "| a | b\\|c |\n| --- | --- |\n| 1 | 2 |"),
        ("<pre>a\n  b</pre>", "a b"),
        ("<div>1. a</div><div># b</div><div>+ c</div>", "1\\. a\n\n\\# b\n\n\\+ c"),
        ("<script>a</script><style>b</style><p onclick='x'>c", "c"),
    ],
)  # fmt: skip
def test_each_form_has_its_markdown(html: str, made: str) -> None:
    """As a person would write it."""
    assert markdown_of(clean_foreign(html, page=PAGE)) == made


@settings(max_examples=60)
@given(
    st.lists(SIGNS | TEXT, max_size=4),
    st.sampled_from(["p", "li", "td", "h2", "strong", "em", "a"]),
)
def test_the_words_stay_and_every_sign_is_itself(texts: list[str], tag: str) -> None:
    """Whatever signs the words hold, our page shows these words; no check of ours is in the way."""
    html = "".join(f"<{tag}>{quoted(text)}</{tag}>" for text in texts)

    markdown = markdown_of(clean_foreign(html, page=PAGE))

    wanted = nfc("".join("".join(texts).split()))
    assert nfc("".join(plain_text(shown(markdown)).split())) == wanted
    assert [each.sentence for each in body_problems(post(markdown or "a"), root="posts")] == []


@pytest.mark.parametrize(
    "html",
    [
        "<b>1</b><b>2</b>", "<i>1</i><b>2</b>", "<b>“a”</b>b", "a<b>(b)</b>", "<b>a <i>b</i></b>",
        "*<b>a</b>*", "<b>*a*</b>", "<b><i>a</i></b>", "x<i>a<b>b</b>c</i>y", "<b> a </b>b",
        "<b>1<b>1</b>:</b>",
    ],
)  # fmt: skip
def test_what_was_stressed_stays_so(html: str) -> None:
    """Our page stresses the same words as theirs did, and shows no mark of it."""
    shown = rewritten(f"<p>{html}</p>")

    same = html.replace("b>", "strong>").replace("i>", "em>")
    assert shown == f"<p>{same.replace('<strong> a </strong>', '<strong>a</strong> ')}</p>"


def test_the_hundredth_point_is_a_point_too() -> None:
    """Its number is wider; what belongs to it is indented as far."""
    made = rewritten(f"<ol>{'<li>a</li>' * 99}<li><p>b</p><p>c</p></li></ol>")

    assert made.count("<li>") == 100
    assert "<p>b</p>\n<p>c</p>\n</li>\n</ol>" in made


@settings(max_examples=60)
@given(SIGNS | TEXT)
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    """A summary that takes a text's place holds no mark of ours."""
    markdown = plain_markdown(text)

    assert plain_text(shown(markdown)) == nfc(" ".join(text.split()))
    assert [each.sentence for each in body_problems(post(markdown or "a"), root="posts")] == []


def test_a_link_leads_where_it_says() -> None:
    """Whatever signs its words and its address hold."""
    made = shown(link("Xã [1] <b>", "https://a.example.vn/x(1)_y*?a=b&c='d'"))

    assert made == (
        '<p><a href="https://a.example.vn/x%281%29_y*?a=b&amp;c=%27d%27" rel="noopener">'
        "Xã [1] &lt;b&gt;</a></p>"
    )


def test_a_wild_text_becomes_a_paragraph() -> None:
    """Too many tags, or too deep ones, cost no more than their words."""
    many = markdown_of(clean_foreign("<i>a</i> " * 3000, page=PAGE))
    deep = markdown_of(clean_foreign("<blockquote>" * 1500 + "a", page=PAGE))

    assert (many.count("a"), deep) == (3000, "a")
    assert rewritten("<div>" * 300 + "a") == "<p>a</p>"
