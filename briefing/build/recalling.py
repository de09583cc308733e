"""Reads and analyses a source, or recalls what came of it when everything was the same."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing.analysis import analyse
from briefing.analysis.llm.endpoint import Endpoint
from briefing.build.cache import Cache
from briefing.build.project import Target
from briefing.build.staleness import Keys
from briefing.manuscript import Source, Wishes
from briefing.model import Article, Briefing, Meta
from briefing.output import Output
from briefing.render.edition import Memory
from briefing.sources import read

UNANSWERED = "N008"
"""Code that says a model gave no summary, so that the next build asks again."""
TICK = 10_000_000
"""Nanoseconds by which the times of files may lag behind the clock."""
ELSEWHERE = Article(Meta(), ())
"""Stands for the article in what is kept of its analysis."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What was found out about a source in other builds."""

    cache: Cache
    """Where it is kept."""
    keys: Keys
    """Computes keys."""
    target: Target
    """The source."""

    def source(self) -> Source:
        """Return the source as it is read.

        Raises:
            BriefingError: it cannot be read.
        """
        target = self.target
        begin = time.time_ns()
        key = self.keys.of_source(target)
        kept = self.cache.get("sources", key)
        if isinstance(kept, tuple) and len(kept) == 2:
            source, digest = kept
            if isinstance(source, Source) and self.keys.of_files(source.files) == digest:
                return source
        source = read(target.path, target.shown, target.settings)
        digest = self.keys.of_files(source.files)
        if not any(_changed_since(begin, name) for name in source.files):
            self.cache.put("sources", key, (source, digest))
        return source

    def briefing(self, source: Source, endpoint: Endpoint | None) -> Briefing:
        """Return what the analysis finds in the source.

        Raises:
            BriefingError: it cannot be analysed.
        """
        key = self.keys.of_analysis(source.files, self.target.settings)
        kept = self.cache.get("analyses", key)
        if isinstance(kept, Briefing):
            return replace(kept, article=source.article)
        found = analyse(source, self.target.settings, endpoint=endpoint)
        if found.article == source.article and all(d.code != UNANSWERED for d in found.diagnostics):
            self.cache.put("analyses", key, replace(found, article=ELSEWHERE))
        return found

    def memory(self, chosen: Wishes) -> Memory:
        """Return what helps to lay the source out; it may be of an earlier text of it."""
        kept = self.cache.get("editions", self.keys.of_edition(self.target.shown, chosen))
        return kept if isinstance(kept, Memory) else Memory()

    def remember(self, chosen: Wishes, memory: Memory) -> None:
        """Keep what helps to lay the source out again."""
        self.cache.put("editions", self.keys.of_edition(self.target.shown, chosen), memory)

    def outputs(self, keys: Mapping[str, str]) -> Mapping[str, Output]:
        """Return the outputs with these keys, by name; nothing unless all of them are kept."""
        found = {name: self.cache.get("outputs", key) for name, key in keys.items()}
        kept = {name: output for name, output in found.items() if isinstance(output, Output)}
        return kept if kept.keys() == found.keys() else {}

    def keep(self, keys: Mapping[str, str], outputs: Mapping[str, Output]) -> None:
        """Keep finished outputs by their keys."""
        for name, output in outputs.items():
            self.cache.put("outputs", keys[name], output)


def _changed_since(begin: int, name: str) -> bool:
    """Tell whether a file may have changed after it was read; `begin` is in nanoseconds."""
    try:
        return os.stat(name).st_ctime_ns >= begin - TICK  # noqa: PTH116 - a name may be no path
    except (OSError, ValueError):
        return False
