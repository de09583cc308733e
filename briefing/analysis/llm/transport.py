"""One POST to a server that is not trusted: bounded in time and size, no redirects, no proxies."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from briefing.analysis.llm.answer import NoAnswerError
from briefing.analysis.llm.endpoint import Endpoint

if TYPE_CHECKING:
    import httpx

SECONDS = 120.0
"""Longest wait for one answer; a model on a small machine takes its time."""
TOTAL = 180.0
"""Longest wait in seconds with the second attempt."""
CONNECT = 10.0
"""Longest wait in seconds for a connection."""
MAX_BYTES = 1_000_000
"""Size of the largest answer that is read."""

_LATE = "there was no answer in time"


class _PassingError(NoAnswerError):
    """What may be over a moment later: the server is busy, broken or slow."""


def post(endpoint: Endpoint, body: Mapping[str, Any]) -> bytes:
    """Return what the server answers to a chat completion request.

    A server that fails or is slow is asked once more, within TOTAL seconds.

    Raises:
        NoAnswerError: There is no answer, or it is refused; no word of the server's is repeated.
    """
    data = json.dumps(body, ensure_ascii=True).encode()
    end = time.monotonic() + TOTAL
    try:
        return _attempt(endpoint, data, min(SECONDS, TOTAL))
    except _PassingError:
        left = end - time.monotonic()
        if left <= 0:
            raise
        return _attempt(endpoint, data, min(SECONDS, left))


def _attempt(endpoint: Endpoint, data: bytes, seconds: float) -> bytes:
    """Ask once.

    Looking up a name has no time limit, and a server can send a byte now and then for ever, so
    the request has a thread of its own, which is left behind when the time is over.
    """
    box: SimpleQueue[bytes | NoAnswerError] = SimpleQueue()

    def ask() -> None:
        try:
            box.put(_request(endpoint, data, seconds))
        except NoAnswerError as error:
            box.put(error)
        except Exception:  # noqa: BLE001 - its text may hold the key
            box.put(NoAnswerError("the request could not be made"))

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = box.get(timeout=seconds)
    except Empty:
        raise _PassingError(_LATE) from None
    if isinstance(found, NoAnswerError):
        raise found
    return found


def _request(endpoint: Endpoint, data: bytes, seconds: float) -> bytes:
    """Send the request and read the answer."""
    # It takes a quarter of a second to import, and nobody else needs it.
    import httpx  # noqa: PLC0415

    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    timeout = httpx.Timeout(seconds, connect=min(CONNECT, seconds))
    address = f"{endpoint.url}/chat/completions"
    try:
        with (
            # No proxy, password file or certificate that the environment or the home names.
            httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", address, content=data, headers=headers) as response,
        ):
            _check(response.status_code)
            return _limited(response)
    except httpx.TimeoutException:
        raise _PassingError(_LATE) from None
    except httpx.HTTPError:
        raise NoAnswerError("the server cannot be reached or breaks off") from None


def _check(status: int) -> None:
    """Refuse what is no answer."""
    if status >= 500:
        raise _PassingError(f"the server answered with error {status}")
    if 300 <= status < 400:
        raise NoAnswerError("the server redirects, which is not followed")
    if status != 200:
        raise NoAnswerError(f"the server answered with error {status}")


def _limited(response: httpx.Response) -> bytes:
    """Return the body if it is not too large."""
    data = bytearray()
    for chunk in response.iter_raw():  # not unpacked: a small answer could unpack to a huge one
        data += chunk
        if len(data) > MAX_BYTES:
            raise NoAnswerError(f"the answer is larger than {MAX_BYTES // 1_000_000} MB")
    return bytes(data)
