"""One GET to a server that is not trusted: checked at every hop, bounded in time and size.

No cookies, no proxies, no passwords, nothing of the environment; nothing is kept between requests.
"""

from __future__ import annotations

import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cache
from queue import Empty, SimpleQueue

import httpx

from briefing import __version__
from briefing.errors import Place, SourceError
from briefing.sources.fetch.addresses import Rules, machines, parsed

SECONDS = 20.0
"""Longest wait for one answer, with all its redirects."""
CONNECT = 5.0
"""Longest wait in seconds for a connection to one machine."""
MOST_HOPS = 3
"""Most redirects that are followed."""
USER_AGENT = f"briefing/{__version__}"
"""How the program calls itself."""
_MOST_MACHINES = 3  # of a host that are tried
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Want:
    """What is asked for."""

    accept: str
    """Kinds of content, as in the header Accept."""
    most: int
    """Most bytes of the content when it is unpacked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave."""

    url: str
    """Address that gave it, after redirects."""
    status: int
    """Status code; the data are empty unless it is 200."""
    media_type: str = ""
    """Kind of content as the server declares it, in lower case; empty if it does not."""
    charset: str = ""
    """Encoding as the server declares it; empty if it does not."""
    data: bytes = b""
    """The content, unpacked."""


def get(address: str, want: Want, rules: Rules, seconds: float = SECONDS) -> Answer:
    """Return what the server behind an address gives.

    Looking up a name has no time limit, and a server can send a byte now and then for ever, so
    the request has a thread of its own, which is left behind when the time is over.

    Raises:
        SourceError: The address, or one that it is redirected to, is refused; there is no answer
            in time, or it is too large.
    """
    box: SimpleQueue[Answer | Exception] = SimpleQueue()
    end = time.monotonic() + seconds

    def ask() -> None:
        try:
            box.put(_follow(address, want, rules, end))
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            box.put(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    try:
        found = box.get(timeout=max(seconds, 0))
    except Empty:
        raise _late(address) from None
    thread.join()
    if isinstance(found, Exception):
        raise found
    return found


def _follow(address: str, want: Want, rules: Rules, end: float) -> Answer:
    """Ask an address and those that it is redirected to."""
    url = parsed(address, rules.allow_http)
    for _ in range(MOST_HOPS + 1):
        found = _ask(url, machines(url, rules), want, end)
        if isinstance(found, Answer):
            return found
        url = parsed(found, rules.allow_http)
    raise SourceError(f"more than {MOST_HOPS} redirects", Place(address))


def _ask(url: httpx.URL, found: tuple[str, ...], want: Want, end: float) -> Answer | str:
    """Return the answer of the first machine that can be reached, or where it redirects to."""
    place = Place(str(url))
    for machine in found[:_MOST_MACHINES]:
        try:
            return _request(url, machine, want, end)
        except httpx.ConnectError as error:
            if "CERTIFICATE" in str(error):
                message = "the server does not prove to be the one of this name"
                raise SourceError(message, place) from None
        except httpx.ConnectTimeout:
            continue
        except httpx.TimeoutException:
            raise _late(str(url)) from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise SourceError("the server breaks off or does not speak HTTP", place) from None
    raise SourceError("the server cannot be reached", place)


def _request(url: httpx.URL, machine: str, want: Want, end: float) -> Answer | str:
    """Ask one machine, which has to prove that it is the host of the address."""
    left = end - time.monotonic()
    if left <= 0:
        raise _late(str(url))
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept": want.accept,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    there = url.copy_with(host=machine)
    names = {"sni_hostname": url.raw_host.decode("ascii")}
    timeout = httpx.Timeout(left, connect=min(CONNECT, left))
    with (
        # A client of its own keeps neither cookies nor a connection that was proven for another.
        httpx.Client(
            verify=_trust(), trust_env=False, follow_redirects=False, timeout=timeout
        ) as client,
        client.stream("GET", there, headers=headers, extensions=names) as response,
    ):
        if response.status_code in _REDIRECTS:
            return str(url.join(response.headers.get("Location", "")))
        if response.status_code != httpx.codes.OK:
            return Answer(str(url), response.status_code)
        kind = Message()
        kind["Content-Type"] = response.headers.get("Content-Type", "")
        declared = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        data = b"".join(_pieces(url, response, want.most, end))
        return Answer(str(url), 200, declared, kind.get_content_charset() or "", data)


@cache
def _trust() -> ssl.SSLContext:
    """Return the certificates that are believed: those that come with the library, and no other."""
    return httpx.create_ssl_context(verify=True, trust_env=False)


def _pieces(url: httpx.URL, response: httpx.Response, most: int, end: float) -> Iterator[bytes]:
    """Yield the content unpacked, piece by piece, and never more of it than allowed.

    The library would unpack a piece whole, a thousand times its size, before anybody could look.
    """
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip", ""}:
        raise SourceError(f"is packed as {packing[:20]}, which was not asked for", Place(str(url)))
    unpacker = zlib.decompressobj(_GZIP) if "gzip" in packing else None
    left = most
    for chunk in response.iter_raw():
        try:
            piece = unpacker.decompress(chunk, left + 1) if unpacker else chunk
        except zlib.error as error:
            raise SourceError("is damaged", Place(str(url))) from error
        left -= len(piece)
        if left < 0:
            raise SourceError(f"is larger than {most / 1_000_000:g} MB", Place(str(url)))
        if time.monotonic() > end:
            raise _late(str(url))
        yield piece
    if unpacker and not unpacker.eof:
        raise SourceError("is damaged", Place(str(url)))


def _late(address: str) -> SourceError:
    return SourceError("there was no answer in time", Place(address))
