"""Tests of briefing/sources/mdwiki.py and mdsites.py: Markdown that other programs extend."""

import time
from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.model import Block, Mark, walk
from briefing.sources import read as read_source
from briefing.sources.markdown import read
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(walk(read(text.encode(), "a.md").blocks))


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def words(text: str) -> str:
    return "|".join(block.text for block in blocks(text))


def left_out(text: str) -> list[str]:
    found = read(text.encode(), "a.md").diagnostics
    return [d.message.partition(": ")[2] for d in found if d.code == "S015"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [[The Pier]].", "See The Pier."),
        ("See [[The Pier|that *pier*]].", "See that *pier*."),
        ("See [[The Pier#Ships]].", "See The Pier > Ships."),
        ("See [[The Pier#^37066d]].", "See The Pier > ^37066d."),
        ("`[[Code]]`", "[[Code]]"),
        ("[[1]](https://example.org/)", "[1]"),
        ("[[1]] and [[]]", "[[1]] and [[]]"),
        ("[[note]]\n\n[note]: https://example.org/", "[note]"),
        ("[[open and [closed]", "[[open and [closed]"),
    ],
)
def test_wiki_links_are_words(text: str, shown: str) -> None:
    assert words(text) == shown


def test_wiki_links_within_the_text_lead_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "To [[#The Pier|it]], [[#Not there]].\n\n## The Pier\n\nWords.\n"
    )
    found = read_source(tmp_path / "a.md", "a.md", Settings())
    assert [(run.text, run.href) for run in found.article.blocks[0].runs] == [
        ("To ", ""), ("it", "#h1"), (", ", ""), ("Not there", ""), (".", ""),
    ]  # fmt: skip


def test_embedded_pictures_are_looked_for_where_note_programs_keep_them(tmp_path: Path) -> None:
    (tmp_path / "attachments").mkdir()
    Image.new("RGB", (4, 3)).save(tmp_path / "attachments" / "the quay.png")
    text = "Words.\n\n![[the quay.png|A quay]] ![[the quay.png|300x200]] ![[gone.png]]\n"
    (tmp_path / "a.md").write_text(text)
    found = read_source(tmp_path / "a.md", "a.md", Settings())
    figures = [block for block in found.article.blocks if block.kind == "figure"]
    assert [(figure.alt, figure.picture) for figure in figures] == [
        ("A quay", "f1.png"), (None, "f1.png"), (None, ""),
    ]  # fmt: skip


def test_other_embeds_are_left_out_and_said() -> None:
    text = "Words.\n\n![[Other note]] ![[a.pdf#page=3]]\n"
    assert outline(text) == [("paragraph", "Words.")]
    assert left_out(text) == ["![[Other note]], and 1 more"]


def test_highlights_stand_out() -> None:
    runs = blocks("A ==word *and* more== and a == b == c ===d=== `==x==`")[0].runs
    assert [(run.text, *sorted(run.marks)) for run in runs] == [
        ("A ",), ("word ", Mark.STRONG), ("and", Mark.EMPHASIS, Mark.STRONG),
        (" more", Mark.STRONG), (" and a == b == c ===d=== ",), ("==x==", Mark.CODE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A %%hidden%% word.", "A word."),
        ("One.\n\n%%\nhidden\n\nstill\n%%\n\nTwo.", "One.|Two."),
        ("One.\n%%\nhidden %%\nTwo.", "One.|Two."),
        ("100 %% sure", "100 %% sure"),
        ("%%\nnever closed", "%% never closed"),
        ("    %%\n    code\n    %%", "%%\ncode\n%%"),
    ],
)
def test_comments_vanish(text: str, shown: str) -> None:
    assert words(text) == shown


def test_names_of_paragraphs_vanish() -> None:
    assert words("A paragraph. ^37066d\n\nTwo ^ three ^abc") == "A paragraph.|Two ^ three ^abc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!note] Of *note*\n> Words.", [("quote", "Of note"), ("paragraph", "Words.")]),
        ("> [!WARNING]\n> Words.\n>\n> More.",
         [("quote", "Warning"), ("paragraph", "Words."), ("paragraph", "More.")]),
        ("> [!tip]- Folded", [("quote", "Folded")]),
        ("> Words [!note]", [("quote", "Words [!note]")]),
        ("[!note] Words", [("paragraph", "[!note] Words")]),
    ],
)  # fmt: skip
def test_callouts_are_quotations_with_a_title(text: str, expected: list[tuple[str, str]]) -> None:
    assert outline(text) == expected


