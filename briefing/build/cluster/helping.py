"""The inside of a helper: does what it is asked to until nobody needs it any more."""

from __future__ import annotations

import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from pickle import PicklingError

PATIENCE = 60.0
"""Seconds without work after which it ends."""


def main() -> None:
    """Serve the pipe whose file number is the argument of this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    serve(Connection(int(sys.argv[1])))


def serve(pipe: Connection, patience: float = PATIENCE) -> None:
    """Do the work on every item that comes, and send back whether it went well and the outcome."""
    while pipe.poll(patience):
        try:
            work, item = pipe.recv()
        except EOFError:
            return
        except Exception as error:  # noqa: BLE001 - what cannot be read is not this process's fault
            pipe.send((False, _plain(error)))
            continue
        try:
            answer = (True, work(item))
        except Exception as error:  # noqa: BLE001 - whoever asked has to know
            answer = (False, error)
        try:
            pipe.send(answer)
        except (PicklingError, TypeError, AttributeError, ValueError) as error:
            pipe.send((False, _plain(error)))


def _plain(error: Exception) -> Exception:
    """Return an error that can travel in any case."""
    return RuntimeError(f"{type(error).__name__}: {error}")


def _follow() -> None:
    """End this process when the one that it works for has ended."""
    while os.read(0, 1):
        pass
    os._exit(1)
