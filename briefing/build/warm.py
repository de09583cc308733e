"""Makes a process ready to build at once: what takes long to load is loaded and has been used."""

from __future__ import annotations

import gc

from briefing.build import compose
from briefing.build.preview import SAMPLE
from briefing.build.project import Project
from briefing.build.staleness import options
from briefing.config import Settings
from briefing.manuscript import Wishes
from briefing.output import Output
from briefing.render.edition import render_edition
from briefing.render.theme import find_theme


def warm_up(project: Project) -> None:
    """Build the sample of the themes and throw it away.

    Processes that are forked from this one later find language model, fonts and libraries loaded.

    Raises:
        BriefingError: the theme that is asked for cannot be used.
    """
    settings = Settings()
    chosen = options(project.asked, Wishes(), settings)
    briefing = compose(SAMPLE, SAMPLE.name, settings)
    source = Output(SAMPLE.name, SAMPLE.read_bytes())
    render_edition(
        briefing, find_theme(chosen.theme), chosen.paper, chosen.outputs, source, pdf2=project.pdf2
    )
    gc.collect()
    gc.freeze()  # so that no process copies the pages of what is there for good