def test_the_title_of_a_callout_is_bold() -> None:
    assert blocks("> [!note] Title\n> Words.")[0].runs[0].marks == {Mark.STRONG}


@pytest.mark.parametrize(
    "text",
    [
        '{{< figure src="/img/quay.png" alt="A quay" caption="The quay" >}}',
        '{{% figure src="img/quay.png" title="The quay" alt=`A quay` %}}',
        '![A quay]({{ site.baseurl }}/img/quay.png "The quay")',
        '![A quay]({{ "/img/quay.png" | relative_url }} "The quay")',
    ],
)
def test_figures_of_site_generators(text: str) -> None:
    figure = blocks(text)[0]
    assert (figure.kind, figure.picture, figure.alt, figure.text) == (
        "figure", "img/quay.png", "A quay", "The quay",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown", "said"),
    [
        ("A {{< youtube w7Ft2 >}} b", "A b", ["{{< youtube w7Ft2 >}}"]),
        ("{{% notice note %}}\nWords.\n{{% /notice %}}", "Words.", ["{{% notice note %}}"]),
        ("{{< toc />}}\n\n{{< toc >}}", "", ["{{< toc />}}, and 1 more"]),
        ("{% include sign-up.html a='b' %} Words.", "Words.", ["{% include sign-up.html a='b' %}"]),
        ("{% raw %}{{ kept }}{% endraw %}", "{{ kept }}", []),
        ("A {% comment %}no{% endcomment %} b", "A b", []),
        ("{{ user.name }} {% if x %} {{</* kept */>}} {# x #}",
         "{{ user.name }} {% if x %} {{</* kept */>}} {# x #}", []),
        ("`{{< kept >}}`", "{{< kept >}}", []),
        ("Words.\n{: .lead #top}", "Words.", []),
        ("Words\n\n* TOC\n{:toc}\n\nMore", "Words|More", []),
        ('[there]({{< ref "b.md" >}}), [here]({% post_url 2024-05-01-b %})', "there, here", []),
        ("[up]({{ site.url }}/about)", "up", []),
    ],
)  # fmt: skip
def test_what_site_generators_add(text: str, shown: str, said: list[str]) -> None:
    assert (words(text), left_out(text)) == (shown, said)


@pytest.mark.parametrize(
    ("opening", "end"),
    [
        ("{{< highlight go >}}", "{{< /highlight >}}"),
        ("{% highlight go linenos %}", "{% endhighlight %}"),
    ],
)
def test_code_between_highlight(opening: str, end: str) -> None:
    block = blocks(f"{opening}\nx := *y*\n\n  z\n{end}\n")[0]
    assert (block.kind, block.info, block.text) == ("code", "go", "x := *y*\n\n  z")
    assert outline(f"{opening}\nWords\n")[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2024-05-01-talks.md", "2024-05-01"),
        ("2024-05-01-talks/index.md", "2024-05-01"),
        ("2024-13-01-talks.md", ""),
        ("talks-2024-05-01.md", ""),
        ("2024-05-011.md", ""),
    ],
)
def test_the_name_of_a_file_may_give_the_date(tmp_path: Path, name: str, date: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("Words.")
    assert read_source(path, str(path), Settings()).article.meta.published == date
    path.write_text("---\ndate: 2018-07-20\n---\nWords.")
    assert read_source(path, str(path), Settings()).article.meta.published == "2018-07-20"


PIECES = [
    "[[", "]]", "|", "![[", "==", "%%", "{{<", ">}}", "{{%", "%}}", "{%", "%}", " figure ", "raw",
    "src=a.png", "> [!x]", "\n", "\n\n", " highlight", "a", "#b", "{:", "}", "*", " ", "- ", "](",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_all_of_it_may_be_mixed(pieces: list[str]) -> None:
    blocks("a" + "".join(pieces))


@pytest.mark.parametrize(
    "piece",
    ["[[a", "![[a", "==a ", "%%\n", "{{< a ", "{% comment %}", "{{< highlight x >}}\n\n", "{:"],
)
def test_what_is_left_open_costs_linear_time(piece: str) -> None:
    start = time.perf_counter()
    blocks(piece * (6_000 // len(piece)))
    assert time.perf_counter() - start < 5
