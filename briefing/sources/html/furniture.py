"""What of a page is furniture around an article: told by names of classes, by links, by phrases."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_NOISE = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|author-?(?:bio|box|info)|breadcrumbs?|byline|carousel|comments?"
    r"|consent|cookies?|credits?-?link|disqus|editsection|entry-?meta|footer|gallery-?thumbs|gdpr"
    r"|hatnote|jump-?link|login|menu|meta-?data|modal|more-?(?:from|stories|news)|most-?read|nav"
    r"|navbar|navigation|newsletter\w*|noprint|optin|outbrain|overlay|pager|pagination|paywall"
    r"|popular|popup|post-?meta|post-?(?:views|visits)|postinfo|print-?only|promo\w*"
    r"|publish-?date|rating|read-?more|recirc\w*|recommend\w*|related\w*|screen-?reader-?text|shares?|sharing|sidebar|sign-?up"
    r"|skip-?link|social\w*|sponsor\w*|sr-?only|subscri\w*|taboola|tag-?list|tags|teasers?"
    r"|time-?stamp|toolbar|trending|visually-?hidden|vjs|widget-?area)(?=$|[\s_-])"
    r"|share-?(?:bar|box|btn|buttons?|icons?|links?|text|this|tools)|social-?(?:media|links)|newsletter",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\W*(?:advertisements?|advertising|anzeige|publicit[ée]|publicidad|reklam\w*|implantation"
    r"|(?:read|show|load) (?:more|also|next)\b.{0,120}|related(?: \w+)?:.{0,150}"
    r"|also read\b.{0,150}|you (?:may|might) also (?:like|enjoy).{0,40}|continue reading.{0,60}"
    r"|story continues below.{0,40}|article continues below.{0,40}|sharing is caring\W*"
    r"|share (?:this|on|via)\b.{0,60}|follow us\b.{0,120}|sign up\b.{0,150}|subscribe\b.{0,120}"
    r"|we want to hear (?:from you|what you think)\b.{0,160}|(?:got|have) a (?:news )?tip\b.{0,120}"
    r"|skip to (?:main )?content|click here\b.{0,60}|(?:image|photo|slide) \d+ of \d+"
    r"|lesen sie auch\b.{0,150}|mehr zum thema\b.{0,80}|lire aussi\b.{0,150}|leggi anche\b.{0,150}"
    r"|lee tambi[ée]n\b.{0,150}|leia (?:tamb[ée]m|mais)\b.{0,150}|читайте также.{0,150})",
    re.IGNORECASE,
)

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|autor(?:es)?|authors|auteur|date|dateline|publish(?:ed)?"
    r"|post-?date|posted|time-?stamp|entry-?meta|post-?info|post-?meta)(?=$|[\s_-])",
    re.IGNORECASE,
)
_LEDE = re.compile(
    r"(?:^|[\s_-])(?:lede|lead|leadin|stand-?first|dek|deck|intro|introduction|subhead(?:line)?"
    r"|sub-headline|sub-?title|excerpt|teaser-?text|chapeau|vorspann|entradilla|bajada|sommario)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:image|photo|picture|media|foto|bild)[_-]?credits?(?=$|[\s_-])", re.IGNORECASE
)
_BYLINE_WORDS = 12


def has_noisy_name(element: HtmlElement) -> bool:
    """Tell whether an element's class or id says that it is no part of the article."""
    identity = element.get("id") or ""
    if identity.count("-") > 2:  # the words of a heading, rather than a name
        identity = ""
    names = f"{element.get('class') or ''} {identity}"
    return len(names) > 1 and bool(_NOISE.search(names[:300]))


def is_byline(element: HtmlElement, words: int) -> bool:
    """Tell whether a short line names only who wrote the article, or when."""
    parent = element.getparent()
    around = parent.get("class") if parent is not None and parent.tag != "body" else ""
    return words <= _BYLINE_WORDS and bool(
        _BYLINE.search(f"{element.get('class') or ''} {around or ''}"[:200])
    )


def is_credit(element: HtmlElement, words: int) -> bool:
    """Tell whether a short line names only whose a picture is."""
    parent = element.getparent()
    around = parent.get("class") if parent is not None and parent.tag != "body" else ""
    names = f"{element.get('class') or ''} {around or ''}"[:200]
    return words <= _BYLINE_WORDS and bool(_CREDIT.search(names))


def is_lede(element: HtmlElement, text: str) -> bool:
    """Tell whether a sentence is named as the one that leads into the article."""
    return text[-1:] in '.!?…”"' and bool(_LEDE.search(element.get("class") or ""))


def is_furniture_phrase(text: str) -> bool:
    """Tell whether a line is one of those that sites put between paragraphs."""
    return len(text) < 220 and bool(_PHRASE.fullmatch(text))


def link_share(element: HtmlElement) -> float:
    """Return the share of an element's text that is links to other pages, from 0 to 1."""
    whole = len("".join(element.itertext()).strip())
    if not whole:
        return 0.0
    leading = (a for a in element.iter("a") if not (a.get("href") or "#").startswith("#"))
    linked = sum(len("".join(link.itertext()).strip()) for link in leading)
    return min(linked / whole, 1.0)
