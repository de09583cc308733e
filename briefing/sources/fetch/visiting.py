"""Manners towards hosts: a pause between two requests to one, and its robots.txt."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.robotparser import RobotFileParser

import httpx

from briefing.errors import SourceError
from briefing.sources.fetch.addresses import Rules, parsed
from briefing.sources.fetch.transport import USER_AGENT, Answer, Want, get

PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
SHORT_PAUSE = 0.1
"""Seconds before a picture, which belongs to a page that the host gave."""
LONGEST_PAUSE = 30.0
"""Most seconds that a robots.txt can ask for."""
_ROBOTS = Want(accept="text/plain, */*;q=0.1", most=500_000)  # RFC 9309, section 2.5
_NOTHING = ("User-agent: *", "Disallow: /")


@dataclass(slots=True)
class Visit:
    """What hosts were asked so far."""

    rules: Rules = field(default_factory=Rules)
    """Which addresses are asked."""
    sleep: Callable[[float], None] = time.sleep
    """How to wait some seconds."""
    clock: Callable[[], float] = time.monotonic
    """What the time is, in seconds."""
    last: dict[bytes, float] = field(default_factory=dict)
    """When each host was asked last."""
    robots: dict[str, RobotFileParser] = field(default_factory=dict)
    """What the robots.txt of each host says, by the beginning of its addresses."""

    def get(self, address: str, want: Want, pause: float = PAUSE) -> Answer:
        """Return what the server gives, having waited for its turn. Raises SourceError."""
        url = parsed(address, self.rules.allow_http)
        known = self.robots.get(_beginning(url))
        asked = float(known.crawl_delay(USER_AGENT) or 0) if known else 0.0
        due = self.last.get(url.raw_host, -LONGEST_PAUSE) + max(pause, min(asked, LONGEST_PAUSE))
        if due > self.clock():
            self.sleep(due - self.clock())
        try:
            return get(address, want, self.rules)
        finally:
            self.last[url.raw_host] = self.clock()

    def secured(self, address: str) -> str:
        """Return the https address for an http one that somebody else wrote, unless allowed."""
        if self.rules.allow_http or not address.lower().startswith("http:"):
            return address
        return f"https:{address[len('http:') :]}"

    def is_welcome(self, address: str) -> bool:
        """Tell whether the robots.txt of a host lets us ask for an address. Raises SourceError."""
        beginning = _beginning(parsed(address, self.rules.allow_http))
        if beginning not in self.robots:
            self.robots[beginning] = self._read(f"{beginning}/robots.txt")
        return self.robots[beginning].can_fetch(USER_AGENT, address)

    def _read(self, address: str) -> RobotFileParser:
        """Return a robots.txt; all is allowed if there is none, nothing if it cannot be had."""
        found = RobotFileParser()
        try:
            answer = self.get(address, _ROBOTS)
        except SourceError:
            found.parse(_NOTHING)
            return found
        if answer.status == httpx.codes.OK:
            found.parse(answer.data.decode("utf-8-sig", "replace").splitlines())
        else:
            found.parse([] if httpx.codes.is_client_error(answer.status) else _NOTHING)
        return found


def _beginning(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
