"""Tests of briefing/publish/plain.py: an article as plain text."""

from pathlib import Path

from briefing.config import Settings
from briefing.publish.plain import plain_text
from briefing.sources import read

ARTICLE = """# Harbour talks end

The council **met** on Monday.[^1]

## The pier

3. Ships
4. Boats
   - of oak

     and of elm
- Nets

> We ask.

| Port | Ships |
|------|-------|
| Quay | 9     |

![A quay](gone.png)

    one
    two

---

[^1]: The first
    meeting.

    It was short.
"""
PLAIN = """Harbour talks end

The council met on Monday.[1]

The pier

3. Ships

4. Boats

   -  of oak

      and of elm

-  Nets

We ask.

Port\tShips
Quay\t9

A quay

one
two

* * *

[1] The first meeting.

   It was short.
"""


def test_an_article_as_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE)
    assert plain_text(read(tmp_path / "a.md", "a.md", Settings()).article) == PLAIN
