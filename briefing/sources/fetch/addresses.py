"""Which web addresses may be asked: the scheme, the host, and the machine behind it.

A name is looked up once; all machines that it stands for must be public ones, and the connection
goes to one of these very addresses, so that a second answer cannot lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx

from briefing.errors import Place, SourceError

LONGEST = 2000
"""Most characters of an address."""
WEB_PORTS = (80, 443)
"""Ports below 1024 that are asked; behind the others there is no web server."""
_OTHER_PORTS = range(1024, 65536)  # RFC 6335, section 6: below are those of other services
_MOST_MACHINES = 16  # of one name; the rest is not looked at and not asked
_HOST = re.compile(rb"[a-z0-9_-][a-z0-9._-]*|[0-9a-f:.]*:[0-9a-f:.]*")

Resolve = Callable[[str, int], Sequence[str]]
"""Looks up a host's name for a port: numeric addresses. May raise OSError or UnicodeError."""

# What no list of the library holds in every version, or holds as public (RFC 6890 and 8215).
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ),
    )
)  # fmt: skip
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 that is given out (RFC 4291); mapped and translated IPv4 lies outside."""


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system knows for a host's name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether a numeric address is that of a machine in the public internet."""
    try:
        machine = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(machine, ipaddress.IPv6Address) and machine not in _PUBLIC_6:
        return False
    return (
        machine.is_global
        and not machine.is_multicast
        and not any(machine in network for network in _NOT_PUBLIC)
    )


@dataclass(frozen=True, slots=True)
class Rules:
    """Which addresses are asked; content and environment have no say in it."""

    allow_http: bool = False
    """Whether addresses without encryption are asked."""
    resolve: Resolve = look_up
    """How names are looked up."""
    permits: Callable[[str], bool] = is_public
    """Tells of a numeric address whether it may be connected to."""


def parsed(address: str, allow_http: bool) -> httpx.URL:
    """Return an address that may be looked up, without its fragment.

    The one parser is the one that the request is made with. Raises SourceError for another scheme
    than https (or http, if allowed), for a user name or a password, and for what is no address.
    """
    place = Place(address[:200])
    if len(address) > LONGEST or re.search(r"[\x00-\x20\x7f\\]", address):
        raise SourceError("this is no web address", place)
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError("this is no web address", place) from error
    if url.scheme == "http" and not allow_http:
        raise SourceError("http is not asked, since anybody could answer", place, "--allow-http")
    if url.scheme not in {"http", "https"}:
        raise SourceError("only https addresses are fetched", place)
    if not _HOST.fullmatch(url.raw_host):
        raise SourceError("this address names no host", place)
    if url.userinfo:
        raise SourceError("an address with a user name or a password is not fetched", place)
    if url.port not in {None, *WEB_PORTS} and url.port not in _OTHER_PORTS:
        raise SourceError(f"port {url.port} is not one of web servers", place)
    return url.copy_with(fragment=None)


def machines(url: httpx.URL, rules: Rules) -> tuple[str, ...]:
    """Return the numeric addresses behind the host of an address, having looked it up once.

    Raises SourceError if it is not found, or if any of the machines is not public.
    """
    host = url.raw_host.decode("ascii")
    port = url.port or (443 if url.scheme == "https" else 80)
    place = Place(str(url))
    try:
        found = tuple(rules.resolve(host, port))[:_MOST_MACHINES]
    except (OSError, UnicodeError) as error:
        raise SourceError(f"there is no host {host}", place) from error
    refused = [machine for machine in found if not rules.permits(machine)]
    if refused:
        where = "" if refused[0] == host else f"{host} is {refused[0]}, which "
        raise SourceError(f"{where or 'this '}is not a public address", place)
    if not found:
        raise SourceError(f"there is no host {host}", place)
    return found
